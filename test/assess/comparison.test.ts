import { describe, expect, it } from 'vitest';
import { attainmentOf, comparePeriods, type Pair } from '../../src/assess/periods/comparison.ts';
import type { Span } from '../../src/model/calendar.ts';
import type { Section } from '../../src/model/records.ts';
import type { WaterClass } from '../../src/model/water.ts';
import { compared, comparison, type Given, JUNE, MAY, names, pairOf, verdict } from './pairs.ts';
import { section } from './records.ts';
import { STANDARDS, sourced } from './standards.ts';

type Row = readonly [name: string, earlier: Given, later: Given, target?: WaterClass];

const compare = (rows: readonly Row[]) =>
  compared(rows.map(([name, earlier, later, target]) => pairOf(section(name, target), earlier, later)));

describe('two periods', () => {
  it('P13 are compared over the sections that have a class in both', () => {
    const { comparable, leftOut } = compare([
      ['甲', 3, 4],
      ['乙', 2, 2],
      ['丙', 3, '断流'],
      ['丁', '停站', 3],
      ['戊', null, 3],
    ]);
    expect(comparable.value).toBe(2);
    expect(comparable.rule!.statement).toBe('2026年6月与2026年5月都有评价结果的断面2个');
    expect(comparable.sources.map(({ cell }) => cell)).toEqual([
      '2026-05 甲',
      '2026-06 甲',
      '2026-05 乙',
      '2026-06 乙',
    ]);
    expect(leftOut.map(({ section: { name }, why, reason }) => [name.value, why, reason])).toEqual([
      ['丙', 'not-monitored', '2026年6月断流'],
      ['丁', 'not-monitored', '2026年5月停站'],
      ['戊', 'not-monitored', '2026年5月没有监测数据'],
    ]);
  });

  it('P14 keep out and name sections first seen, retired and not monitored, and say nothing of others', () => {
    const of = (name: string, facts: Partial<Section> = {}) => ({ ...section(name), ...facts });
    const since = (month: string) => ({ since: sourced(month, `since ${month}`) });
    const retired = (month: string) => ({ retired: sourced(month, `retired ${month}`) });
    const pairs = [
      pairOf(of('常设'), 3, 3),
      pairOf(of('六月起', since('2026-06')), 3, 3),
      pairOf(of('五月起', since('2026-05')), 3, 3, '2026-05'),
      pairOf(of('首次有数据'), null, 3, '2026-06'),
      pairOf(of('应有而无', since('2025-01')), null, 3, '2026-06'),
      pairOf(of('六月停', retired('2026-06')), 3, 3),
      pairOf(of('七月停', retired('2026-07')), 3, 3),
      pairOf(of('五月停', retired('2026-05')), null, null),
      pairOf(of('七月起', since('2026-07')), null, null, null),
      pairOf(of('从未有数据'), null, null, null),
      pairOf(of('都没有类别'), '断流', '停站'),
    ];
    const result = compared(pairs);
    expect(
      result.leftOut.map(({ section: { name }, why, reason }) => `${name.value} ${why} ${reason}`),
    ).toEqual([
      '六月起 first-seen 2026年6月起监测',
      '首次有数据 first-seen 2026年6月首次有监测数据',
      '应有而无 not-monitored 2026年5月没有监测数据',
      '六月停 retired 2026年6月起停用',
      '从未有数据 not-monitored 2026年5月没有监测数据；2026年6月没有监测数据',
      '都没有类别 not-monitored 2026年5月断流；2026年6月停站',
    ]);
    expect(names(result.unchanged)).toEqual(['常设', '五月起', '七月停']);
    expect(result.leftOut.map(({ sources }) => sources.map(({ cell }) => cell))).toEqual([
      ['register 六月起', 'since 2026-06'],
      ['register 首次有数据', '2026-06 首次有数据'],
      ['register 应有而无'],
      ['register 六月停', 'retired 2026-06'],
      ['register 从未有数据'],
      ['register 都没有类别', '2026-05 都没有类别', '2026-06 都没有类别'],
    ]);
  });

  it('name a section first read in between and not read since', () => {
    const pairs = [pairOf(section('甲'), 3, 3), pairOf(section('乙'), null, null, '2025-09')];
    const result = comparePeriods(pairs, { from: '2025-06', to: '2025-06' }, JUNE, STANDARDS.classWords);
    expect(result.kind === 'compared' && result.leftOut).toMatchObject([
      { why: 'first-seen', reason: '2025年9月首次有监测数据', sources: [{ cell: 'register 乙' }] },
    ]);
  });

  it('P15 list what improved and worsened by the words of the classes; Ⅰ and Ⅱ are both 优', () => {
    const result = compare([
      ['甲', 4, 3],
      ['乙', 3, 5],
      ['丙', 1, 2],
      ['丁', 6, 6],
    ]);
    expect(names(result.improved)).toEqual(['甲']);
    expect(names(result.worsened)).toEqual(['乙']);
    expect(names(result.unchanged)).toEqual(['丙', '丁']);
    expect(result.worsened.sections[0]).toEqual({
      section: expect.objectContaining({ name: sourced('乙', 'register 乙') }),
      earlier: 3,
      later: 5,
      change: { direction: 'worse', degree: 'marked' },
      metTarget: true,
      meetsTarget: false,
    });
    expect(result.improved.count).toMatchObject({
      value: 1,
      rule: {
        standard: '环办〔2011〕22号',
        statement: '2026年6月与2026年5月都有评价结果的断面4个，其中好转1个',
      },
    });
    expect(result.improved.count.sources.map(({ cell }) => cell)).toEqual(['2026-05 甲', '2026-06 甲']);
    expect(result.worsened.count.rule!.statement).toMatch(/其中变差1个$/);
    expect(result.unchanged.count.rule!.statement).toMatch(/其中无明显变化2个$/);
  });

  it('P16 list what newly fails and newly meets its target, whether or not its word changed', () => {
    const result = compare([
      ['新不达标', 1, 2, 1],
      ['新达标', 3, 2, 2],
      ['仍不达标', 4, 5, 3],
      ['仍达标', 3, 2, 3],
    ]);
    expect(names(result.newlyFailing)).toEqual(['新不达标']);
    expect(names(result.newlyMeeting)).toEqual(['新达标']);
    expect(names(result.unchanged)).toContain('新不达标');
    expect(result.newlyFailing.count).toMatchObject({
      value: 1,
      rule: { standard: 'GB 3838-2002', clause: '5.1' },
    });
    expect(result.newlyFailing.count.rule!.statement).toMatch(/其中由达标变为未达标1个$/);
    expect(result.newlyMeeting.count.rule!.statement).toMatch(/其中由未达标变为达标1个$/);
    expect(result.newlyFailing.count.sources.map(({ cell }) => cell)).toEqual([
      'target 新不达标',
      '2026-05 新不达标',
      '2026-06 新不达标',
    ]);
  });

  it('P17 have shares over the same sections, and their change in points between the shares as printed', () => {
    // Three sections: Ⅰ～Ⅲ 1 of 3 = 33.3 %, then 2 of 3 = 66.7 %: 66.7 − 33.3 = 33.4 points, where 1/3 would print 33.3.
    // 劣Ⅴ 1 of 3, then 0; targets met 1 of 3, then 2.
    const { good, worst, met } = compare([
      ['甲', 3, 3],
      ['乙', 4, 3],
      ['丙', 6, 5],
    ]);
    const shown = (share: typeof good) => [
      share.earlier.count.value,
      share.earlier.share.value,
      share.later.count.value,
      share.later.share.value,
      share.points.value,
    ];
    expect(shown(good)).toEqual([1, '33.3', 2, '66.7', '33.4']);
    expect(shown(worst)).toEqual([1, '33.3', 0, '0.0', '-33.3']);
    expect(shown(met)).toEqual([1, '33.3', 2, '66.7', '33.4']);
    expect(good.points.rule!.statement).toBe('2026年6月66.7%，2026年5月33.3%，以印出的比例相减，以百分点计');
    expect(good.earlier.count.rule!.statement).toBe('可比的3个断面中2026年5月Ⅰ～Ⅲ类1个');
    expect(worst.later.count.rule!.statement).toBe('可比的3个断面中2026年6月劣Ⅴ类0个');
    expect(met.later.count.rule!.statement).toBe('可比的3个断面中2026年6月达到水质目标2个');
    expect(good.earlier.count.sources.map(({ cell }) => cell)).toEqual(['2026-05 甲']);
    expect(good.later.count.sources.map(({ cell }) => cell)).toEqual(['2026-06 甲', '2026-06 乙']);
    expect(good.points.sources).toHaveLength(6);
  });

  it('P19 are not compared where one has no readings at all, or no section is comparable', () => {
    const reasonFor = (pairs: readonly Pair[]) => {
      const result = comparison(pairs);
      return result.kind === 'absent' ? result : null;
    };
    expect(reasonFor([pairOf(section('甲'), null, 3)])).toEqual({
      kind: 'absent',
      earlier: MAY,
      later: JUNE,
      reason: '2026年5月没有监测数据',
    });
    expect(reasonFor([pairOf(section('甲'), 3, null)])!.reason).toBe('2026年6月没有监测数据');
    expect(reasonFor([])!.reason).toBe('2026年5月没有监测数据');
    expect(reasonFor([pairOf(section('甲'), '断流', 3), pairOf(section('乙'), 3, '断流')])!.reason).toBe(
      '没有在2026年5月和2026年6月都有评价结果的断面',
    );
  });
});

