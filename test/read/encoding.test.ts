import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/read/files/encoding.ts';
import { codes } from './samples.ts';

const bytes = (text: string, encoding: string) =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM: true }));
const plain = (text: string, encoding: string) => new Uint8Array(iconv.encode(text, encoding));
const utf8 = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const TABLE = '断面名称,水质目标,氨氮\n怀麓大桥,Ⅲ,0.42\n青岑渡口,Ⅲ,0.66\n';
const TRADITIONAL = '斷面名稱,水質目標,氨氮\n懷麓大橋,三,0.42\n青岑渡口,三,0.66\n';

describe('decodeText', () => {
  it.each([
    ['UTF-8', utf8('断面名称,氨氮'), []],
    ['UTF-8 with mark', bytes('断面名称,氨氮', 'utf8'), []],
    ['UTF-8 with two marks', joined(bytes('', 'utf8'), utf8('\ufeff\ufeff断面名称,氨氮')), []],
    ['GBK', plain('断面名称,氨氮', 'gbk'), ['ENCODING_GB18030']],
    ['UTF-16LE with mark', bytes('断面名称,氨氮', 'utf16le'), []],
    ['UTF-16BE with mark', bytes('断面名称,氨氮', 'utf16be'), []],
    [
      'GB18030 with mark',
      joined(new Uint8Array([0x84, 0x31, 0x95, 0x33]), plain('断面名称,氨氮', 'gbk')),
      ['ENCODING_GB18030'],
    ],
    ['an end of file of old systems', utf8('断面名称,氨氮\u001a'), []],
  ])('reads %s', (_, content, expected) => {
    const { value, problems } = decodeText('a.csv', content);
    expect(value).toBe('断面名称,氨氮');
    expect(codes(problems)).toEqual(expected);
  });

  it.each([
    ['a four-byte character of GB18030', new Uint8Array([0x82, 0x35, 0x87, 0x38]), '䶵'],
    ['four-byte characters among others', plain('断面名称,㐂䶵𠮷镇', 'gb18030'), '断面名称,㐂䶵𠮷镇'],
    ['GBK that is valid UTF-8 too', plain('模', 'gbk'), '模'],
    ['GBK in Greek letters only', plain('a,μg/L', 'gbk'), 'a,μg/L'],
    ['rare characters of GBK', plain('洺河,涞水,沭河', 'gbk'), '洺河,涞水,沭河'],
    ['plain ASCII', utf8('a,b\n1,2\n'), 'a,b\n1,2\n'],
    ['no text at all', new Uint8Array(), ''],
  ])('reads %s', (_, content, text) => {
    expect(decodeText('a.csv', content).value).toBe(text);
  });

  it.each([
    ['bytes of no encoding', new Uint8Array([0xff, 0xff, 0xff]), '不是UTF-8，也不是GBK'],
    ['UTF-16LE without mark', plain(TABLE, 'utf16le'), 'UTF-16'],
    ['UTF-16BE without mark', plain(TABLE, 'utf16be'), 'UTF-16'],
    ['a little UTF-16 without mark', plain('断面a', 'utf16le'), 'UTF-16'],
    ['UTF-32LE', joined(new Uint8Array([0xff, 0xfe, 0, 0]), plain(TABLE, 'utf32le')), 'UTF-32'],
    ['UTF-32BE', joined(new Uint8Array([0, 0, 0xfe, 0xff]), plain(TABLE, 'utf32be')), 'UTF-32'],
    ['Big5', plain(TRADITIONAL, 'big5'), 'Big5'],
    ['a header in Big5', plain('斷面名稱,氨氮', 'big5'), 'Big5'],
    ['Japanese', plain('断面の名前,水質のレベル,アンモニア', 'euc-jp'), '别的编码'],
    ['rare characters only', plain('丂丄丅丆丏丒丗丠両丣', 'gbk'), '不成文字'],
    ['HZ', utf8('~{6OCfC{3F~},0.5'), 'HZ'],
    ['a cut UTF-8 character after a mark', new Uint8Array([0xef, 0xbb, 0xbf, 0xe6, 0x96]), 'UTF-8'],
    ['a cut UTF-16 character after a mark', new Uint8Array([0xff, 0xfe, 0x2d, 0x65, 0x62]), 'UTF-16'],
    ['half a pair in UTF-16', new Uint8Array([0xff, 0xfe, 0x2d, 0x65, 0x42, 0xd8, 0x2c, 0]), 'UTF-16'],
    [
      'GBK behind a mark of UTF-8',
      joined(bytes('', 'utf8'), utf8('\ufeff').subarray(0, 3), plain(TABLE, 'gbk')),
      'UTF-8',
    ],
  ])('refuses %s, saying what it looks like', (_, content, reason) => {
    const { value, problems } = decodeText('a.csv', content);
    expect(value).toBeNull();
    expect(codes(problems)).toEqual(['ENCODING_SUSPECT']);
    expect(problems[0]!.message).toContain(reason);
  });

  it.each(['utf8', 'gbk'])('says of a file of %s that was cut inside a character that it was', (encoding) => {
    const content = plain(`${TABLE}怀麓`, encoding);
    const { value, problems } = decodeText('a.csv', content.subarray(0, -1));
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'ENCODING_SUSPECT', place: { line: 4 } }]);
    expect(problems[0]!.message).toContain('中间断了');
  });

  it.each(['utf8', 'gbk'])('names the line of a damaged character of %s', (encoding) => {
    const content = joined(
      plain('断面名称,氨氮\n怀麓', encoding),
      new Uint8Array([0xff]),
      plain('大桥,0.4\n', encoding),
    );
    expect(decodeText('a.csv', content).problems).toMatchObject([
      { code: 'ENCODING_SUSPECT', place: { line: 2 }, message: expect.stringContaining('损坏') },
    ]);
  });

  it('refuses a NUL in the text and names its line', () => {
    const { value, problems } = decodeText('a.csv', utf8('断面名称,氨氮\n怀麓大桥,0.\0'));
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'FILE_NUL', place: { line: 2 } }]);
    expect(codes(decodeText('a.csv', bytes('断面\0名称,氨氮', 'utf16le')).problems)).toEqual(['FILE_NUL']);
    expect(codes(decodeText('a.csv', joined(plain(TABLE, 'gbk'), new Uint8Array(64))).problems)).toEqual([
      'FILE_NUL',
    ]);
  });

  it.each([
    ['UTF-8 read as GBK', new TextDecoder('gb18030').decode(utf8(TABLE)), '断面名称'],
    ['UTF-8 read as Windows-1252', new TextDecoder('windows-1252').decode(utf8(TABLE)), '断面名称'],
    ['GBK read as Latin-1', iconv.decode(Buffer.from(plain(TABLE, 'gbk')), 'latin1'), '断面名称'],
  ])('refuses a table of %s, saying what it was', (_, text, original) => {
    for (const encoding of ['utf8', 'utf16le']) {
      const { value, problems } = decodeText('a.csv', bytes(text, encoding));
      expect(value).toBeNull();
      expect(problems).toMatchObject([{ code: 'MOJIBAKE', place: { line: 1 } }]);
      expect(problems[0]!.message).toContain(original);
    }
  });

  it.each([
    ['锟斤拷,氨氮\n锟斤拷,0.5\n', 1],
    ['section,ammonia\nÃ©tang,0.5\n', 2],
  ])('refuses %j', (text, line) => {
    expect(decodeText('a.csv', utf8(text)).problems).toMatchObject([{ code: 'MOJIBAKE', place: { line } }]);
  });

  it('refuses parts of two encodings put together', () => {
    for (const content of [
      joined(plain(TABLE, 'gbk'), utf8(TABLE)),
      joined(utf8(TABLE), plain(TABLE, 'gbk')),
    ]) {
      expect(decodeText('a.csv', content).value).toBeNull();
    }
  });

  it('reads any Chinese table text as it was written, or refuses it', () => {
    const character = fc.constantFrom(
      ...'断面水质氨氮总磷河湖县区镇厂名称一二三，。（）0123456789,.\nabcⅠⅤ洺沭㐂𠮷é',
    );
    // Chinese in the text is what tells the encodings apart; every table has it in its header.
    const text = fc.string({ unit: character, maxLength: 60 }).map((rest) => `断面名称,${rest}`);
    const encodings = ['gb18030', 'utf8', 'utf16le', 'utf16be'] as const;
    fc.assert(
      fc.property(text, fc.constantFrom(...encodings), (written, encoding) => {
        const content = encoding === 'gb18030' ? plain(written, encoding) : bytes(written, encoding);
        expect(decodeText('a.csv', content).value).toBe(written);
      }),
    );
  });

  it('never reads Big5 as something else', () => {
    const word = fc.constantFrom(
      ...'斷面名稱水質類別責任縣區總磷氨氮監測時間汙水處理廠設計規模'.match(/../g)!,
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        expect(decodeText('a.csv', plain(['斷面名稱', ...words].join(','), 'big5')).value).toBeNull();
      }),
    );
  });
});
