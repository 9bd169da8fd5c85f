import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areOpposed,
  classChange,
  largerChange,
  shareChange,
  wordChange,
} from '../../src/assess/classes/change.ts';
import { summaryOf } from '../../src/assess/classes/shares.ts';
import type { ClassChange } from '../../src/model/verdicts.ts';
import { writeChange } from '../../src/model/verdicts.ts';
import { WATER_CLASSES } from '../../src/model/water.ts';
import { STANDARDS } from './standards.ts';
import { MONTH, ofClasses } from './water-series.ts';

const { classWords } = STANDARDS;
const OPPOSITE = { better: 'worse', worse: 'better', same: 'same' } as const;

/** Of ten sections `good` are Ⅰ to Ⅲ and `worst` 劣Ⅴ. */
function summary(good: number, worst: number, total = 10) {
  const classes = [
    ...Array(good).fill(2),
    ...Array(worst).fill(6),
    ...Array(total - good - worst).fill(4),
  ] as number[];
  return summaryOf(
    MONTH,
    ofClasses(classes).map(({ months }) => months.get(MONTH)!.verdict),
  );
}

describe('the change of a class', () => {
  it.each([
    // 优 Ⅰ Ⅱ · 良好 Ⅲ · 轻度污染 Ⅳ · 中度污染 Ⅴ · 重度污染 劣Ⅴ
    [4, 4, 'same', 'none', '无明显变化'],
    [1, 2, 'same', 'none', '无明显变化'],
    [2, 1, 'same', 'none', '无明显变化'],
    [2, 3, 'worse', 'some', '有所变差'],
    [3, 4, 'worse', 'some', '有所变差'],
    [6, 5, 'better', 'some', '有所好转'],
    // From 优 to 良好 is one word, though Ⅰ to Ⅲ are two classes.
    [1, 3, 'worse', 'some', '有所变差'],
    [3, 1, 'better', 'some', '有所好转'],
    [2, 4, 'worse', 'marked', '明显变差'],
    [5, 3, 'better', 'marked', '明显好转'],
    [1, 6, 'worse', 'marked', '明显变差'],
  ] as const)('W13 from %i to %i is %s, %s: %s', (earlier, later, direction, degree, words) => {
    const change = classChange(earlier, later, classWords);
    expect(change).toEqual({ direction, degree });
    expect(writeChange(change)).toBe(words);
  });

  it('W13 is antisymmetric', () => {
    for (const a of WATER_CLASSES) {
      for (const b of WATER_CLASSES) {
        const there = classChange(a, b, classWords);
        const back = classChange(b, a, classWords);
        expect(back).toEqual({ direction: OPPOSITE[there.direction], degree: there.degree });
      }
    }
  });

  it('takes a class without a word for a step of its own', () => {
    expect(classChange(1, 2, [])).toEqual({ direction: 'worse', degree: 'some' });
  });
});

describe('the change of a word', () => {
  it.each([
    ['优', '优', 'same', 'none'],
    ['良好', '优', 'better', 'some'],
    ['优', '轻度污染', 'worse', 'marked'],
    ['中度污染', '重度污染', 'worse', 'some'],
  ])('W14 from %s to %s is %s, %s', (earlier, later, direction, degree) => {
    expect(wordChange(earlier, later, classWords)).toEqual({ direction, degree });
  });

  it('cannot be told of a word that no class has', () => {
    expect(wordChange('尚可', '优', classWords)).toBeNull();
    expect(wordChange('优', '尚可', classWords)).toBeNull();
  });
});

describe('the change by ΔG − ΔD', () => {
  it.each([
    // ΔG = (6−5)÷10 = 10 points, ΔD = 0: 10 is not above 10.
    [5, 1, 6, 1, 10, 'same', 'none'],
    // ΔG = 10, ΔD = (0−1)÷10 = −10: 20 is above 10, not above 20.
    [5, 1, 6, 0, 20, 'better', 'some'],
    // ΔG = 20, ΔD = −10
    [5, 1, 7, 0, 30, 'better', 'marked'],
    [6, 0, 6, 1, -10, 'same', 'none'],
    [6, 0, 5, 1, -20, 'worse', 'some'],
    [6, 0, 4, 1, -30, 'worse', 'marked'],
    // Both shares rise by 20: ΔG − ΔD = 0.
    [4, 0, 6, 2, 0, 'same', 'none'],
  ] as const)(
    'W15 from %i good and %i 劣Ⅴ to %i and %i of ten is %i points: %s, %s',
    (good, worst, goodLater, worstLater, points, direction, degree) => {
      const { change, numerator, denominator } = shareChange(
        summary(good, worst),
        summary(goodLater, worstLater),
      );
      expect(change).toEqual({ direction, degree });
      expect(numerator / denominator).toBe(points);
    },
  );

  it('W15 compares exact fractions', () => {
    // 7÷8 − 7÷9 = 9.72 points; 8÷9 − 7÷9 = 11.1
    expect(shareChange(summary(7, 0, 9), summary(7, 0, 8)).change.degree).toBe('none');
    expect(shareChange(summary(7, 0, 9), summary(8, 0, 9)).change.degree).toBe('some');
    // 25÷249 = 10.04 points, which prints as 10.0.
    expect(shareChange(summary(0, 0, 249), summary(25, 0, 249)).change.degree).toBe('some');
  });

  it('W15 is antisymmetric', () => {
    const anySummary = fc
      .record({ good: fc.nat(6), worst: fc.nat(6), between: fc.nat(6) })
      .filter(({ good, worst, between }) => good + worst + between > 0)
      .map(({ good, worst, between }) => summary(good, worst, good + worst + between));
    fc.assert(
      fc.property(anySummary, anySummary, (earlier, later) => {
        const there = shareChange(earlier, later);
        const back = shareChange(later, earlier);
        expect(back.change).toEqual({
          direction: OPPOSITE[there.change.direction],
          degree: there.change.degree,
        });
        expect(back.numerator + there.numerator).toBe(0);
        expect(back.denominator).toBe(there.denominator);
      }),
    );
  });
});

describe('two changes of one water', () => {
  const same: ClassChange = { direction: 'same', degree: 'none' };
  const better: ClassChange = { direction: 'better', degree: 'some' };
  const worse: ClassChange = { direction: 'worse', degree: 'some' };
  const muchWorse: ClassChange = { direction: 'worse', degree: 'marked' };

  it('W16 the larger counts, of equal ones the first', () => {
    expect(largerChange(same, better)).toBe(better);
    expect(largerChange(better, same)).toBe(better);
    expect(largerChange(better, muchWorse)).toBe(muchWorse);
    expect(largerChange(muchWorse, better)).toBe(muchWorse);
    expect(largerChange(better, worse)).toBe(better);
    expect(largerChange(worse, better)).toBe(worse);
  });

  it('W16 are opposed when one is better and the other worse', () => {
    expect(areOpposed(better, muchWorse)).toBe(true);
    expect(areOpposed(worse, better)).toBe(true);
    expect(areOpposed(worse, muchWorse)).toBe(false);
    expect(areOpposed(same, worse)).toBe(false);
    expect(areOpposed(worse, same)).toBe(false);
  });
});
