import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SectionSeries } from '../../src/assess/classes/series.ts';
import { waterChangesOf } from '../../src/assess/waters/water-change.ts';
import type { WaterBody } from '../../src/model/water.ts';
import type { WaterChange, WaterLevel } from '../../src/model/water-findings.ts';
import { AMMONIA, JUDGED_BY, seriesOver } from './water-series.ts';

const EARLIER = '2026-05';
const LATER = '2026-06';

const changes = (series: readonly SectionSeries[]) =>
  waterChangesOf({ ...JUDGED_BY, series, earlier: EARLIER, later: LATER });

/** Sections that went from one class to another; 0 is a section without a class. */
function moving(earlier: readonly number[], later: readonly number[]): readonly SectionSeries[] {
  return earlier.map((rank, index) => mover(`断面${index + 1}`, rank, later[index]!));
}

function mover(name: string, earlier: number, later: number, register = {}): SectionSeries {
  const ammonia = (rank: number) => ({ 氨氮: rank === 0 ? '' : AMMONIA[rank - 1]! });
  return seriesOver(name, { [EARLIER]: ammonia(earlier), [LATER]: ammonia(later) }, register);
}

function changeOf(series: readonly SectionSeries[], level: WaterLevel = 'city'): WaterChange {
  const found = changes(series).find((change) => change.level === level);
  if (found === undefined) throw new Error(`no change of the ${level}`);
  return found;
}

