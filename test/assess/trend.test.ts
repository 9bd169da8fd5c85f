import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, ratioOf } from '../../src/assess/numbers/rounding.ts';
import { itemTrendsOf, type PeriodValue, shareTrendOf, trendOf } from '../../src/assess/waters/trend.ts';
import { watersOf } from '../../src/assess/waters/waters.ts';
import type { CriticalValue } from '../../src/model/standard.ts';
import { STANDARDS, sourced } from './standards.ts';
import { AMMONIA, JUDGED_BY, seriesOver } from './water-series.ts';

const { criticalValues } = STANDARDS;

/** Values of 2026-01, 2026-02 … */
function periods(...values: readonly string[]): PeriodValue[] {
  return values.map((value, index) => ({
    period: monthAt(index),
    value: ratioOf(parseDecimal(value)!, { units: 1n, places: 0 }),
    sources: [sourced(value, `B${index + 2}`).source],
  }));
}

const monthAt = (index: number) => `2026-${String(index + 1).padStart(2, '0')}`;
const critical = (...entries: readonly (readonly [periods: number, value: string])[]): CriticalValue[] =>
  entries.map(([count, value]) => ({ periods: count, value: sourced(value), clause: '某法 附录 某表' }));

const rising = (...values: readonly string[]) => trendOf(periods(...values), criticalValues, 'worse');

