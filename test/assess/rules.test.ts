// The rules of docs/method.md, section 1, by their numbers: each worked out by hand, the arithmetic beside it.

import { expect, it } from 'vitest';
import { assessRows } from '../../src/assess/classes/assess-rows.ts';
import { judgeSample } from '../../src/assess/classes/sample.ts';
import { judgeSections } from '../../src/assess/classes/sections.ts';
import {
  parseDecimal,
  ratioOf,
  roundHalfEven,
  roundRatio,
  writeDecimal,
} from '../../src/assess/numbers/rounding.ts';
import { judgePeriods } from '../../src/assess/periods/period-findings.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../../src/model/policy.ts';
import type { Reading, Section } from '../../src/model/records.ts';
import type { WaterBody, WaterClass } from '../../src/model/water.ts';
import { reading, section } from './records.ts';
import { amounts, CLEAN, STANDARDS, sourced } from './standards.ts';

interface Options {
  readonly body?: WaterBody;
  readonly base?: WaterClass;
  readonly policy?: Partial<AssessmentPolicy>;
}

/** Class-Ⅰ water (pH 7.5, 溶解氧 8.6, 高锰酸盐指数 1.8, 氨氮 0.08, 总磷 0.01) with the given items changed. */
function judge(
  changed: Readonly<Record<string, string>>,
  { body = 'river', base = 3, policy }: Options = {},
) {
  const sample = amounts({ ...CLEAN, ...changed });
  return judgeSample(sample, body, STANDARDS.surfaceWater, { ...CURRENT_POLICY, ...policy }, base);
}

const classOf = (changed: Readonly<Record<string, string>>, options?: Options) =>
  judge(changed, options).waterClass;

const comparedAs = (changed: Readonly<Record<string, string>>, item: string, options?: Options) =>
  judge(changed, options).items.find((entry) => entry.item === item)?.compared;

/** Items over the base with their multiples. */
const over = (changed: Readonly<Record<string, string>>, options?: Options) =>
  judge(changed, options).exceeded.map(({ item, multiple }) => [item, multiple]);

const round = (text: string, decimals: number) => writeDecimal(roundHalfEven(parseDecimal(text)!, decimals));

function month(sections: readonly Section[], readings: readonly Reading[], period = '2026-06') {
  const { value, problems } = judgeSections({
    period,
    sections,
    readings,
    standard: STANDARDS.surfaceWater,
    classWords: STANDARDS.classWords,
    extraLimits: STANDARDS.extraLimits,
    policy: CURRENT_POLICY,
  });
  const input = { period, series: value.series, readings, standards: STANDARDS, policy: CURRENT_POLICY };
  const summary = value.history.find((entry) => entry.month === period)!.summary;
  return { ...value, summary, periods: judgePeriods(input).value, problems };
}

it('S01 a value meets a class when it is ≤ its limit, oxygen when ≥, pH when inside', () => {
  // 氨氮 Ⅲ 1.0, Ⅳ 1.5
  expect(classOf({ 氨氮: '1.0' })).toBe(3);
  expect(classOf({ 氨氮: '1.01' })).toBe(4);
  // 溶解氧 Ⅲ 5, Ⅳ 3
  expect(classOf({ 溶解氧: '5.0' })).toBe(3);
  expect(classOf({ 溶解氧: '4.9' })).toBe(4);
  // pH 6~9, both included
  expect(classOf({ pH值: '6' })).toBe(1);
  expect(classOf({ pH值: '9' })).toBe(1);
});

it('S02 of classes with one limit the better is given', () => {
  // 化学需氧量 Ⅰ 15, Ⅱ 15, Ⅲ 20: never Ⅱ
  expect(classOf({ 化学需氧量: '15' })).toBe(1);
  expect(classOf({ 化学需氧量: '15.1' })).toBe(3);
});

it('S03 worse than Ⅴ is 劣Ⅴ', () => {
  // 氨氮 Ⅴ 2.0
  expect(classOf({ 氨氮: '2.0' })).toBe(5);
  expect(classOf({ 氨氮: '2.01' })).toBe(6);
});

