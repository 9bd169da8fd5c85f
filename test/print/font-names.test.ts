import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readNames, writeNames } from '../../src/print/fonts/font-names.ts';
import { type NameRecord, nameTable, windowsName } from './made-faces.ts';

const read = (...records: readonly NameRecord[]) => readNames(nameTable(records));

describe('the names of a face', () => {
  test('are read in every encoding Chinese fonts have used', () => {
    const name = '方正小标宋简体';
    const utf16 = Buffer.from(name, 'utf16le').swap16();
    const cases: readonly (readonly [number, number, Buffer])[] = [
      [3, 1, utf16],
      [3, 10, utf16],
      [0, 3, utf16],
      [3, 3, iconv.encode(name, 'gbk')],
      [1, 25, iconv.encode(name, 'gbk')],
      [3, 4, iconv.encode('細明體', 'big5')],
      [1, 2, iconv.encode('細明體', 'big5')],
      [1, 0, Buffer.from('Gr\x9f\x8ae', 'latin1')],
    ];
    expect(
      cases.map(([platform, encoding, bytes]) => read({ id: 1, bytes, platform, encoding }).families),
    ).toEqual([[name], [name], [name], [name], [name], ['細明體'], ['細明體'], ['Grüäe']]);
  });

  test('of the nineties may have single bytes filled up with a zero', () => {
    const bytes = Buffer.concat([iconv.encode('仿宋', 'gbk'), Buffer.from('\0_\0G\0B', 'latin1')]);
    expect(read({ id: 1, bytes, platform: 3, encoding: 3 }).families).toEqual(['仿宋_GB']);
  });

  test('are shown in Chinese before English, and known in both', () => {
    const names = read(windowsName(1, 'FangSong'), windowsName(1, '仿宋'), windowsName(4, 'FangSong'));
    expect(names).toMatchObject({ family: '仿宋', fullName: 'FangSong', families: ['FangSong', '仿宋'] });
  });

  test('include version, licence and cut', () => {
    const names = read(windowsName(5, 'Version 5.30'), windowsName(13, 'OFL'), windowsName(17, 'Bold'));
    expect(names).toMatchObject({ version: '5.30', licence: 'OFL', cuts: ['Bold'] });
  });

  test.each([
    ['FZXBSJW--GB1-0', 'FZXBSJW--GB1-0'],
    ['FangSong_GB2312', 'FangSong_GB2312'],
    ['Fang Song', ''],
    ['Fang/Song', ''],
    ['(FangSong)', ''],
    ['F'.repeat(64), ''],
    ['', ''],
  ])('for PDFs: “%s” counts as “%s”', (written, counted) => {
    expect(read(windowsName(6, written)).postScriptName).toBe(counted);
  });

  test('for PDFs must be English: others are not found by what writes them', () => {
    const chinese = { ...windowsName(6, 'FangSong'), language: 0x804 };
    expect(read(chinese).postScriptName).toBe('');
    const macintosh = { id: 6, bytes: Buffer.from('FangSong'), platform: 1, encoding: 0, language: 0 };
    expect(read(chinese, macintosh).postScriptName).toBe('FangSong');
  });

  test('of a cut table are an error of its own', () => {
    const table = nameTable([windowsName(1, '仿宋')]);
    expect(() => readNames(table.subarray(0, 10))).toThrow(RangeError);
  });

  test('can be written again with another PostScript name', () => {
    const names = read(...['仿宋', '仿宋'].map((text, at) => windowsName(at === 0 ? 1 : 4, text)));
    expect(readNames(writeNames(names, 'JianbaoChosen'))).toMatchObject({
      family: '仿宋',
      fullName: '仿宋',
      postScriptName: 'JianbaoChosen',
      cuts: ['Regular'],
    });
  });
});