describe('a trend', () => {
  it('W24 is rs = 1 − 6Σd²/(N³−N) against time', () => {
    // Ranks 1 2 3 5 4 6 against 1 … 6: d 0 0 0 1 −1 0, Σd² = 2; 1 − 6×2÷(216−6) = 1 − 12÷210 = 0.943.
    expect(rising('0.1', '0.2', '0.3', '0.5', '0.4', '0.6')).toMatchObject({
      value: { direction: 'up', meaning: 'worse', coefficient: '0.943', periods: 6, critical: '0.829' },
      rule: {
        standard: '环办〔2011〕22号',
        clause: 'Spearman秩相关系数临界值（单侧0.05）',
        statement: '2026-01至2026-06共6期，Σd²＝2，rs＝1－6×2÷（6³－6）＝0.943；|rs|＞临界值0.829，显著上升',
      },
    });
    // Ranks 6 4 5 3 2 1: d 5 2 2 −1 −3 −5, Σd² = 68; 1 − 408÷210 = −0.943.
    expect(rising('9', '7', '8', '3', '2', '1')?.value).toMatchObject({
      direction: 'down',
      meaning: 'better',
      coefficient: '-0.943',
    });
    // Ranks 2 1 4 3 6 5: Σd² = 6; 1 − 36÷210 = 0.829 (0.8286), which is not above 0.829.
    expect(rising('9', '7', '8', '3', '2', '1')?.rule?.statement).toMatch(/，显著下降$/);
    const weak = rising('2', '1', '4', '3', '6', '5');
    expect(weak?.value).toEqual({
      direction: 'none',
      coefficient: '0.829',
      periods: 6,
      critical: '0.829',
    });
    expect(weak?.rule?.statement).toMatch(/＝0.829；\|rs\|≤临界值0.829，变化不显著$/);
    expect(weak?.sources.map(({ text }) => text)).toEqual(['2', '1', '4', '3', '6', '5', '0.829']);
  });

  it('W25 gives equal values the mean of their ranks and correlates the ranks', () => {
    // 1 2 2 3 4: ranks 1 2.5 2.5 4 5. Distances from 3: −2 −0.5 −0.5 1 2; of time −2 −1 0 1 2.
    // Products 4 + 0.5 + 0 + 1 + 4 = 9.5; squares 4 + 0.25 + 0.25 + 1 + 4 = 9.5 and 10: 9.5 ÷ √95 = 0.975.
    const tied = rising('1', '2', '2.0', '3', '4');
    expect(tied?.value).toMatchObject({ direction: 'up', coefficient: '0.975' });
    expect(tied?.rule?.statement).toBe(
      '2026-01至2026-05共5期，数值有相同的，取平均秩次，rs＝9.5÷√（9.5×10）＝0.975；|rs|＞临界值0.900，显著上升',
    );
    // A value that never changes has no trend; 1 − 6Σd²/(N³−N) would make it 0.5.
    const flat = trendOf(periods(...Array(30).fill('0.01')), criticalValues, 'worse');
    expect(flat?.value).toMatchObject({ direction: 'none', coefficient: '0.000', critical: '0.306' });
  });

  it('W26 is significant when |rs| is above the critical value, not when it equals it', () => {
    // Σd² = 2 of five: 1 − 12÷120 = 0.9, and Wp is 0.900.
    expect(rising('1', '2', '3', '5', '4')?.value).toMatchObject({ direction: 'none', coefficient: '0.900' });
    expect(rising('5', '4', '3', '1', '2')?.value).toMatchObject({
      direction: 'none',
      coefficient: '-0.900',
    });
    expect(rising('1', '2', '3', '4', '5')?.value).toMatchObject({ direction: 'up', coefficient: '1.000' });
    const values = periods('1', '2', '3', '5', '4');
    const against = (wp: string) => trendOf(values, critical([5, wp]), 'worse')?.value.direction;
    expect(trendOf(values, critical([5, '0.9']), 'worse')?.rule).toMatchObject({
      standard: '某法',
      clause: '附录 某表',
    });
    expect([against('0.9'), against('0.8999'), against('0.90001'), against('1')]).toEqual([
      'none',
      'up',
      'none',
      'none',
    ]);
  });

  it('W27 needs five periods', () => {
    expect(rising('1', '2', '3', '4')).toBeNull();
    expect(rising('1', '2', '3', '4', '5')).not.toBeNull();
    expect(trendOf([], criticalValues, 'worse')).toBeNull();
  });

  it('W27 takes the critical value of the next smaller N where its own is not in the table', () => {
    const used = (count: number, table = criticalValues) =>
      trendOf(periods(...Array.from({ length: count }, (_, index) => String(index))), table, 'worse')?.value
        .critical;
    expect([used(10), used(11), used(12), used(13)]).toEqual(['0.564', '0.564', '0.506', '0.506']);
    // Beyond the table the last one.
    expect([used(30), used(31), used(48)]).toEqual(['0.306', '0.306', '0.306']);
    // The order of the table does not matter; without an entry small enough there is no answer.
    expect(used(8, critical([6, '0.8'], [7, '0.7'], [5, '0.9']))).toBe('0.7');
    expect(used(5, critical([6, '0.8']))).toBeUndefined();
    expect(used(5, [])).toBeUndefined();
  });

  it('W24 reversed in time is negated', () => {
    const anyValues = fc.array(
      fc.nat(12).map((n) => String(n)),
      { minLength: 5, maxLength: 40 },
    );
    fc.assert(
      fc.property(anyValues, (values) => {
        const there = rising(...values)!.value;
        const back = rising(...values.toReversed())!.value;
        const negated = { up: 'down', down: 'up', none: 'none' } as const;
        expect(back.direction).toBe(negated[there.direction]);
        expect(Number(back.coefficient) + Number(there.coefficient)).toBe(0);
        expect(Math.abs(Number(there.coefficient))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('W24 without ties is the formula of the method, and does not change with the size of the values', () => {
    const anyOrder = fc.uniqueArray(fc.nat(1000), { minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(anyOrder, (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const squares = values.reduce((sum, value, index) => sum + (sorted.indexOf(value) - index) ** 2, 0);
        const count = values.length;
        const expected = 1 - (6 * squares) / (count ** 3 - count);
        const found = rising(...values.map(String))!.value;
        expect(Math.abs(Number(found.coefficient) - expected)).toBeLessThan(0.000501);
        const squared = rising(...values.map((value) => String(value * value)))!.value;
        expect(squared).toEqual(found);
      }),
    );
  });
});

describe('the trend of an item', () => {
  const months = Array.from({ length: 6 }, (_, index) => monthAt(index));
  const over = (item: string, values: readonly string[]) =>
    seriesOver(
      '甲断面',
      Object.fromEntries(months.map((month, index) => [month, { [item]: values[index]! }])),
    );
  const trendsOf = (item: string, values: readonly string[]) =>
    itemTrendsOf({ ...JUDGED_BY, months, series: [over(item, values)] }).find((trend) => trend.item === item)
      ?.trend.value;

  it('W28 is found for each item of each section, and says whether the water gets better or worse', () => {
    const up = ['0.1', '0.2', '0.3', '0.4', '0.5', '0.6'];
    expect(trendsOf('氨氮', up)).toMatchObject({ direction: 'up', meaning: 'worse' });
    expect(trendsOf('氨氮', up.toReversed())).toMatchObject({ direction: 'down', meaning: 'better' });
    expect(trendsOf('溶解氧', up)).toMatchObject({ direction: 'up', meaning: 'better' });
    expect(trendsOf('溶解氧', up.toReversed())).toMatchObject({ direction: 'down', meaning: 'worse' });
    // pH means neither.
    const ph = trendsOf('pH值', ['6.5', '6.6', '6.7', '6.8', '6.9', '7.0']);
    expect(ph?.direction).toBe('up');
    expect(ph).not.toHaveProperty('meaning');
    const all = itemTrendsOf({ ...JUDGED_BY, months, series: [over('氨氮', up)] });
    expect(all.map(({ section, item }) => `${section.name.value} ${item}`)).toEqual([
      '甲断面 pH值',
      '甲断面 溶解氧',
      '甲断面 高锰酸盐指数',
      '甲断面 氨氮',
      '甲断面 总磷',
    ]);
    expect(all[3]?.trend.sources.map(({ text }) => text)).toEqual([...up, '0.829']);
  });

  it('W28 leaves out months without a value, and counts those below detection at half the limit', () => {
    // 0.4L counts as 0.2: rising over the five months that have a value.
    expect(trendsOf('氨氮', ['0.1', '<0.4', '?停站', '0.3', '0.4', '0.5'])).toMatchObject({
      direction: 'up',
      periods: 5,
      coefficient: '1.000',
    });
    expect(trendsOf('氨氮', ['0.1', '0.2', '', '', '0.4', '0.5'])).toBeUndefined();
    // A month asked for that has no reading is left out as well.
    const series = [over('氨氮', ['0.1', '0.2', '0.3', '0.4', '0.5', '0.6'])];
    const longer = itemTrendsOf({ ...JUDGED_BY, months: ['2025-12', ...months], series });
    expect(longer[3]?.trend.value.periods).toBe(6);
  });
});

describe('the trend of a water', () => {
  /** Of five sections `good` are Ⅱ in a month, the others 劣Ⅴ. */
  function findings(...good: readonly number[]) {
    const series = Array.from({ length: 5 }, (_, place) =>
      seriesOver(
        `断面${place}`,
        Object.fromEntries(
          good.map((count, index) => [
            monthAt(index),
            count < 0 ? { 氨氮: '' } : { 氨氮: place < count ? AMMONIA[1]! : AMMONIA[5]! },
          ]),
        ),
      ),
    );
    return good.map((_, index) => watersOf({ ...JUDGED_BY, month: monthAt(index), series })[0]!);
  }

  it('W29 is that of its share of Ⅰ to Ⅲ or of 劣Ⅴ', () => {
    const rises = findings(0, 1, 2, 3, 4, 5);
    expect(shareTrendOf(rises, 'good', criticalValues)?.value).toMatchObject({
      direction: 'up',
      meaning: 'better',
      coefficient: '1.000',
    });
    expect(shareTrendOf(rises, 'worst', criticalValues)?.value).toMatchObject({
      direction: 'down',
      meaning: 'better',
    });
    expect(shareTrendOf(rises, 'good', criticalValues)?.sources).toHaveLength(31);
    // A month in which no section has a class is left out.
    expect(shareTrendOf(findings(0, 1, 2, -1, 4, 5), 'good', criticalValues)?.value.periods).toBe(5);
    expect(shareTrendOf(findings(0, 1, -1, -1, 4, 5), 'good', criticalValues)).toBeNull();
  });
});