it('S04 pH outside 6 to 9 is 劣Ⅴ', () => {
  // 9.5 is a tie and goes to the even 10; 9.4 to 9; 5.5 to the even 6; 5.4 to 5
  expect([classOf({ pH值: '9.5' }), comparedAs({ pH值: '9.5' }, 'pH值')]).toEqual([6, '10']);
  expect([classOf({ pH值: '9.4' }), comparedAs({ pH值: '9.4' }, 'pH值')]).toEqual([1, '9']);
  expect([classOf({ pH值: '5.5' }), comparedAs({ pH值: '5.5' }, 'pH值')]).toEqual([1, '6']);
  expect([classOf({ pH值: '5.4' }), comparedAs({ pH值: '5.4' }, 'pH值')]).toEqual([6, '5']);
});

it('S05 oxygen Ⅰ is 7.5, whatever the saturation', () => {
  // At 5 ℃ 90 % of saturation would be 0.9 × 468 ÷ (31.6 + 5) = 11.5, at 30 ℃ 6.8
  expect(classOf({ 溶解氧: '7.6', 水温: '5' })).toBe(1);
  expect(classOf({ 溶解氧: '7.4', 水温: '30' })).toBe(2);
});

it('S06 phosphorus has the limits of the water body', () => {
  // Rivers Ⅰ 0.02, Ⅱ 0.1; lakes Ⅱ 0.025, Ⅲ 0.05
  expect(classOf({ 总磷: '0.05' }, { body: 'river' })).toBe(2);
  expect(classOf({ 总磷: '0.05' }, { body: 'lake' })).toBe(3);
});

it('S07 total nitrogen has limits for lakes only', () => {
  // Lakes Ⅴ 2.0
  expect(judge({ 总氮: '9.9' }, { body: 'river' }).apart).toEqual([]);
  expect(judge({ 总氮: '9.9' }, { body: 'lake' }).apart).toMatchObject([{ item: '总氮', waterClass: 6 }]);
});

it('S08 the worst item gives the class, and every item of that class decides', () => {
  // 溶解氧 6.3 is Ⅱ (6), 氨氮 1.32 is Ⅳ (1.5)
  expect(judge({ 溶解氧: '6.3', 氨氮: '1.32' })).toMatchObject({ waterClass: 4, deciding: ['氨氮'] });
  // 总磷 0.25 is Ⅳ as well (0.3)
  expect(judge({ 氨氮: '1.32', 总磷: '0.25' }).deciding).toEqual(['氨氮', '总磷']);
  expect(judge({}).deciding).toEqual([]);
});

it('S09 the five items alone give a class', () => {
  expect(judge({}).items.map(({ item }) => item)).toEqual(['pH值', '溶解氧', '高锰酸盐指数', '氨氮', '总磷']);
  expect(classOf({})).toBe(1);
});

it('S10 a further item takes part once it has a value', () => {
  // 化学需氧量 Ⅲ 20, Ⅳ 30
  expect(classOf({ 化学需氧量: '21' })).toBe(4);
  expect(classOf({ 化学需氧量: '' })).toBe(1);
  expect(classOf({ 化学需氧量: '21' }, { policy: { items: 'required' } })).toBe(1);
});

it('S11 temperature, total nitrogen and coliforms never move the class; those with limits stand apart', () => {
  // 总氮 lakes Ⅳ 1.5, Ⅴ 2.0; 粪大肠菌群 Ⅱ 2000, Ⅲ 10000
  const verdict = judge({ 水温: '35', 总氮: '1.8', 粪大肠菌群: '2400' }, { body: 'lake' });
  expect(verdict.waterClass).toBe(1);
  expect(verdict.apart.map(({ item, waterClass }) => [item, waterClass])).toEqual([
    ['总氮', 5],
    ['粪大肠菌群', 3],
  ]);
});

it('S12 one of the five missing gives no class, and it is named with its reason', () => {
  const verdict = judge({ 总磷: '?停站' });
  expect(verdict.waterClass).toBeNull();
  expect(verdict.missing).toEqual([{ item: '总磷', reason: '停站' }]);
  expect(verdict.statement).toBe('缺少总磷（停站），不评价类别');
});

it('S13 四舍六入五成双', () => {
  expect(round('0.0034', 3)).toBe('0.003'); // 4 is dropped
  expect(round('0.0035', 3)).toBe('0.004'); // 3 is odd: up
  expect(round('0.0045', 3)).toBe('0.004'); // 4 is even: stays
  expect(round('0.025', 2)).toBe('0.02'); // 2 is even: stays
  expect(round('0.02501', 2)).toBe('0.03'); // something after the 5: up
});

