// Where an acknowledgement holds must be exact: it lets a warning pass.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAddress } from '../../src/model/address.ts';
import { covers, isAbout, readExtent, writeExtent } from '../../src/model/extent.ts';
import { type Place, placeKey } from '../../src/model/source.ts';

const MONTH = 'data/2026-06';

/** Names that are hard to tell from what stands around them. */
const name = fc.oneof(
  fc.constantFrom('6月', '云泽', '云泽 D7', 'D7', 'a!B2', "o'x", "'", '6月 ', '第3行', 'b.csv', '断面'),
  fc.stringMatching(/^[^\r\n/]{1,8}$/),
);
const file = fc
  .tuple(fc.constantFrom(MONTH, 'data/register', 'data/2026-05'), name, fc.constantFrom('.xlsx', '.csv', ''))
  .map(([folder, base, ending]) => `${folder}/${base}${ending}`);
const cell = fc
  .tuple(fc.nat({ max: 1_048_575 }), fc.nat({ max: 16_383 }))
  .map(([row, column]) => cellAddress(row, column));
const number = fc.integer({ min: 1, max: 5000 });
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.record({ file }),
  fc.record({ file, sheet: name }),
  fc.record({ file, sheet: name, cell }),
  fc.record({ file, cell }),
  fc.record({ file, line: number }),
  fc.record({ file, line: number, column: number }),
);

/** What lies in a place besides the place itself. */
const isWithin = (inner: Place, outer: Place) =>
  inner.file === outer.file &&
  (outer.sheet === undefined || inner.sheet === outer.sheet) &&
  (outer.cell === undefined || (inner.cell === outer.cell && inner.sheet === outer.sheet)) &&
  (outer.line === undefined || inner.line === outer.line) &&
  (outer.column === undefined || inner.column === outer.column);

describe('the words for a place', () => {
  it('cover that place', () => {
    fc.assert(
      fc.property(place, (there) => {
        const extent = readExtent(writeExtent(there));
        expect(extent && covers(extent, there, MONTH)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('cover no other place, unless it lies within', () => {
    const twin = fc.tuple(place, place, fc.boolean(), fc.boolean()).map(([a, b, file, sheet]) => {
      const kept = {
        ...(file && { file: a.file }),
        ...(sheet && a.sheet !== undefined && { sheet: a.sheet }),
      };
      return [a, { ...b, ...kept }] as const;
    });
    fc.assert(
      fc.property(twin, ([there, other]) => {
        const extent = readExtent(writeExtent(there))!;
        expect(covers(extent, other, MONTH)).toBe(isWithin(other, there));
      }),
      { numRuns: 3000 },
    );
  });

  it('are others for every other place', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const isSame = placeKey(a) === placeKey(b);
        expect(writeExtent(a) === writeExtent(b)).toBe(isSame);
      }),
    );
  });
});

describe('a range of cells', () => {
  it('covers the cells inside it and no others', () => {
    const small = fc.nat({ max: 6 });
    fc.assert(
      fc.property(small, small, small, small, small, small, (top, left, height, width, row, column) => {
        const ends = [cellAddress(top, left), cellAddress(top + height, left + width)];
        const extent = readExtent(`a.csv ${ends.join(':')}`)!;
        const isInside = top <= row && row <= top + height && left <= column && column <= left + width;
        expect(covers(extent, { file: 'a.csv', cell: cellAddress(row, column) }, '')).toBe(isInside);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what a problem is about', () => {
  const cell: Place = { file: 'a.xlsx', sheet: '6月', cell: 'D7' };
  it.each<[string, Place, boolean]>([
    ['the cell', cell, true],
    ['its sheet', { file: 'a.xlsx', sheet: '6月' }, true],
    ['its file', { file: 'a.xlsx' }, true],
    ['another cell', { ...cell, cell: 'D8' }, false],
    ['another sheet', { ...cell, sheet: '5月' }, false],
    ['another file', { file: 'b.xlsx' }, false],
  ])('of %s', (_, place, expected) => {
    expect(isAbout(place, cell)).toBe(expected);
  });
});

describe('what a person writes', () => {
  const D7: Place = { file: `${MONTH}/断面水质.xlsx`, sheet: '云泽', cell: 'D7' };

  it.each([
    '断面水质.xlsx 云泽 D7',
    '断面水质.xlsx 云泽!D7',
    'data/2026-06/断面水质.xlsx 云泽!D7',
    '断面水质.xlsx　云泽！d7',
    '断面水质.xlsx 云泽!$D$7',
    '断面水质.xlsx 云泽!C6:E9',
    '断面水质.xlsx 云泽 C6：E9',
    "'断面水质.xlsx' '云泽'!D7",
    ' 断面水质.xlsx 云泽 ',
    '断面水质.xlsx',
  ])('covers the cell: %s', (words) => {
    expect(covers(readExtent(words)!, D7, MONTH)).toBe(true);
  });

  it.each([
    '断面水质.xlsx 云泽!D8',
    '断面水质.xlsx 云泽!A1:C9',
    '断面水质.xlsx 云泽!D17',
    '断面水质.xlsx D7',
    '断面水质.xlsx 云',
    '断面水质.xlsx 云泽市!D7',
    '水质.xlsx 云泽!D7',
    'data/2026-05/断面水质.xlsx 云泽!D7',
    '2026-06/断面水质.xlsx',
    '断面水质.xlsx 第7行',
  ])('does not cover it: %s', (words) => {
    expect(covers(readExtent(words)!, D7, MONTH)).toBe(false);
  });

  it.each([
    '',
    '断面水质',
    '断面水质.xlsx 云泽!E9:C6',
    '断面水质.xlsx 云泽!ZZZ9999999',
    "断面水质.xlsx '云泽'!那里",
    '云泽 D7',
  ])('is not understood: %j', (words) => {
    expect(readExtent(words)).toBeNull();
  });

  it('does not cover a whole sheet by one of its cells', () => {
    const { cell: _, ...sheet } = D7;
    expect(covers(readExtent('断面水质.xlsx 云泽!D7')!, sheet, MONTH)).toBe(false);
  });
});
