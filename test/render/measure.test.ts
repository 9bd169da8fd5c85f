import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth, widestLine, wrapText } from '../../src/render/text/measure.ts';
import { unbreakable } from '../../src/render/text/units.ts';

describe('wrapping labels', () => {
  it.each([
    { words: '石门坎水库坝前', limit: 4, lines: ['石门坎水', '库坝前'] },
    { words: '排口下游500米断面', limit: 6, lines: ['排口下游', '500米断面'] },
    { words: '双河口（云泽市）', limit: 4, lines: ['双河口', '（云泽', '市）'] },
    { words: '江河口(象鼻山)桥', limit: 6, lines: ['江河口(象鼻', '山)桥'] },
    { words: '一、二、三、', limit: 3, lines: ['一、', '二、', '三、'] },
    { words: 'ZG-2026-0001', limit: 3, lines: ['ZG-2', '026-0', '001'] },
    { words: 'a  b', limit: 9, lines: ['a  b'] },
    { words: '', limit: 5, lines: [''] },
  ])('breaks $words at $limit', ({ words, limit, lines }) => {
    expect(wrapText(words, limit)).toEqual(lines);
  });

  it('loses no character but blanks, and keeps to the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (words, limit) => {
        const lines = wrapText(words, limit);
        const inked = (given: string) => given.replace(/\s/gu, '');
        expect(inked(lines.join(''))).toBe(inked(words));
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(limit + 0.01);
      }),
    );
  });

  it('fits a text into the width measured from it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-龥A-Za-z0-9.%]+$/u), (words) => {
        expect(wrapText(words, (textWidth(words) * 3) / 3)).toEqual([words]);
      }),
    );
  });

  it('measures hanzi as one, marks that sit on others as nothing, the widest of several lines', () => {
    expect(textWidth('水质')).toBe(2);
    expect(textWidth('e\u0301')).toBe(textWidth('e'));
    expect(widestLine('一二\n一二三\n一')).toBe(3);
  });
});

describe('stretches kept together', () => {
  it('are in order, apart from each other and within the limit', () => {
    const piece = fc.constantFrom(
      '2026年',
      '6月',
      '30日',
      'Ⅲ',
      '～',
      '类',
      '第',
      '3',
      '号',
      '1.5',
      'mg/L',
      '水',
      ' ',
      '-',
      'ZG',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 1, max: 14 }), (pieces, limit) => {
        const words = pieces.join('');
        let end = 0;
        for (const stretch of unbreakable(words, limit)) {
          expect(stretch.start).toBeGreaterThanOrEqual(end);
          expect(stretch.end).toBeGreaterThan(stretch.start);
          expect(textWidth(words.slice(stretch.start, stretch.end))).toBeLessThanOrEqual(limit);
          end = stretch.end;
        }
      }),
    );
  });
});