it('S14 pH is compared whole, oxygen and permanganate with one decimal, ammonia and nitrogen two, phosphorus three', () => {
  expect(comparedAs({ pH值: '7.46' }, 'pH值')).toBe('7');
  expect(comparedAs({ 溶解氧: '4.96' }, '溶解氧')).toBe('5.0');
  expect(comparedAs({ 高锰酸盐指数: '6.04' }, '高锰酸盐指数')).toBe('6.0');
  expect([comparedAs({ 氨氮: '1.004' }, '氨氮'), classOf({ 氨氮: '1.004' })]).toEqual(['1.00', 3]);
  expect(comparedAs({ 总磷: '0.2004' }, '总磷')).toBe('0.200');
  expect(judge({ 总氮: '1.004' }, { body: 'lake' }).apart[0]!.compared).toBe('1.00');
});

it('S15 the other items have the decimals of the data file', () => {
  // 化学需氧量 1, Ⅰ 15; 石油类 2, Ⅰ 0.05; 汞 5, Ⅰ 0.00005
  expect([comparedAs({ 化学需氧量: '15.04' }, '化学需氧量'), classOf({ 化学需氧量: '15.04' })]).toEqual([
    '15.0',
    1,
  ]);
  expect([comparedAs({ 石油类: '0.054' }, '石油类'), classOf({ 石油类: '0.054' })]).toEqual(['0.05', 1]);
  expect([comparedAs({ 汞: '0.000054' }, '汞'), classOf({ 汞: '0.000054' })]).toEqual(['0.00005', 1]);
});

it('S16 what is not zero never rounds to zero', () => {
  expect(round('0.0003', 3)).toBe('0.0003'); // would be 0.000
  expect(round('0.0006', 3)).toBe('0.001'); // is not zero: rounded as ever
  expect(round('0.0005', 3)).toBe('0.0005'); // a tie to the even 0.000
});

it('S17 places are not filled up, but a rounded value keeps all of its own', () => {
  expect(round('1.3', 2)).toBe('1.3');
  expect(round('1.296', 2)).toBe('1.30');
});

it('S18 a quotient is rounded once', () => {
  // 3.4999999999999999999 ÷ 10 = 0.34999999999999999999: 0.3. By way of 0.35 it would be the even 0.4.
  const quotient = ratioOf(parseDecimal('3.4999999999999999999')!, parseDecimal('10')!);
  expect(writeDecimal(roundRatio(quotient, 1))).toBe('0.3');
  // Binary floats have 0.1 + 0.2 > 0.3.
  expect(round('0.30000000000000000001', 1)).toBe('0.3');
});

it('S19 below detection counts as half the limit, or as the policy says', () => {
  // 0.05 ÷ 2 = 0.025, a tie: 0.02; 氨氮 Ⅰ 0.15
  expect([comparedAs({ 氨氮: '<0.05' }, '氨氮'), classOf({ 氨氮: '<0.05' })]).toEqual(['0.02', 1]);
  expect(comparedAs({ 氨氮: '<0.05' }, '氨氮', { policy: { belowDetection: 'limit' } })).toBe('0.05');
  expect(comparedAs({ 氨氮: '<0.05' }, '氨氮', { policy: { belowDetection: 'zero' } })).toBe('0');
});

it('S20 a detection limit worse than what it counts as cannot be judged', () => {
  // Lakes Ⅰ 0.01, Ⅱ 0.025: half of 0.02 is Ⅰ, 0.02 itself Ⅱ
  const verdict = judge({ 总磷: '<0.02' }, { body: 'lake' });
  expect(verdict.waterClass).toBeNull();
  expect(verdict.missing).toEqual([{ item: '总磷', reason: '检出限高于限值' }]);
  // Rivers Ⅰ 0.02: both are Ⅰ
  expect(classOf({ 总磷: '<0.02' }, { body: 'river' })).toBe(1);
});

it('S21 a missing value is not zero', () => {
  // As zero, 溶解氧 would be 劣Ⅴ and 氨氮 Ⅰ.
  expect(judge({ 氨氮: '?断流', 溶解氧: '' }).statement).toBe('缺少溶解氧、氨氮（断流），不评价类别');
});

it('S22 a measured zero is a value', () => {
  expect(classOf({ 溶解氧: '0' })).toBe(6);
  expect(classOf({ 氨氮: '0' })).toBe(1);
});

