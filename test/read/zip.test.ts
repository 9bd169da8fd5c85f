import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/read/workbook/refusal.ts';
import { openZip } from '../../src/read/workbook/zip.ts';
import { archive, type RawArchive, type RawEntry } from './raw-workbooks.ts';

const GOOD: readonly RawEntry[] = [
  { name: 'a.xml', data: '<a/>' },
  { name: 'b.xml', data: '<b>水</b>' },
];

/** The code an archive is refused with when it is opened and all of it unpacked; `null` when it is sound. */
function refusalOf(content: Uint8Array): string | null {
  try {
    const zip = openZip(content, { file: 'a.xlsx' });
    for (const name of zip.names) zip.unpack(name);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
}

const changed = (change: Partial<RawEntry>, shape?: RawArchive) =>
  archive([GOOD[0]!, { ...GOOD[1]!, ...change }], shape);
const trailer = (...words: readonly number[]) => {
  const bytes = Buffer.alloc(words.length * 4);
  for (const [index, word] of words.entries()) bytes.writeUInt32LE(word, index * 4);
  return bytes;
};

describe('openZip', () => {
  it('unpacks entries, packed and stored, whatever the case of the name', () => {
    const zip = openZip(changed({ isStored: true }), { file: 'a.xlsx' });
    expect(zip.names).toEqual(['a.xml', 'b.xml']);
    expect(zip.unpack('A.XML')?.toString()).toBe('<a/>');
    expect(zip.unpack('b.xml')?.toString()).toBe('<b>水</b>');
    expect(zip.unpack('c.xml')).toBeNull();
  });

  it('gives the XML parts nobody asked for, and those alone', () => {
    const zip = openZip(archive([...GOOD, { name: 'c.png', data: '1' }]), { file: 'a.xlsx' });
    zip.unpack('a.xml');
    expect([...zip.unpackOthers()].map(String)).toEqual(['<b>水</b>']);
  });

  it.each<[string, Buffer]>([
    ['a comment', archive(GOOD, { comment: '2026年6月' })],
    ['a folder', archive([{ name: 'xl/', data: '', isStored: true }, ...GOOD])],
    [
      'sizes behind the data',
      changed({ flags: 0x808, trailer: trailer(0x08074b50, 0, 0, 0), local: { crc: 0, size: 0, packed: 0 } }),
    ],
    [
      'sizes of 64 bits behind the data',
      changed({
        flags: 0x808,
        trailer: trailer(0x08074b50, 0, 0, 0, 0, 0),
        local: { crc: 0, size: 0, packed: 0 },
      }),
    ],
    [
      'sizes behind the data without a signature',
      changed({ flags: 0x808, trailer: trailer(0, 0, 0), local: { crc: 0, size: 0, packed: 0 } }),
    ],
    [
      'a part name in GBK',
      archive([
        ...GOOD,
        { name: Buffer.from([0xcd, 0xbc, 0x31, 0x2e, 0x70, 0x6e, 0x67]), data: '1', flags: 0 },
      ]),
    ],
    ['an empty part', archive([...GOOD, { name: 'c.xml', data: '' }])],
  ])('takes an archive with %s', (_, content) => {
    expect(refusalOf(content)).toBeNull();
  });

  it('takes sizes of 64 bits before the data', () => {
    const size = Buffer.byteLength('<b>水</b>');
    const extra = Buffer.alloc(20);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(BigInt(size), 4);
    extra.writeBigUInt64LE(BigInt(size), 12);
    const local = { size: 0xffffffff, packed: 0xffffffff };
    expect(refusalOf(changed({ isStored: true, localExtra: extra, local }))).toBeNull();
    extra.writeBigUInt64LE(7n, 4);
    expect(refusalOf(changed({ isStored: true, localExtra: extra, local }))).toBe('XLSX_AMBIGUOUS_ZIP');
  });

  it.each<[string, string, Buffer]>([
    ['XLSX_CORRUPT', 'nothing in it', archive([])],
    ['XLSX_CORRUPT', 'no end', archive(GOOD).subarray(0, -30)],
    ['XLSX_CORRUPT', 'a wrong checksum', changed({ crc: 1 })],
    ['XLSX_CORRUPT', 'more inside than announced', changed({ size: 3 })],
    ['XLSX_CORRUPT', 'less inside than announced', changed({ size: 300 })],
    ['XLSX_CORRUPT', 'fewer entries than counted', archive(GOOD, { count: 3 })],
    ['XLSX_CORRUPT', 'what is no packed data', changed({ method: 8, isStored: true })],
    ['XLSX_AMBIGUOUS_ZIP', 'something behind the end', archive(GOOD, { behind: Buffer.from('x') })],
    ['XLSX_AMBIGUOUS_ZIP', 'something before the beginning', archive(GOOD, { before: Buffer.from('MZ') })],
    ['XLSX_AMBIGUOUS_ZIP', 'something before the directory', archive(GOOD, { between: Buffer.alloc(9) })],
    [
      'XLSX_AMBIGUOUS_ZIP',
      'something between entries',
      archive([{ ...GOOD[0]!, trailer: Buffer.alloc(5) }, GOOD[1]!]),
    ],
    ['XLSX_AMBIGUOUS_ZIP', 'another archive behind it', Buffer.concat([archive(GOOD), archive(GOOD)])],
    ['XLSX_AMBIGUOUS_ZIP', 'another name in its own header', changed({ local: { name: 'c.xml' } })],
    ['XLSX_AMBIGUOUS_ZIP', 'another size in its own header', changed({ local: { size: 9 } })],
    ['XLSX_AMBIGUOUS_ZIP', 'another checksum in its own header', changed({ local: { crc: 9 } })],
    ['XLSX_AMBIGUOUS_ZIP', 'another method in its own header', changed({ local: { method: 0 } })],
    ['XLSX_AMBIGUOUS_ZIP', 'the same name twice', archive([...GOOD, { name: 'B.XML', data: '<c/>' }])],
    ['XLSX_ENCRYPTED', 'a password on an entry', changed({ flags: 0x801 })],
    ['XLSX_ENCRYPTED', 'an encrypted directory', changed({ flags: 0x2800 })],
    ['XLSX_DIALECT', 'a rare method of packing', changed({ method: 9 })],
    ['XLSX_PATH', 'a step upwards', changed({ name: '../b.xml' })],
    ['XLSX_PATH', 'a step upwards inside', changed({ name: 'xl/../../b.xml' })],
    ['XLSX_PATH', 'an absolute path', changed({ name: '/b.xml' })],
    ['XLSX_PATH', 'a backslash', changed({ name: 'xl\\b.xml' })],
    ['XLSX_PATH', 'a drive', changed({ name: 'C:b.xml' })],
    ['XLSX_PATH', 'a control character', changed({ name: 'b\n.xml' })],
    ['XLSX_PATH', 'an empty name', changed({ name: '' })],
    ['XLSX_BOMB', 'a part announced as 4 GB', changed({ size: 0xfffffff0, local: { size: 0xfffffff0 } })],
    ['XLSX_BOMB', 'a part of 50 MB in 50 KB', changed({ data: Buffer.alloc(50 << 20, 32) })],
    [
      'XLSX_LIMIT',
      'thousands of entries',
      archive(Array.from({ length: 2001 }, (_, index) => ({ name: `${index}`, data: '' }))),
    ],
  ])('answers with %s to %s', (code, _, content) => {
    expect(refusalOf(content)).toBe(code);
  });

  it('refuses entries that overlap', () => {
    const content = archive(GOOD);
    // The second entry of the directory is led to the first one's place.
    const second = content.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    content.writeUInt32LE(0, second + 42);
    expect(refusalOf(content)).toBe('XLSX_AMBIGUOUS_ZIP');
  });

  it('refuses parts too large together', () => {
    const noise = Buffer.alloc(45 << 20, '<a>1234567890</a>');
    const parts = ['1', '2', '3'].map((name) => ({ name: `${name}.xml`, data: noise, isStored: true }));
    expect(refusalOf(archive(parts))).toBe('XLSX_BOMB');
  });
});
