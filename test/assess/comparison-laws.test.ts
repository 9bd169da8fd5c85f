import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePeriods, type Pair } from '../../src/assess/periods/comparison.ts';
import type { Section } from '../../src/model/records.ts';
import type { WaterClass } from '../../src/model/water.ts';
import { comparison, type Given, JUNE, MAY, names, pairOf } from './pairs.ts';
import { section } from './records.ts';
import { STANDARDS } from './standards.ts';

describe('laws of comparison', () => {
  const given: fc.Arbitrary<Given> = fc.constantFrom<Given[]>(1, 2, 3, 4, 5, 6, '断流', null);
  const target = fc.constantFrom<WaterClass[]>(2, 3, 4);
  const rows = fc.array(fc.tuple(given, given, target), { minLength: 1, maxLength: 6 });
  const pairsOf = (list: readonly (readonly [Given, Given, WaterClass])[]) =>
    list.map(([earlier, later, aim], index) => pairOf(section(`断面${index}`, aim), earlier, later));
  const sorted = (list: { readonly sections: readonly { readonly section: Section }[] }) =>
    names(list).sort();
  const lists = ['improved', 'worsened', 'unchanged', 'newlyFailing', 'newlyMeeting'] as const;
  const shares = ['good', 'worst', 'met'] as const;

  function flipped(pairs: readonly Pair[]): readonly Pair[] {
    return pairs.map(({ section: of, earlier, later, firstRead }) => ({
      section: of,
      earlier: later,
      later: earlier,
      firstRead,
    }));
  }

  it('the other way round everything is its opposite', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const pairs = pairsOf(list);
        const there = comparison(pairs);
        const back = comparePeriods(flipped(pairs), JUNE, MAY, STANDARDS.classWords);
        expect(back.kind).toBe(there.kind);
        if (there.kind === 'absent' || back.kind === 'absent') return;
        expect(names(back.improved)).toEqual(names(there.worsened));
        expect(names(back.worsened)).toEqual(names(there.improved));
        expect(names(back.unchanged)).toEqual(names(there.unchanged));
        expect(names(back.newlyFailing)).toEqual(names(there.newlyMeeting));
        expect(names(back.newlyMeeting)).toEqual(names(there.newlyFailing));
        for (const share of shares) {
          expect(Number(back[share].points.value)).toBe(0 - Number(there[share].points.value));
          expect(back[share].earlier.share.value).toBe(there[share].later.share.value);
        }
        expect(back.comparable.value).toBe(there.comparable.value);
      }),
      { numRuns: 40 },
    );
  });

  it('the order of the sections does not matter', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const pairs = pairsOf(list);
        const forth = comparison(pairs);
        const back = comparison([...pairs].reverse());
        expect(back.kind).toBe(forth.kind);
        if (forth.kind === 'absent' || back.kind === 'absent') return;
        for (const list of lists) expect(sorted(back[list])).toEqual(sorted(forth[list]));
        for (const share of shares) expect(back[share].points.value).toBe(forth[share].points.value);
        expect(back.leftOut.map(({ reason }) => reason).sort()).toEqual(
          forth.leftOut.map(({ reason }) => reason).sort(),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('another section joins one list of the three and moves no other section', () => {
    fc.assert(
      fc.property(rows, given, given, (list, earlier, later) => {
        const pairs = pairsOf(list);
        const fewer = comparison(pairs);
        const more = comparison([...pairs, pairOf(section('新增'), earlier, later)]);
        if (fewer.kind === 'absent' || more.kind === 'absent') return;
        const isComparable = typeof earlier === 'number' && typeof later === 'number';
        expect(more.comparable.value - fewer.comparable.value).toBe(isComparable ? 1 : 0);
        expect(more.leftOut.length - fewer.leftOut.length).toBe(isComparable ? 0 : 1);
        for (const each of lists)
          expect(names(more[each]).filter((name) => name !== '新增')).toEqual(names(fewer[each]));
        if (!isComparable) {
          for (const share of shares) expect(more[share]).toEqual(fewer[share]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('every section stands in one list or is left out, and counts count their lists', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const result = comparison(pairsOf(list));
        if (result.kind === 'absent') return;
        const { improved, worsened, unchanged, leftOut } = result;
        expect(improved.count.value + worsened.count.value + unchanged.count.value).toBe(
          result.comparable.value,
        );
        expect(result.comparable.value + leftOut.length).toBe(list.length);
        for (const each of lists) expect(result[each].count.value).toBe(result[each].sections.length);
      }),
      { numRuns: 40 },
    );
  });
});