it('S23 negative numbers and what is no number take no part', () => {
  expect(judge({ 氨氮: '-0.1' }).statement).toBe('氨氮无法判定（数值为负），不评价类别');
  expect(judge({ 化学需氧量: '约30' })).toMatchObject({
    waterClass: 1,
    missing: [{ item: '化学需氧量', reason: '不是数值' }],
  });
});

it('S24 beyond the five nothing missing or unjudged touches the class', () => {
  // 汞 Ⅰ and Ⅱ 0.00005, Ⅲ 0.0001: half is Ⅰ, the limit Ⅲ
  const verdict = judge({ 汞: '<0.0001', 化学需氧量: '' });
  expect(verdict.waterClass).toBe(1);
  expect(verdict.missing).toEqual([{ item: '汞', reason: '检出限高于限值' }]);
  expect(verdict.statement).toContain('汞无法判定（检出限高于限值），未参评');
});

it('S25 an item exceeds when its class is worse than the base', () => {
  expect(over({ 氨氮: '1.0' })).toEqual([]);
  expect(over({ 氨氮: '1.01' })).toEqual([['氨氮', '0.01']]);
});

it('S26 the multiple is (C − S) ÷ S of the rounded value', () => {
  // (0.464 − 0.2) ÷ 0.2 = 1.32
  expect(over({ 总磷: '0.464' })).toEqual([['总磷', '1.3']]);
  // 1.546 rounds to 1.55; (1.55 − 1.0) ÷ 1.0 = 0.55, a tie: 0.6; of 1.546 itself 0.546: 0.5
  expect(over({ 氨氮: '1.546' })).toEqual([['氨氮', '0.6']]);
});

it('S27 oxygen and pH have no multiple', () => {
  expect(over({ 溶解氧: '2.4', pH值: '9.8' })).toEqual([
    ['pH值', undefined],
    ['溶解氧', undefined],
  ]);
});

it('S28 a multiple has one decimal, half to even, and never reads 0.0', () => {
  // (1.04 − 1.0) ÷ 1.0 = 0.04
  expect(over({ 氨氮: '1.04' })).toEqual([['氨氮', '0.04']]);
  // (6.9 − 6) ÷ 6 = 0.15 → 0.2; (9.9 − 6) ÷ 6 = 0.65 → 0.6
  expect(over({ 高锰酸盐指数: '6.9' })).toEqual([['高锰酸盐指数', '0.2']]);
  expect(over({ 高锰酸盐指数: '9.9' })).toEqual([['高锰酸盐指数', '0.6']]);
});

it('S29 the base is the target, or Ⅲ; without a target Ⅲ', () => {
  // (0.9 − 0.5) ÷ 0.5 = 0.8; Ⅲ is 1.0
  expect(over({ 氨氮: '0.9' }, { base: 2 })).toEqual([['氨氮', '0.8']]);
  expect(over({ 氨氮: '0.9' }, { base: 3 })).toEqual([]);
  const row = { waterBody: 'river', amounts: amounts({ ...CLEAN, 氨氮: '0.9' }) } as const;
  const rows = [row, { ...row, targetClass: 2 as const }];
  expect(assessRows(rows, STANDARDS, CURRENT_POLICY).map(({ 超标项目 }) => 超标项目)).toEqual([
    '',
    '氨氮（0.8）',
  ]);
  const third = { ...CURRENT_POLICY, exceedanceBase: 'class3' } as const;
  expect(assessRows(rows, STANDARDS, third).map(({ 超标项目 }) => 超标项目)).toEqual(['', '']);
});

it('S30 cyanide and heavy metals come first, then worse classes, then larger multiples, then the order of the standard', () => {
  // 氨氮 5.0: 劣Ⅴ, 4.0; 铅 0.06: Ⅴ, (0.06 − 0.05) ÷ 0.05 = 0.2; 溶解氧 1.9: 劣Ⅴ, none; 总磷 0.28: Ⅳ, 0.4;
  // 高锰酸盐指数 8.4: Ⅳ, 0.4
  const values = { 总磷: '0.28', 高锰酸盐指数: '8.4', 溶解氧: '1.9', 氨氮: '5.0', 铅: '0.06' };
  expect(over(values)).toEqual([
    ['铅', '0.2'],
    ['氨氮', '4.0'],
    ['溶解氧', undefined],
    ['高锰酸盐指数', '0.4'],
    ['总磷', '0.4'],
  ]);
});