describe('the change of a water', () => {
  it('W16 is the larger of the change of its word and of ΔG − ΔD', () => {
    // Good 7÷10 to 8÷10: 轻度污染 to 良好, one word better. ΔG 10, ΔD −10: 20, 有所. As large as one another.
    const both = changeOf(moving([2, 2, 2, 2, 2, 2, 2, 4, 4, 6], [2, 2, 2, 2, 2, 2, 2, 2, 4, 4]));
    expect(both.byWords).toEqual({ direction: 'better', degree: 'some' });
    expect(both.byShares).toEqual({ change: { direction: 'better', degree: 'some' }, points: '20.0' });
    expect(both.change.value).toEqual({ direction: 'better', degree: 'some' });
    expect(both.change.rule).toEqual({
      standard: '环办〔2011〕22号',
      clause: '不同时段水质变化趋势评价',
      statement:
        '按水质状况等级：由轻度污染变为良好，有所好转；按组合类别比例：ΔG＝（8÷10－7÷10）×100，ΔD＝（0÷10－1÷10）×100，ΔG－ΔD＝20.0，有所好转；取变化大的，有所好转',
    });
    expect(both.opposed).toBe(false);
    // One word, but ΔG 1÷8 = 12.5 and ΔD −1÷8: 25 points, 明显.
    const shares = changeOf(moving([2, 2, 2, 2, 2, 4, 4, 6], [2, 2, 2, 2, 2, 2, 4, 4]));
    expect(shares.byWords.degree).toBe('some');
    expect(shares.byShares?.points).toBe('25.0');
    expect(shares.change.value).toEqual({ direction: 'better', degree: 'marked' });
    // Good 9÷12 to 8÷12: 良好 to 轻度污染, one word worse; ΔG −8.3: none.
    const words = changeOf(
      moving([2, 2, 2, 2, 2, 2, 2, 2, 2, 4, 4, 4], [2, 2, 2, 2, 2, 2, 2, 2, 4, 4, 4, 4]),
    );
    expect(words.byShares).toEqual({ change: { direction: 'same', degree: 'none' }, points: '-8.3' });
    expect(words.change.value).toEqual({ direction: 'worse', degree: 'some' });
    const still = changeOf(moving([2, 2, 2, 2, 2], [2, 2, 2, 2, 2]));
    expect(still.byShares?.points).toBe('0.0');
    expect(still.change.rule?.statement).toMatch(/^按水质状况等级：两期均为优，无明显变化；/);
  });

  it('W16 is that of ΔG − ΔD when it is larger and opposed to the word, and that of the word when as large', () => {
    const of = (good: number, between: number, worst: number) =>
      [...Array(good).fill(2), ...Array(between).fill(4), ...Array(worst).fill(6)] as number[];
    // Of 28 good 20 to 21, 71.4 % to 75 %: 轻度污染 to 良好. 劣Ⅴ 0 to 7: ΔG 3.6, ΔD 25, −21.4: 明显变差.
    const larger = changeOf(moving(of(20, 8, 0), of(21, 0, 7)));
    expect([larger.opposed, larger.byShares?.points]).toEqual([true, '-21.4']);
    expect(larger.byWords).toEqual({ direction: 'better', degree: 'some' });
    expect(larger.change.value).toEqual({ direction: 'worse', degree: 'marked' });
    expect(larger.change.rule?.statement).toMatch(/；两种方法方向相反，取变化大的，明显变差$/);
    // Of 20 good 14 to 15, 70 % to 75 %, 劣Ⅴ 0 to 5: ΔG 5, ΔD 25, −20: 有所变差, against 有所好转 of the word.
    const asLarge = changeOf(moving(of(14, 6, 0), of(15, 0, 5)));
    expect([asLarge.opposed, asLarge.byShares?.points]).toEqual([true, '-20.0']);
    expect(asLarge.change.value).toEqual({ direction: 'better', degree: 'some' });
    expect(asLarge.change.rule?.statement).toMatch(
      /；两种方法方向相反，变化同样大，按水质状况等级，有所好转$/,
    );
  });

  it('W17 of fewer than five sections, and of one lake, is by its word alone', () => {
    // 氨氮 (0.8 + 0.8) ÷ 2 to (0.8 + 1.8) ÷ 2 = 1.3: 良好 to 轻度污染.
    const two = changeOf(moving([3, 3], [3, 5]));
    expect(two).not.toHaveProperty('byShares');
    expect(two.change).toMatchObject({
      value: { direction: 'worse', degree: 'some' },
      rule: { statement: '由良好变为轻度污染，有所变差' },
    });
    expect(two.opposed).toBe(false);
    const lake = (name: string) =>
      seriesOver(name, { [EARLIER]: { 总磷: '0.01' }, [LATER]: { 总磷: '0.3' } }, { waterBody: 'lake' });
    const points = ['一', '二', '三', '四', '五'].map(lake);
    // All five points from Ⅰ to 劣Ⅴ: 优 to 重度污染.
    expect(changeOf(points, 'water')).not.toHaveProperty('byShares');
    expect(changeOf(points, 'water').change.value).toEqual({ direction: 'worse', degree: 'marked' });
    expect(changeOf(points, 'county').byShares?.points).toBe('-200.0');
  });

  it('W17 of rivers and lakes judged in parts is answered for each part', () => {
    const months = { [EARLIER]: { 氨氮: '0.4' }, [LATER]: { 氨氮: '0.8' } };
    const still = { [EARLIER]: {}, [LATER]: {} };
    const found = changes([seriesOver('桥', months), seriesOver('湖心', still, { waterBody: 'lake' })]);
    expect(
      found
        .filter(({ level }) => level === 'city')
        .map(({ name, waterBody, change }) => [name, waterBody, change.value.degree]),
    ).toEqual([
      ['全市', 'river', 'some'],
      ['全市', 'lake', 'none'],
    ]);
  });

  it('W18 is over the sections with a class in both months', () => {
    // The sixth has none in May, the seventh none in June: both stay out, and the five do not move.
    const series = moving([2, 2, 2, 2, 4, 0, 6], [2, 2, 2, 2, 4, 6, 0]);
    const change = changeOf([...series, seriesOver('新站', { [LATER]: {} })]);
    expect([change.earlier.summary.classed.value, change.later.summary.classed.value]).toEqual([5, 5]);
    expect(change.change.value.degree).toBe('none');
    expect([change.earlier.month, change.later.month]).toEqual([EARLIER, LATER]);
    // The rows of both months and the limits of the word, twice.
    expect(change.change.sources.filter(({ text }) => text.startsWith('断面'))).toHaveLength(10);
    expect(changes(moving([0, 2], [2, 0]))).toEqual([]);
  });

  it('says nothing of a water without a word, or with one that no class has', () => {
    const series = moving([2, 2, 2, 2, 2], [2, 2, 2, 2, 2]);
    const judged = (standards: Partial<typeof JUDGED_BY.standards>) =>
      waterChangesOf({
        ...JUDGED_BY,
        standards: { ...JUDGED_BY.standards, ...standards },
        series,
        earlier: EARLIER,
        later: LATER,
      });
    expect(judged({ shareWords: [] })).toEqual([]);
    const [first] = JUDGED_BY.standards.shareWords;
    expect(judged({ shareWords: [{ ...first!, word: '甚佳' }] })).toEqual([]);
  });

  it('says nothing of a water whose means have no class in one of the months', () => {
    // 总磷 0.02L and 0.042L can be judged each (Ⅰ, and 0.021 Ⅱ); their mean 0.031L cannot: Ⅱ, but its half is Ⅰ.
    const months = (总磷: string) => ({ [EARLIER]: { 总磷 }, [LATER]: {} });
    const swapped = (总磷: string) => ({ [EARLIER]: {}, [LATER]: { 总磷 } });
    expect(changes([seriesOver('上', months('<0.02')), seriesOver('下', months('<0.042'))])).toEqual([]);
    expect(changes([seriesOver('上', swapped('<0.02')), seriesOver('下', swapped('<0.042'))])).toEqual([]);
  });

  it('W18 is antisymmetric', () => {
    const opposite = { better: 'worse', worse: 'better', same: 'same' } as const;
    const anyMove = fc.record({
      earlier: fc.nat(6),
      later: fc.nat(6),
      water: fc.constantFrom('甲河', '乙河'),
      waterBody: fc.constantFrom<WaterBody>('river', 'lake'),
    });
    const anySeries = fc.array(anyMove, { maxLength: 12 }).map((moves) =>
      moves.map(({ earlier, later, ...register }, index) => ({
        there: mover(`断面${index}`, earlier, later, register),
        back: mover(`断面${index}`, later, earlier, register),
      })),
    );
    fc.assert(
      fc.property(anySeries, (series) => {
        const there = changes(series.map((entry) => entry.there));
        const back = changes(series.map((entry) => entry.back));
        expect(back.map(({ level, name }) => [level, name])).toEqual(
          there.map(({ level, name }) => [level, name]),
        );
        for (const [index, { change, opposed }] of there.entries()) {
          const { direction, degree } = change.value;
          expect(back[index]!.change.value).toEqual({ direction: opposite[direction], degree });
          expect(back[index]!.opposed).toBe(opposed);
        }
      }),
    );
  });
});
