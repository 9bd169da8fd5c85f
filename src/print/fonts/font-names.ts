// The name table of a font (OpenType specification, name): Chinese and English names in every encoding that
// Windows and Macintosh fonts of thirty years use.

export interface FaceNames {
  /** Chinese before English before others. */
  readonly family: string;
  /** Chinese before English before others. */
  readonly fullName: string;
  /** As readers of fonts find it (English, printable); empty when there is none that a PDF could state. */
  readonly postScriptName: string;
  readonly version: string;
  /** Licence description; empty when the font says nothing. */
  readonly licence: string;
  /** All names of its family, in every language, each once. */
  readonly families: readonly string[];
  /** All names of this very face: full names and PostScript names. */
  readonly fullNames: readonly string[];
  /** What the cut is called: `Regular`, `Bold` … */
  readonly cuts: readonly string[];
}

interface NameRecord {
  readonly id: number;
  readonly platform: number;
  readonly language: number;
  readonly text: string;
}

const ID = {
  family: 1,
  cut: 2,
  full: 4,
  version: 5,
  postScript: 6,
  licence: 13,
  wideFamily: 16,
  wideCut: 17,
};
const WINDOWS = 3;
const MACINTOSH = 1;

/** Reads a name table. Throws RangeError when the table is cut. */
export function readNames(table: Buffer): FaceNames {
  const records = readRecords(table);
  const all = (...ids: readonly number[]) => [
    ...new Set(records.filter(({ id, text }) => ids.includes(id) && text !== '').map(({ text }) => text)),
  ];
  const best = (...ids: readonly number[]) => {
    for (const id of ids) {
      const found = records.filter((record) => record.id === id && record.text !== '');
      const chosen = found.find(isChinese) ?? found.find(isEnglish) ?? found[0];
      if (chosen) return chosen.text;
    }
    return '';
  };
  const family = best(ID.wideFamily, ID.family);
  return {
    family,
    fullName: best(ID.full) || family,
    postScriptName: postScriptName(records),
    version: best(ID.version).replace(/^Version\s*/i, ''),
    licence: best(ID.licence),
    families: all(ID.family, ID.wideFamily),
    fullNames: all(ID.full, ID.postScript),
    cuts: all(ID.cut, ID.wideCut),
  };
}

/** Primary language 4 of Windows is Chinese; on the Macintosh 19 is traditional, 33 simplified. */
function isChinese({ platform, language }: NameRecord): boolean {
  return platform === WINDOWS ? (language & 0x3ff) === 4 : language === 19 || language === 33;
}

function isEnglish({ platform, language }: NameRecord): boolean {
  return platform === WINDOWS ? (language & 0x3ff) === 9 : language === 0;
}

/** Characters that the name of a font in a PDF may have (Technical Note 5902), 63 at most. */
const POSTSCRIPT_NAME = /^[!-$&'*-.0-;=?-Z\\^-z|~]{1,63}$/;

/** FreeType takes the English one of Windows, else that of the Macintosh. */
function postScriptName(records: readonly NameRecord[]): string {
  const named = records.filter(({ id }) => id === ID.postScript).filter(isEnglish);
  const chosen = named.find(({ platform }) => platform === WINDOWS) ?? named[0];
  return chosen && POSTSCRIPT_NAME.test(chosen.text) ? chosen.text : '';
}

function readRecords(table: Buffer): readonly NameRecord[] {
  const strings = table.readUInt16BE(4);
  const records: NameRecord[] = [];
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const [platform, encoding, language, id, length, offset] = [0, 2, 4, 6, 8, 10].map((field) =>
      table.readUInt16BE(6 + index * 12 + field),
    ) as [number, number, number, number, number, number];
    const label = encodingOf(platform, encoding);
    if (label === undefined || !WANTED.has(id)) continue;
    const bytes = table.subarray(strings + offset, strings + offset + length);
    records.push({ id, platform, language, text: decode(bytes, label) });
  }
  return records;
}

const WANTED = new Set<number>(Object.values(ID));

/** Encodings of Windows names by number; those of Asia count for fonts of the nineties. */
const WINDOWS_ENCODINGS: Readonly<Record<number, string>> = {
  0: 'utf-16be',
  1: 'utf-16be',
  2: 'shift_jis',
  3: 'gb18030',
  4: 'big5',
  5: 'euc-kr',
  10: 'utf-16be',
};
const MACINTOSH_ENCODINGS: Readonly<Record<number, string>> = {
  0: 'macintosh',
  1: 'shift_jis',
  2: 'big5',
  3: 'euc-kr',
  25: 'gb18030',
};

function encodingOf(platform: number, encoding: number): string | undefined {
  if (platform === 0) return 'utf-16be';
  if (platform === WINDOWS) return WINDOWS_ENCODINGS[encoding];
  return platform === MACINTOSH ? MACINTOSH_ENCODINGS[encoding] : undefined;
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** Most names are UTF-16 or ASCII, for which there are ways ten times as quick as a decoder. */
function decode(bytes: Buffer, label: string): string {
  if (label === 'utf-16be') {
    const whole = Buffer.from(bytes.subarray(0, bytes.length & ~1));
    return clean(whole.swap16().toString('utf16le'));
  }
  const plain = bytes.toString('latin1');
  if (PLAIN.test(plain)) return clean(plain);
  const decoder = decoders.get(label) ?? new TextDecoder(label);
  decoders.set(label, decoder);
  return clean(decoder.decode(bytes.filter((byte) => byte !== 0)));
}

/** ASCII; Asian encodings on Windows fill single bytes up with a zero. */
const PLAIN = /^[\0-\x7f]*$/;

function clean(text: string): string {
  return text.replaceAll('\0', '').trim();
}

/** A name table that says the same in English Unicode names, and a PostScript name of our own. */
export function writeNames(names: FaceNames, postScriptName: string): Buffer {
  const texts: readonly (readonly [number, string])[] = [
    [ID.family, names.family],
    [ID.cut, 'Regular'],
    [ID.full, names.fullName],
    [ID.version, `Version ${names.version}`],
    [ID.postScript, postScriptName],
    [ID.licence, names.licence],
  ];
  const strings = texts.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const head = Buffer.alloc(6 + texts.length * 12);
  head.writeUInt16BE(texts.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  for (const [index, [id]] of texts.entries()) {
    const length = strings[index]!.length;
    for (const [field, value] of [WINDOWS, 1, 0x409, id, length, offset].entries()) {
      head.writeUInt16BE(value, 6 + index * 12 + field * 2);
    }
    offset += length;
  }
  return Buffer.concat([head, ...strings]);
}