it('S31 items exceed without a class as well', () => {
  // (1.32 − 1.0) ÷ 1.0 = 0.32
  const values = { 总磷: '', 氨氮: '1.32' };
  expect(classOf(values)).toBeNull();
  expect(over(values)).toEqual([['氨氮', '0.3']]);
});

it('S32 main pollutants are the first three worse than Ⅲ, on base Ⅲ', () => {
  // (9 − 6) ÷ 6 = (1.5 − 1.0) ÷ 1.0 = (0.3 − 0.2) ÷ 0.2 = 0.5; (21 − 20) ÷ 20 = 0.05; all Ⅳ
  const values = { 化学需氧量: '21', 氨氮: '1.5', 总磷: '0.3', 高锰酸盐指数: '9' };
  const main = (base: WaterClass) =>
    judge(values, { base }).mainPollutants.map(({ item, multiple }) => [item, multiple]);
  expect(main(3)).toEqual([
    ['高锰酸盐指数', '0.5'],
    ['氨氮', '0.5'],
    ['总磷', '0.5'],
  ]);
  expect(main(2)).toEqual(main(3));
  // Over its target Ⅱ, but no worse than Ⅲ.
  expect(judge({ 氨氮: '0.9' }, { base: 2 }).mainPollutants).toEqual([]);
});

it('S33 a class no worse than the target meets it', () => {
  // 氨氮 0.4 is Ⅱ (0.5), 0.9 Ⅲ
  const { sections } = month(
    [section('甲', 2), section('乙', 2)],
    [reading('甲', '2026-06', { 氨氮: '0.4' }), reading('乙', '2026-06', { 氨氮: '0.9' })],
  );
  expect(sections.map(({ meetsTarget }) => meetsTarget)).toEqual([true, false]);
});

it('S34 a section without a class is in no denominator', () => {
  const { summary, periods } = month(
    [section('甲'), section('乙'), section('丙')],
    [
      reading('甲', '2026-06'),
      reading('乙', '2026-06', { 氨氮: '3' }),
      reading('丙', '2026-06', { 氨氮: '?停站' }),
    ],
  );
  // 1 ÷ 2
  const { met, notMet } = periods.attainment;
  expect([met.count.value, met.share.value]).toEqual([1, '50.0']);
  expect([notMet.count.value, notMet.share.value]).toEqual([1, '50.0']);
  expect([summary.classed.value, summary.good.share.value]).toEqual([2, '50.0']);
});

it('S35 shares have one decimal, half to even', () => {
  // 1 ÷ 16 = 6.25 %: 6.2; 15 ÷ 16 = 93.75 %: 93.8
  const names = Array.from({ length: 16 }, (_, index) => `断面${index}`);
  const { summary } = month(
    names.map((name) => section(name)),
    names.map((name, index) => reading(name, '2026-06', { 氨氮: index === 0 ? '3' : '0.1' })),
  );
  expect([summary.worst.share.value, summary.good.share.value]).toEqual(['6.2', '93.8']);
});

it('S36 a change of shares is the difference of the printed ones', () => {
  // 1 ÷ 3 = 33.3 %, 2 ÷ 3 = 66.7 %: 33.4 points, where 1 ÷ 3 would print as 33.3
  const bad = { 氨氮: '3' };
  const { periods } = month(
    ['甲', '乙', '丙'].map((name) => section(name)),
    [
      reading('甲', '2026-05'),
      reading('乙', '2026-05', bad),
      reading('丙', '2026-05', bad),
      reading('甲', '2026-06'),
      reading('乙', '2026-06'),
      reading('丙', '2026-06', bad),
    ],
  );
  expect(periods.fromPreviousMonth).toMatchObject({
    good: { points: { value: '33.4' } },
    worst: { points: { value: '-33.4' } },
  });
});

it('S37 a month without any class is compared with none', () => {
  const stopped = reading('甲', '2026-05', { 氨氮: '?停站' });
  const now = reading('甲', '2026-06');
  expect(month([section('甲')], [stopped, now]).periods.fromPreviousMonth.kind).toBe('absent');
  const { summary, periods } = month(
    [section('甲')],
    [reading('甲', '2026-05'), { ...stopped, month: '2026-06' }],
  );
  expect(summary.classed.value).toBe(0);
  expect(periods.fromPreviousMonth.kind).toBe('absent');
});

