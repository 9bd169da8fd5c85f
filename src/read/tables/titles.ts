// What stands above a table and on its sheet's tab: the month named there must be the one whose folder it is in.

import { type CivilDate, endOfMonth, type Month } from '../../model/calendar.ts';
import type { TableKind } from '../../model/columns.ts';
import type { Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import type { Sheet } from '../../model/table.ts';
import { cleanText, isBlank } from '../cells/cells.ts';
import { writtenDate } from '../cells/dates.ts';
import { halfWidth } from '../cells/numbers.ts';
import { fileNameMonth, ledgerDate } from '../problems/period-problems.ts';
import { sheetNameMonth, titleMonthMismatch } from '../problems/sheet-problems.ts';
import type { Recognised } from './recognise.ts';

/** Tables of one month; others carry dates of their own, and may be made up later. */
const MONTHLY: ReadonlySet<TableKind> = new Set(['readings', 'sampling', 'plantMonths', 'collections']);
/** Tables that go on from month to month and say up to when they are filled in. */
const LEDGERS: ReadonlySet<TableKind> = new Set([
  'tasks',
  'stages',
  'outfalls',
  'networks',
  'funds',
  'duties',
]);

/** A month named in a text: `2026年6月`, `2026年1-6月`, `2026-06`, with a day perhaps. */
const MENTION =
  /(?<!\d)(20\d{2})\s*(?:年|[-./])\s*(\d{1,2})(?:\s*月?\s*[-—~至]\s*(\d{1,2})\s*月|\s*月份?)?(?:[-./]?\s*(\d{1,2})\s*日?)?(?!\d)/g;
/** A month without its year, as sheets are called: `6月`, `6月份水质`. */
const BARE = /(?<!\d)(\d{1,2})\s*月/;
/** The same as the title of a table; a day (7月5日前报送) is none. */
const BARE_TITLE = /^\D{0,20}(\d{1,2})月份?(?!\d)(?=.*(?:水质|监测|断面|运行|污水|结果|情况|表))/;
/** A whole year: `2025年`. */
const YEAR = /(?<!\d)(20\d{2})年?(?!\s*[\d年./-])/;

/**
 * Whether title rows, head and sheet name of a monthly table agree with its folder. A title may name other
 * months beside it, and days of other months (填报日期); a sheet's name is often left over, and only doubted.
 */
export function checkTitles(sheet: Sheet, recognised: Recognised, folderMonth: Month): readonly Problem[] {
  const { spec, topRow } = recognised;
  if (!MONTHLY.has(spec.kind)) return [];
  const problems: Problem[] = [];
  const titles = sheet.rows.slice(0, topRow).flat();
  const named = [
    titles.map(({ source }) => ({ source, months: monthsNamed(source, folderMonth, BARE_TITLE) })),
    headsOf(sheet, recognised).map((source) => ({ source, months: monthsNamed(source, folderMonth, BARE) })),
  ];
  for (const mentions of named) {
    const other = mentions.find(({ months }) => months !== null);
    if (other !== undefined && !mentions.some(({ months }) => months?.includes(folderMonth))) {
      problems.push(titleMonthMismatch(other.source, folderMonth));
    }
  }
  const name = sheet.sheet ?? '';
  const [whole] = monthsIn(name);
  const bare = whole === undefined ? BARE.exec(halfWidth(cleanText(name)))?.[1] : undefined;
  const isOther =
    whole?.months.includes(folderMonth) === false ||
    (bare !== undefined && Number(bare) !== Number(folderMonth.slice(5)));
  if (isOther) problems.push(sheetNameMonth({ file: sheet.file, sheet: name }, folderMonth));
  return problems;
}

/** `20260630` is a day, `202606` a month. */
const COMPACT = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)/g;

/**
 * Whether a file's name agrees with its month folder. Several months in it are the ends of a span.
 * @param kinds of its tables
 */
