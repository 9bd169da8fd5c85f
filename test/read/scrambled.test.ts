import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/model/tables.ts';
import { findScrambled, unscramble } from '../../src/read/text/scrambled.ts';

const HEADERS = TABLES.flatMap(({ columns }) => columns.map(({ header }) => header));
const asGbk = (text: string) => new TextDecoder('gb18030').decode(new TextEncoder().encode(text));
const asLatin = (text: string) => iconv.decode(Buffer.from(text), 'win1252');
const gbkAsLatin = (text: string) => iconv.decode(iconv.encode(text, 'gbk'), 'latin1');

describe('unscramble', () => {
  it.each([
    ['鏂潰鍚嶇О', '名称'],
    ['鏂板簵鏂潰', '新店'],
    ['æ–­é¢å��ç§°'.replaceAll('�', ''), '断'],
    ['Ã©', 'é'],
    ['ÐÂµê¶ÏÃæ', '新店断面'],
    ['万mÂ³/d', '³'],
  ])('tells what %s was', (text, part) => {
    expect(unscramble(text)?.original).toContain(part);
  });

  it.each(['锟斤拷', '断面锟斤拷名', 'ｶﾏﾃ'])('tells that %s is lost', (text) => {
    expect(unscramble(text)).toMatchObject({ original: '' });
  });

  it.each([
    '洹河大桥',
    '涞水县',
    '涓涓细流',
    '青岑渡口',
    '±0.5',
    'é',
    '25°C',
    '×',
    'Ⅲ类',
    'm³/d',
    '°±',
    '沂水',
    '洺河、滏阳河',
  ])('leaves %s alone', (text) => {
    expect(unscramble(text)).toBeNull();
  });

  it('knows every header of three and more characters read as GBK or Windows-1252, or from GBK as Latin-1', () => {
    const long = HEADERS.filter((header) => header.length >= 3);
    expect(long.filter((header) => unscramble(asGbk(header)) === null)).toEqual([]);
    // Of 流向序号 Windows-1252 has a sign for too few bytes.
    const kept = HEADERS.filter((header) => header !== '流向序号');
    expect(kept.filter((header) => unscramble(asLatin(header)) === null)).toEqual([]);
    expect(long.filter((header) => unscramble(gbkAsLatin(header)) === null)).toEqual([]);
  });

  it('takes no header and no Chinese sentence for garbled', () => {
    expect(HEADERS.filter((header) => unscramble(header) !== null)).toEqual([]);
    const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.array(han, { minLength: 1, maxLength: 12 }), (characters) => {
        expect(unscramble(characters.join(''))).toBeNull();
      }),
      { numRuns: 5000 },
    );
  });
});

describe('findScrambled', () => {
  it('finds a garbled file and where it begins', () => {
    const text = asGbk('断面名称,氨氮,总磷\n怀麓大桥,0.5,0.1\n');
    expect(findScrambled(`a,b\n${text}`)?.index).toBe(4);
  });

  it('leaves one garbled cell to whoever reads it', () => {
    expect(
      findScrambled(`断面名称,水质目标,备注说明\n怀麓大桥,第三类水,${asGbk('新店断面')}\n`.repeat(2)),
    ).toBeNull();
  });
});