it('S38 synchronous samples are judged day by day and leave the month alone', () => {
  const synchronous = (day: string, value: string) =>
    reading('甲', '2026-06', { 氨氮: value }, { scheme: 'synchronous', day });
  const { sections, samplingRounds } = month(
    [section('甲')],
    [reading('甲', '2026-06'), synchronous('2026-06-11', '9'), synchronous('2026-06-20', '1.2')],
  );
  expect(sections[0]!.current!.waterClass).toBe(1);
  expect(samplingRounds.map(({ day, verdicts }) => [day, verdicts[0]!.verdict.waterClass])).toEqual([
    ['2026-06-11', 6],
    ['2026-06-20', 4],
  ]);
});

it('S39 the judged class counts, and a stated one that differs is named, row by row', () => {
  // 1.32 is Ⅳ. Two rows, 0.9 (Ⅲ) and 1.3 (Ⅳ), have the mean 1.1, Ⅳ: the first row is still right in itself.
  const single = month([section('甲')], [reading('甲', '2026-06', { 氨氮: '1.32' }, { stated: 2 })]);
  expect(single.sections[0]!.current!.waterClass).toBe(4);
  expect(single.problems).toMatchObject([{ code: 'CLASS_INCONSISTENT', place: { cell: 'stated 甲' } }]);
  const double = month(
    [section('甲')],
    [
      reading('甲', '2026-06', { 氨氮: '0.9' }, { day: '2026-06-03', stated: 3 }),
      reading('甲', '2026-06', { 氨氮: '1.3' }, { day: '2026-06-17', stated: 4 }),
    ],
  );
  expect(double.sections[0]!.current!.waterClass).toBe(4);
  expect(double.problems).toEqual([]);
});

it('S40 a section is judged for the months of its service', () => {
  const served = { ...section('甲'), since: sourced('2026-03'), retired: sourced('2026-06') };
  const readings = ['2026-02', '2026-03', '2026-05', '2026-06'].map((name) => reading('甲', name));
  expect(month([served], readings).sections).toEqual([]);
  const may = month([served], readings, '2026-05');
  expect(may.sections[0]!.current!.waterClass).toBe(1);
  expect(may.history.map(({ month: name, classes }) => [name, '甲' in classes])).toEqual([
    ['2026-02', false],
    ['2026-03', true],
    ['2026-05', true],
  ]);
});

/** A section that must keep an extra set of limits, and what it is given. */
function extra(set: string, changed: Readonly<Record<string, string>>) {
  const drawn = { ...section('水源地'), extraStandards: [sourced(set)] };
  const [finding] = month([drawn], [reading('水源地', '2026-06', changed)]).sections;
  return { waterClass: finding!.current!.waterClass, set: finding!.extra![0]! };
}

it('S41 an extra set of limits is judged item by item beside the class', () => {
  const met = extra('饮用水源地补充项目', { 硫酸盐: '250', 铁: '0.3' });
  expect([met.waterClass, met.set.met]).toEqual([1, true]);
  // (250.1 − 250) ÷ 250 = 0.0004
  const { waterClass, set } = extra('饮用水源地补充项目', { 硫酸盐: '250.1', 铁: '0.3' });
  expect([waterClass, set.met]).toEqual([1, false]);
  expect(set.items).toMatchObject([
    { item: '硫酸盐', keeps: false, multiple: '0.0004' },
    { item: '铁', keeps: true },
  ]);
});

it('S42 an extra limit without decimals is compared with the value as reported', () => {
  expect(extra('饮用水源地补充项目', { 硫酸盐: '250.0001' }).set.items).toMatchObject([
    { compared: '250.0001', keeps: false },
  ]);
});

it('S43 below detection an extra limit is judged where half and whole agree', () => {
  // 铁 0.3: half of 0.5 keeps it, 0.5 does not; 0.2 and its half keep it; 0.8 and its half do not
  const judged = (text: string) => extra('饮用水源地补充项目', { 铁: text }).set;
  expect(judged('<0.5')).toMatchObject({
    met: null,
    unjudged: [{ item: '铁', reason: '检出限高于限值' }],
  });
  expect(judged('<0.2')).toMatchObject({ met: true, items: [{ compared: '0.1' }] });
  expect(judged('<0.8')).toMatchObject({ met: false, items: [{ compared: '0.4' }] });
});
