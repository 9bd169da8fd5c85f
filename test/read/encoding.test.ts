import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/read/encoding.ts';
import { codes } from './samples.ts';

const bytes = (text: string, encoding: string) =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM: true }));
const plain = (text: string, encoding: string) => new Uint8Array(iconv.encode(text, encoding));

describe('decodeText', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('断面名称,氨氮'), []],
    ['UTF-8 with mark', bytes('断面名称,氨氮', 'utf8'), []],
    ['GBK', plain('断面名称,氨氮', 'gbk'), ['ENCODING_GB18030']],
    ['UTF-16LE with mark', bytes('断面名称,氨氮', 'utf16le'), []],
    ['UTF-16BE with mark', bytes('断面名称,氨氮', 'utf16be'), []],
  ])('reads %s', (_, content, expected) => {
    const { value, problems } = decodeText('a.csv', content);
    expect(value).toBe('断面名称,氨氮');
    expect(codes(problems)).toEqual(expected);
  });

  it.each([
    ['a four-byte character of GB18030', new Uint8Array([0x82, 0x35, 0x87, 0x38]), '䶵'],
    ['GBK that is valid UTF-8 too', plain('模', 'gbk'), '模'],
  ])('reads %s', (_, content, text) => {
    expect(decodeText('a.csv', content).value).toBe(text);
  });

  it.each([
    ['bytes of no encoding', new Uint8Array([0xff, 0xff, 0xff])],
    ['UTF-16 without mark', plain('断面a', 'utf16le')],
    ['a cut UTF-8 character after a mark', new Uint8Array([0xef, 0xbb, 0xbf, 0xe6, 0x96])],
  ])('refuses %s', (_, content) => {
    const { value, problems } = decodeText('a.csv', content);
    expect(value).toBeNull();
    expect(codes(problems)).toEqual(['ENCODING_SUSPECT']);
  });

  it('reads any Chinese table text written as GBK or UTF-8 as it was', () => {
    const character = fc.constantFrom(...'断面水质氨氮总磷河湖县区镇厂名称一二三，。（）0123456789,.\nabcⅠⅤ');
    // Chinese in the text is what tells the encodings apart; every table has it in its header.
    const text = fc.string({ unit: character, maxLength: 60 }).map((rest) => `断面名称,${rest}`);
    fc.assert(
      fc.property(text, fc.constantFrom('gbk', 'gb18030', 'utf8'), (written, encoding) => {
        expect(decodeText('a.csv', plain(written, encoding)).value).toBe(written);
      }),
    );
  });
});
