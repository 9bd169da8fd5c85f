// Workbooks made byte by byte, good and bad: archives with any header, parts with any XML.

import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive; what is given besides its content goes into its headers instead of the truth. */
export interface RawEntry {
  readonly name: string | Buffer;
  readonly data: string | Uint8Array;
  readonly isStored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly size?: number;
  /** Bytes behind the data. */
  readonly trailer?: Uint8Array;
  /** Written in its own header instead of what the directory says. */
  readonly local?: Readonly<
    Partial<Record<'name' | 'flags' | 'crc' | 'size' | 'packed' | 'method', number | string>>
  >;
  readonly localExtra?: Uint8Array;
}

export interface RawArchive {
  readonly before?: Uint8Array;
  readonly between?: Uint8Array;
  readonly behind?: Uint8Array;
  readonly comment?: string;
  /** How many entries the end record counts. */
  readonly count?: number;
}

/** An archive of the entries in their order. */
export function archive(entries: readonly RawEntry[], shape: RawArchive = {}): Buffer {
  const parts: Buffer[] = [Buffer.from(shape.before ?? [])];
  const directory: Buffer[] = [];
  let offset = parts[0]!.length;
  for (const entry of entries) {
    const data = Buffer.from(entry.data as Uint8Array);
    const packed = entry.isStored ? data : deflateRawSync(data);
    const { method = entry.isStored ? 0 : 8, flags = 0x800, crc = crc32(data), size = data.length } = entry;
    const { local = {}, localExtra = Buffer.alloc(0), trailer = Buffer.alloc(0) } = entry;
    const name = Buffer.from(entry.name as Buffer);
    const localName = local.name === undefined ? name : Buffer.from(String(local.name));
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(Number(local.flags ?? flags), 6);
    header.writeUInt16LE(Number(local.method ?? method), 8);
    header.writeUInt32LE(Number(local.crc ?? crc), 14);
    header.writeUInt32LE(Number(local.packed ?? packed.length), 18);
    header.writeUInt32LE(Number(local.size ?? size), 22);
    header.writeUInt16LE(localName.length, 26);
    header.writeUInt16LE(localExtra.length, 28);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE(20, 4);
    listed.writeUInt16LE(20, 6);
    listed.writeUInt16LE(flags, 8);
    listed.writeUInt16LE(method, 10);
    listed.writeUInt32LE(crc, 16);
    listed.writeUInt32LE(packed.length, 20);
    listed.writeUInt32LE(size, 24);
    listed.writeUInt16LE(name.length, 28);
    listed.writeUInt32LE(offset, 42);
    const whole = [header, localName, Buffer.from(localExtra), packed, Buffer.from(trailer)];
    parts.push(...whole);
    directory.push(listed, name);
    offset += whole.reduce((sum, { length }) => sum + length, 0);
  }
  const between = Buffer.from(shape.between ?? []);
  const list = Buffer.concat(directory);
  const comment = Buffer.from(shape.comment ?? '');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(shape.count ?? entries.length, 8);
  end.writeUInt16LE(shape.count ?? entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset + between.length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, between, list, end, comment, Buffer.from(shape.behind ?? [])]);
}

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface RawParts {
  /** What stands in `<sheetData>`. */
  readonly cells?: string;
  /** What stands behind it, and before it. */
  readonly behind?: string;
  readonly before?: string;
  /** The strings' `<si>` elements. */
  readonly strings?: string;
  /** What stands in `<styleSheet>`. */
  readonly styles?: string;
  /** Attributes of `<workbookPr>`. */
  readonly settings?: string;
  /** Whole parts by path, in the place of the usual ones; `null` for no such part. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

/** The entries of a workbook of one sheet. */
export function workbookEntries(raw: RawParts = {}): readonly RawEntry[] {
  const { cells = '', before = '', behind = '', strings = '<si><t>甲</t></si><si><t>乙</t></si>' } = raw;
  const styles = raw.styles ?? '<cellXfs count="1"><xf numFmtId="0"/></cellXfs>';
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const usual: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('sharedStrings', 'sharedStrings')}${override('styles', 'styles')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr ${raw.settings ?? ''}/><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'sharedStrings', 'sharedStrings.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${before}<sheetData>${cells}</sheetData>${behind}</worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
  };
  return Object.entries({ ...usual, ...raw.parts }).flatMap(([name, data]) =>
    data === null ? [] : [{ name, data }],
  );
}

/** A workbook of one sheet. */
export function rawWorkbook(raw: RawParts = {}): Buffer {
  return archive(workbookEntries(raw));
}

/** Rows of cells as XML, each cell its own `<c>` element without an address. */
export function rawRows(...rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `<row>${cells.join('')}</row>`).join('');
}

/** The old compound format, as far as its directory: a header and names in UTF-16. */
export function compoundFile(...names: readonly string[]): Buffer {
  const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const entries = names.map((name) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 'utf16le');
    return entry;
  });
  return Buffer.concat([signature, Buffer.alloc(504), ...entries]);
}
