// What a person sees in a cell: the number it holds, as its number format shows it. Units, signs and words in
// the format are read along (`0.00"L"` shows 0.01 as below detection); what the format hides is told.

/** A value as it is seen. */
interface Seen {
  readonly kind: 'number' | 'date' | 'text' | 'error';
  /** Numbers in full precision, dates as `YYYY-MM-DD`, with ` HH:MM`, as `YYYY-MM` or `HH:MM` as far as shown. */
  readonly text: string;
  /** What the cell looks like where `text` is not to be seen in it; then the value cannot be trusted. */
  readonly shown?: string;
}

/** A number format, understood. */
export interface NumberFormat {
  /** Numbers and text look like what they are. */
  readonly isPlain: boolean;
  number(value: number, is1904: boolean): Seen;
  /** Text as shown; most formats leave it alone. */
  string(text: string): Seen;
}

interface Section {
  readonly condition?: (value: number) => boolean;
  /** Letters for parts of dates and times, in order: `ymd`, `hm`. */
  readonly date: string;
  readonly before: string;
  readonly behind: string;
  /** Placeholders for digits, with the point. */
  readonly digits: string;
  /** Words between the digits, which no number has. */
  readonly isBroken: boolean;
  readonly isPercent: boolean;
  /** By how many thousands the number is shown smaller. */
  readonly thousands: number;
  readonly hasText: boolean;
}

/** Formats that a workbook names by number alone, as a Chinese Excel shows them. */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy年m月',
  28: 'm月d日',
  29: 'm月d日',
  30: 'm-d-yy',
  31: 'yyyy年m月d日',
  32: 'h时mm分',
  33: 'h时mm分ss秒',
  34: 'h时mm分',
  35: 'h时mm分ss秒',
  36: 'yyyy年m月',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy年m月',
  51: 'm月d日',
  52: 'yyyy年m月',
  53: 'm月d日',
  54: 'm月d日',
  55: 'h时mm分',
  56: 'h时mm分ss秒',
  57: 'yyyy年m月',
  58: 'm月d日',
};

/** The code of a format known by number; formats nobody defined show numbers as they are. */
export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? 'General';
}

/** Understands a format code such as `yyyy"年"m"月"` or `[<0.01]"未检出";0.00`. */
export function numberFormat(code: string): NumberFormat {
  const sections = readSections(code.trim() === '' ? 'General' : code);
  const numeric = sections.slice(0, 3).filter(({ hasText }) => !hasText);
  const words = sections[3] ?? sections.find(({ hasText }) => hasText);
  const leavesText = words === undefined || (words.hasText && words.before + words.behind === '');
  const isPlain = leavesText && numeric.every((section) => isUnadorned(section));
  return {
    isPlain,
    number: (value, is1904) => {
      const section = choose(numeric, value);
      return section === undefined ? plain(value) : see(section, value, is1904);
    },
    string: (text) => {
      if (words === undefined) return { kind: 'text', text };
      if (!words.hasText) return { kind: 'text', text, shown: words.before + words.behind };
      return { kind: 'text', text: words.before + text + words.behind };
    },
  };
}

function plain(value: number): Seen {
  return { kind: 'number', text: plainDecimal(value) };
}

function isUnadorned({ date, before, behind, digits, isBroken, isPercent, thousands }: Section): boolean {
  const isPadded = /^0{2,}$/.test(digits);
  const isWordy = (before + behind).replace(/[-+() ]/g, '') !== '';
  return !(date || isWordy || isBroken || isPercent || isPadded) && thousands === 0 && digits.includes('0');
}

function choose(sections: readonly Section[], value: number): Section | undefined {
  const [first, second] = sections;
  const count = sections.length;
  if (first === undefined || count === 1) return first;
  const isFirst = first.condition?.(value) ?? (count === 2 ? value >= 0 : value > 0);
  if (isFirst) return first;
  const isSecond = count === 2 || (second!.condition?.(value) ?? value < 0);
  return isSecond ? second! : sections[2]!;
}

function see(section: Section, value: number, is1904: boolean): Seen {
  const { date, before, behind, digits, isBroken, isPercent, thousands } = section;
  if (date !== '') return seeDate(value, date, is1904);
  const text = plainDecimal(value);
  const showsNothing = digits === '' || (value === 0 && !digits.includes('0'));
  if (showsNothing) return { kind: 'number', text, shown: `${before}${behind}`.trim() };
  if (thousands > 0) return { kind: 'number', text, shown: shiftPoint(text, -3 * thousands) };
  if (isBroken) return { kind: 'number', text, shown: digits };
  const padded = /^0{2,}$/.test(digits) && /^\d+$/.test(text) ? text.padStart(digits.length, '0') : text;
  const number = isPercent ? `${shiftPoint(text, 2)}%` : padded;
  // The sign of a number below 0 is its own, however the format shows it.
  const word = (part: string) => (value < 0 ? part.replace(/[-()]/g, '') : part);
  return { kind: 'number', text: `${word(before)}${number}${word(behind)}`.trim() };
}