describe('a period against the targets', () => {
  it('P20 counts sections that meet and miss them, and names those left out', () => {
    const retired = { ...section('停用'), retired: sourced('2026-06') };
    const future = { ...section('未启用'), since: sourced('2026-07', 'since') };
    const entries = [
      { section: section('甲', 3), verdict: verdict(section('甲', 3), '2026-06', 3) },
      { section: section('乙', 2), verdict: verdict(section('乙', 2), '2026-06', 3) },
      { section: section('丙', 2), verdict: verdict(section('丙', 2), '2026-06', 6) },
      { section: section('丁'), verdict: verdict(section('丁'), '2026-06', '断流') },
      { section: section('戊'), verdict: undefined },
      { section: retired, verdict: undefined },
      { section: future, verdict: undefined },
    ];
    const { judged, met, notMet, failing, leftOut, span } = attainmentOf(entries, JUNE);
    expect(span).toBe(JUNE);
    expect(judged).toMatchObject({ value: 3, rule: { statement: '2026年6月有评价结果的断面3个' } });
    expect(judged.sources.map(({ cell }) => cell)).toEqual(['2026-06 甲', '2026-06 乙', '2026-06 丙']);
    expect([met.count.value, met.share.value]).toEqual([1, '33.3']);
    expect([notMet.count.value, notMet.share.value]).toEqual([2, '66.7']);
    expect(met.count.rule).toEqual({
      standard: 'GB 3838-2002',
      clause: '5.1',
      statement: '2026年6月3个有评价结果的断面中1个达到水质目标',
    });
    expect(notMet.count.rule!.statement).toBe('2026年6月3个有评价结果的断面中2个未达到水质目标');
    expect(met.count.sources.map(({ cell }) => cell)).toEqual(['target 甲', '2026-06 甲']);
    expect(failing.map((entry) => entry.section.name.value)).toEqual(['乙', '丙']);
    expect(leftOut.map(({ section: { name }, why, reason }) => `${name.value} ${why} ${reason}`)).toEqual([
      '丁 not-monitored 2026年6月断流',
      '戊 not-monitored 2026年6月没有监测数据',
    ]);
  });

  it('names a section retired within the period, and none that was not in service in it', () => {
    const year: Span = { from: '2026-01', to: '2026-06' };
    const facts = [
      { retired: sourced('2026-01') },
      { retired: sourced('2026-02') },
      { retired: sourced('2026-07') },
      { since: sourced('2026-06') },
      { since: sourced('2026-07') },
    ];
    const entries = facts.map((fact) => ({ section: { ...section('甲'), ...fact }, verdict: undefined }));
    expect(attainmentOf(entries, year).leftOut.map(({ why, reason }) => `${why} ${reason}`)).toEqual([
      'retired 2026年2月起停用',
      'not-monitored 2026年1—6月没有监测数据',
      'not-monitored 2026年1—6月没有监测数据',
    ]);
  });
});