export function checkFileName(
  file: string,
  kinds: readonly TableKind[],
  folderMonth: Month,
): readonly Problem[] {
  const isMonthly = kinds.some((kind) => MONTHLY.has(kind));
  if (!isMonthly && !kinds.some((kind) => LEDGERS.has(kind))) return [];
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const text = halfWidth(cleanText(name)).replaceAll('_', ' ').replace(COMPACT, '$1-$2');
  const mentions = monthsIn(text);
  const months = mentions
    .filter(({ hasDay }) => !hasDay)
    .flatMap(({ months: named }) => named)
    .sort();
  const bare = [...text.matchAll(new RegExp(BARE, 'g'))].map(([, month]) => Number(month));
  const isOther =
    months.length > 0
      ? folderMonth < months[0]! || months.at(-1)! < folderMonth
      : mentions.length === 0 && bare.length > 0 && !bare.includes(Number(folderMonth.slice(5)));
  return isOther ? [fileNameMonth(file, folderMonth, isMonthly)] : [];
}

const UP_TO = /截[至止][到于]?\s*(20\d{2})\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(\d{1,2})?)?/;

/** Whether a ledger that says up to when it is filled in belongs to this period. */
export function checkLedgerDate(
  sheet: Sheet,
  { spec, topRow }: Recognised,
  period: Month,
  cutoff: CivilDate,
): readonly Problem[] {
  if (!LEDGERS.has(spec.kind)) return [];
  for (const { source } of sheet.rows.slice(0, topRow).flat()) {
    const [, year, month, day] = UP_TO.exec(halfWidth(cleanText(source.text))) ?? [];
    if (year === undefined || Number(month) < 1 || Number(month) > 12) continue;
    const named = `${year}-${month!.padStart(2, '0')}`;
    const date = day === undefined ? endOfMonth(named) : `${named}-${day.padStart(2, '0')}`;
    const end = endOfMonth(period);
    const isBelonging = named >= period && date <= (cutoff > end ? cutoff : end);
    if (!isBelonging) return [ledgerDate(source, date, period, cutoff)];
  }
  return [];
}

/**
 * The cells of a head that stand over a column of values: the last row over its own, a group over those up to
 * the next one.
 */
function headsOf(sheet: Sheet, { topRow, headerRow, columns }: Recognised): readonly Source[] {
  const measured = columns
    .filter(({ column: { item, type } }) => item !== undefined || type === 'class')
    .flatMap(({ positions }) => positions);
  return sheet.rows.slice(topRow, headerRow + 1).flatMap((cells, index) =>
    cells.flatMap(({ source }, column) => {
      if (isBlank(source.text)) return [];
      const next = cells.findIndex((cell, at) => at > column && !isBlank(cell.source.text));
      const isLast = topRow + index === headerRow;
      const end = isLast ? column + 1 : next === -1 ? Number.POSITIVE_INFINITY : next;
      return measured.some((position) => column <= position && position < end) ? [source] : [];
    }),
  );
}

/** The months a cell names; `null` when it names none but days. A month or a year alone is completed. */
function monthsNamed(source: Source, folderMonth: Month, bare: RegExp): readonly Month[] | null {
  const text = writtenDate(source);
  const mentions = monthsIn(text);
  if (mentions.length > 0) {
    const months = mentions.flatMap((mention) => (mention.hasDay ? [] : mention.months));
    // Days of the folder's month speak for it, days of others not against it.
    const days = mentions.flatMap((mention) => (mention.hasDay ? mention.months : []));
    return months.length > 0 ? months : days.includes(folderMonth) ? [folderMonth] : null;
  }
  const [year, month] = [folderMonth.slice(0, 4), folderMonth.slice(5)];
  const alone = bare.exec(text)?.[1];
  if (alone !== undefined) return [`${year}-${alone.padStart(2, '0')}`];
  const other = bare === BARE ? YEAR.exec(text)?.[1] : undefined;
  return other === undefined ? null : [`${other}-${month}`];
}

function monthsIn(text: string): readonly { readonly months: readonly Month[]; readonly hasDay: boolean }[] {
  return [...halfWidth(cleanText(text)).matchAll(MENTION)].flatMap(([, year, from, to = from, day]) => {
    const [first, last] = [Number(from), Number(to)];
    if (first < 1 || last > 12 || first > last) return [];
    const months = Array.from(
      { length: last - first + 1 },
      (_, offset) => `${year}-${String(first + offset).padStart(2, '0')}`,
    );
    return [{ months, hasDay: day !== undefined }];
  });
}