/** Days, months or times as far as the format shows them; a month stands for itself only on its first day. */
function seeDate(serial: number, letters: string, is1904: boolean): Seen {
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  // A number too large or too small for a date is shown as `####`.
  if (seconds < 0 || days >= (is1904 ? 2_957_004 : 2_958_466)) return { kind: 'error', text: '####' };
  const minutes = Math.floor((seconds - days * 86_400) / 60);
  const hours = letters.includes('H') ? days * 24 + Math.floor(minutes / 60) : Math.floor(minutes / 60);
  const time = `${String(hours).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const showsDay = /d/.test(letters);
  const showsYear = /y/.test(letters);
  // m stands for minutes beside hours or seconds, unless a year or a day is there too.
  const showsMonth = letters.includes('m') && (showsDay || showsYear || !/[hHs]/.test(letters));
  if (!showsDay && !showsYear && !showsMonth && /[hHms]/.test(letters)) return { kind: 'date', text: time };
  const day = civilDay(days, is1904);
  if (minutes > 0) return { kind: 'date', text: `${day} ${time}` };
  if (!showsDay && showsMonth && day.endsWith('-01')) return { kind: 'date', text: day.slice(0, 7) };
  if (!showsDay && showsYear && day.endsWith('-01-01')) return { kind: 'date', text: day.slice(0, 4) };
  return { kind: 'date', text: day };
}

/** The day of a serial number; 1900-01-00 and 1900-02-29, which only Excel knows, as it shows them. */
function civilDay(days: number, is1904: boolean): string {
  if (!is1904 && days === 0) return '1900-01-00';
  if (!is1904 && days === 60) return '1900-02-29';
  const since1970 = is1904 ? days - 24_107 : days - (days < 60 ? 25_568 : 25_569);
  return new Date(since1970 * 86_400_000).toISOString().slice(0, 10);
}

/** A binary number as the decimal a person typed: 15 significant digits, no exponent. */
export function plainDecimal(value: number): string {
  const short = String(Number(value.toPrecision(15)));
  if (!short.includes('e')) return short === '-0' ? '0' : short;
  const [mantissa = '', exponent] = short.split('e');
  return shiftPoint(mantissa, Number(exponent));
}

/** A plain decimal times a power of ten, exactly. */
function shiftPoint(text: string, places: number): string {
  const sign = text.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = text.slice(sign.length).split('.');
  const point = whole.length + places;
  const digits = (whole + fraction).padStart(whole.length + fraction.length + Math.max(0, 1 - point), '0');
  const at = Math.max(1, point);
  const padded = digits.padEnd(at, '0');
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const behind = padded.slice(at).replace(/0+$/, '');
  return `${sign}${before}${behind === '' ? '' : `.${behind}`}`;
}

const PIECE =
  /"(?<quoted>[^"]*)"?|\\(?<escaped>.)|[_*].|\[(?<bracket>[^\]]*)\]|(?<general>General|G\/通用格式)|(?<noon>AM\/PM|A\/P|上午\/下午)|E[+-]|(?<date>y+|m+|d+|h+|s+|e+|b+|g+|a{3,4})|(?<digits>[0#?.,]+)|(?<percent>%)|(?<text>@)|(?<other>.)/gisu;

/** The sections of a code: for numbers above, below and at 0 or as their conditions say, and for text. */
function readSections(code: string): readonly Section[] {
  const sections: Section[] = [];
  let pieces: Piece[] = [];
  for (const { groups = {} } of code.matchAll(PIECE)) {
    if (groups.other !== ';') pieces.push(groups);
    else {
      sections.push(readSection(pieces));
      pieces = [];
    }
  }
  return [...sections, readSection(pieces)];
}

type Piece = Readonly<Record<string, string | undefined>>;

function readSection(pieces: readonly Piece[]): Section {
  let date = '';
  let words = '';
  let before: string | null = null;
  let digits = '';
  let isBroken = false;
  let condition: Section['condition'];
  for (const {
    quoted,
    escaped,
    other,
    bracket,
    general,
    noon,
    date: letters,
    digits: places,
    text,
  } of pieces) {
    words += quoted ?? escaped ?? other ?? bracketWord(bracket);
    if (bracket !== undefined) {
      if (/^[hms]+$/i.test(bracket)) date += /^h/i.test(bracket) ? 'H' : 's';
      condition ??= readCondition(bracket);
    }
    if (letters !== undefined) date += dateLetter(letters);
    if (noon !== undefined) date += 'h';
    if (places !== undefined || general !== undefined || text !== undefined) {
      if (before !== null && words.replace(/[ /]/g, '') !== '') isBroken = true;
      before ??= words;
      words = '';
      digits += places ?? (general === undefined ? '' : '0');
    }
  }
  return {
    ...(condition && { condition }),
    date,
    before: before ?? words,
    behind: before === null ? '' : words,
    digits: digits.replaceAll(',', ''),
    isBroken,
    isPercent: pieces.some(({ percent }) => percent !== undefined),
    thousands: /[0#?](,+)(?:\.|$)/.exec(digits)?.[1]?.length ?? 0,
    hasText: pieces.some(({ text }) => text !== undefined),
  };
}

/** e is a year; weekdays and the names of eras (`w` here) are no part of a date. */
function dateLetter(letters: string): string {
  const letter = letters[0]!.toLowerCase();
  if (letter === 'e') return 'y';
  return 'ymdhs'.includes(letter) ? letter : 'w';
}

/** `[$¥-804]` shows its sign; colours, conditions and times beyond 24 hours show none. */
function bracketWord(bracket: string | undefined): string {
  return bracket?.startsWith('$') ? bracket.slice(1).replace(/-[^-]*$/, '') : '';
}

function readCondition(bracket: string): Section['condition'] {
  const [, sign, limit] = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/.exec(bracket) ?? [];
  const bound = Number(limit);
  switch (sign) {
    case '<=':
      return (value) => value <= bound;
    case '>=':
      return (value) => value >= bound;
    case '<>':
      return (value) => value !== bound;
    case '<':
      return (value) => value < bound;
    case '>':
      return (value) => value > bound;
    case '=':
      return (value) => value === bound;
    default:
      return undefined;
  }
}
