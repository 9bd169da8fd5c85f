import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowOrderProblems, riversOf } from '../../src/assess/periods/reaches.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../../src/model/policy.ts';
import type { Section } from '../../src/model/records.ts';
import type { WaterClass } from '../../src/model/water.ts';
import { reading, section } from './records.ts';
import { seriesOf } from './series.ts';
import { STANDARDS, sourced } from './standards.ts';

interface Spot {
  readonly name: string;
  readonly order?: string;
  /** Items changed from class-Ⅰ water; absent: not read. */
  readonly items?: Readonly<Record<string, string>>;
  readonly target?: WaterClass;
  readonly facts?: Partial<Section>;
}

function sectionOf({ name, order, target, facts }: Spot): Section {
  return {
    ...section(name, target),
    county: sourced(`${name}县`, `county ${name}`),
    ...(order === undefined ? {} : { flowOrder: sourced(order, `order ${name}`) }),
    ...facts,
  };
}

/** The rivers in June 2026. */
function rivers(spots: readonly Spot[], policy: AssessmentPolicy = CURRENT_POLICY) {
  const readings = spots.flatMap(({ name, items }) =>
    items === undefined ? [] : [reading(name, '2026-06', items)],
  );
  const points = seriesOf(spots.map(sectionOf), readings, '2026-06', policy).map((entry) => ({
    section: entry.section,
    amounts: entry.months.get('2026-06')?.amounts ?? {},
    verdict: entry.months.get('2026-06')?.verdict,
  }));
  return riversOf(points, '2026-06', STANDARDS.surfaceWater);
}

/** Changes of one item of the first river: `甲→乙 +0.24`. */
function changes(item: string, spots: readonly Spot[]) {
  return rivers(spots)[0]!
    .changes.filter((change) => change.item === item)
    .map(
      ({ upstream, downstream, change }) => `${upstream.name.value}→${downstream.name.value} ${change.value}`,
    );
}

const ammonia = (name: string, order: string, value: string, more: Partial<Spot> = {}): Spot => ({
  name,
  order,
  items: { 氨氮: value },
  ...more,
});

describe('a river', () => {
  it('P33 is followed from section to section in flow order, whatever the order of the register', () => {
    const spots = [ammonia('丙', '10', '0.30'), ammonia('甲', '1', '0.42'), ammonia('乙', '2.5', '0.66')];
    expect(changes('氨氮', spots)).toEqual(['甲→乙 0.24', '乙→丙 -0.36']);
    expect(rivers(spots)[0]!.sections.map(({ name }) => name.value)).toEqual(['甲', '乙', '丙']);
  });

  it('P34 changes by the difference of the values as assessed, and by percent of the upstream one', () => {
    // 0.664 rounds to 0.66, 0.425 to 0.42: 0.66 − 0.42 = 0.24; 0.24 ÷ 0.42 = 57.1 %; of Ⅲ's limit 0.24 ÷ 1.0 = 24.0 %
    const [river] = rivers([ammonia('甲', '1', '0.425'), ammonia('乙', '2', '0.664')]);
    const change = river!.changes.find(({ item }) => item === '氨氮')!;
    expect(change).toMatchObject({
      unit: 'mg/L',
      from: '0.42',
      to: '0.66',
      change: {
        value: '0.24',
        rule: { standard: 'GB 3838-2002', clause: '表1 序号7', statement: '氨氮：0.66−0.42' },
      },
      percent: { value: '57.1', rule: { statement: '氨氮：（0.66−0.42）÷0.42' } },
      ofLimit: { value: '24.0', rule: { statement: '0.24÷1.0（Ⅲ类限值）＝24.0%' } },
      worsens: true,
      skipped: [],
    });
    expect(change.change.sources.map(({ text }) => text)).toEqual(['0.425', '0.664']);
    expect(change.ofLimit.sources.map(({ text }) => text)).toEqual(['0.425', '0.664', '1.0']);
    // (0.30 − 0.66) ÷ 0.66 = −54.5 %
    const [back] = rivers([ammonia('甲', '1', '0.66'), ammonia('乙', '2', '0.30')]);
    const shed = back!.changes.find(({ item }) => item === '氨氮')!;
    expect(shed).toMatchObject({
      change: { value: '-0.36' },
      percent: { value: '-54.5' },
      ofLimit: { value: '36.0' },
      worsens: false,
    });
  });

  it('has no percent of nothing, and a difference with as many places as its values', () => {
    const [river] = rivers([ammonia('甲', '1', '0'), ammonia('乙', '2', '0.5')]);
    const change = river!.changes.find(({ item }) => item === '氨氮')!;
    expect(change).not.toHaveProperty('percent');
    expect(change.change.value).toBe('0.5');
    const [fine] = rivers([ammonia('甲', '1', '0.5'), ammonia('乙', '2', '0.45')]);
    expect(fine!.changes.find(({ item }) => item === '氨氮')!.change.value).toBe('-0.05');
    const [same] = rivers([ammonia('甲', '1', '0.5'), ammonia('乙', '2', '0.5')]);
    expect(same!.changes.find(({ item }) => item === '氨氮')).toMatchObject({
      change: { value: '0.0' },
      percent: { value: '0.0' },
      worsens: false,
    });
  });

  it('P35 names the county of the downstream section, the largest part of the limit first', () => {
    // 甲→乙: 氨氮 +0.5 of 1.0 = 50 %, 总磷 +0.16 of 0.2 = 80 %; 乙→丙 (Ⅱ): 氨氮 +0.4 of 0.5 = 80 %, 总磷 falls.
    const [river] = rivers([
      { name: '甲', order: '1', items: { 氨氮: '0.1', 总磷: '0.02' } },
      { name: '乙', order: '2', items: { 氨氮: '0.6', 总磷: '0.18' } },
      { name: '丙', order: '3', items: { 氨氮: '1.0', 总磷: '0.1' }, target: 2 },
    ]);
    const shown = river!.additions.map(({ item, county, ofLimit }) => [item, county.value, ofLimit.value]);
    expect(shown).toEqual([
      ['总磷', '乙县', '80.0'],
      ['氨氮', '丙县', '80.0'],
      ['氨氮', '乙县', '50.0'],
    ]);
    expect(river!.additions[1]!.ofLimit.rule!.statement).toBe('0.4÷0.5（Ⅱ类限值）＝80.0%');
  });

  it('P36 loses 溶解氧 where it falls, gains every other item where it rises; pH is not followed', () => {
    const [river] = rivers([
      { name: '甲', order: '1', items: { 溶解氧: '8.0', 高锰酸盐指数: '2.0', pH值: '7' } },
      { name: '乙', order: '2', items: { 溶解氧: '6.0', 高锰酸盐指数: '1.5', pH值: '8' } },
    ]);
    expect(river!.additions.map(({ item, change, ofLimit }) => [item, change.value, ofLimit.value])).toEqual([
      ['溶解氧', '-2.0', '40.0'],
    ]);
    expect(river!.changes.map(({ item, worsens }) => [item, worsens])).toEqual([
      ['溶解氧', true],
      ['高锰酸盐指数', false],
      ['氨氮', false],
      ['总磷', false],
    ]);
  });

  it('P37 passes over a section without a value of the item, and names it with the reason', () => {
    const spots: Spot[] = [
      ammonia('甲', '1', '0.1'),
      { name: '乙', order: '2', items: { 溶解氧: '?断流', 氨氮: '?停站' } },
      { name: '丙', order: '3' },
      ammonia('丁', '4', '0.5', { items: { 氨氮: '0.5', 镉: '0.001' } }),
      ammonia('戊', '5', '0.6'),
    ];
    expect(changes('氨氮', spots)).toEqual(['甲→丁 0.4', '丁→戊 0.1']);
    const [river] = rivers(spots);
    const skippedOf = (item: string, name: string) =>
      river!.changes
        .find((change) => change.item === item && change.downstream.name.value === name)!
        .skipped.map(({ section: { name: passed }, reason }) => `${passed.value} ${reason}`);
    expect(skippedOf('氨氮', '丁')).toEqual(['乙 停站', '丙 没有监测数据']);
    expect(skippedOf('溶解氧', '丁')).toEqual(['乙 断流', '丙 没有监测数据']);
    expect(skippedOf('氨氮', '戊')).toEqual([]);
    expect(skippedOf('总磷', '乙')).toEqual([]);
    expect(skippedOf('总磷', '丁')).toEqual(['丙 没有监测数据']);
    // Cadmium was measured at one section only.
    expect(river!.changes.some(({ item }) => item === '镉')).toBe(false);
    const cadmium = (name: string, order: string, items: Readonly<Record<string, string>>) => ({
      name,
      order,
      items,
    });
    const [both] = rivers([
      cadmium('甲', '1', { 镉: '0.001' }),
      cadmium('乙', '2', {}),
      cadmium('丙', '3', { 镉: '0.002' }),
    ]);
    expect(both!.changes.find(({ item }) => item === '镉')!.skipped.map(({ reason }) => reason)).toEqual([
      '无监测值',
    ]);
  });

  it('P38 tells no change between two values below detection', () => {
    const spots = [
      ammonia('甲', '1', '<0.02'),
      ammonia('乙', '2', '<0.05'),
      ammonia('丙', '3', '0.3'),
      ammonia('丁', '4', '<0.02'),
    ];
    // Half of 0.05 is 0.025, which rounds to 0.02: 0.3 − 0.02; half of 0.02 is 0.01.
    expect(changes('氨氮', spots)).toEqual(['乙→丙 0.28', '丙→丁 -0.29']);
  });

  it('comes down the river section by section, item by item in the standard’s order', () => {
    const [river] = rivers([
      { name: '甲', order: '1', items: {} },
      { name: '乙', order: '2', items: {} },
      { name: '丙', order: '3', items: {} },
    ]);
    expect(river!.changes.map(({ downstream, item }) => `${downstream.name.value} ${item}`)).toEqual([
      '乙 溶解氧',
      '乙 高锰酸盐指数',
      '乙 氨氮',
      '乙 总磷',
      '丙 溶解氧',
      '丙 高锰酸盐指数',
      '丙 氨氮',
      '丙 总磷',
    ]);
  });

  it('is measured against Ⅴ where the target is 劣Ⅴ, which has no limits', () => {
    const [river] = rivers([ammonia('甲', '1', '1'), ammonia('乙', '2', '2', { target: 6 })]);
    expect(river!.additions[0]!.ofLimit).toMatchObject({
      value: '50.0',
      rule: { statement: '1÷2.0（Ⅴ类限值）＝50.0%' },
    });
  });

  it('keeps values as assessed even where the policy does not round', () => {
    const policy = { ...CURRENT_POLICY, rounding: 'none' as const };
    const [river] = rivers([ammonia('甲', '1', '0.425'), ammonia('乙', '2', '0.664')], policy);
    expect(river!.changes.find(({ item }) => item === '氨氮')).toMatchObject({ from: '0.42', to: '0.66' });
  });
});

describe('which rivers', () => {
  const two = (water: string, facts: Partial<Section> = {}): Spot[] => [
    ammonia(`${water}上`, '1', '0.1', { facts: { water: sourced(water), ...facts } }),
    ammonia(`${water}下`, '2', '0.5', { facts: { water: sourced(water), ...facts } }),
  ];

  it('are those with two sections in order, each on its own', () => {
    const found = rivers([
      ...two('东河'),
      ammonia('独', '1', '0.3', { facts: { water: sourced('独河') } }),
      ...two('西河'),
    ]);
    expect(found.map(({ water, changes: all }) => [water, all.length])).toEqual([
      ['东河', 4],
      ['西河', 4],
    ]);
  });

  it('are no lakes and no sections out of service', () => {
    expect(rivers(two('某湖', { waterBody: sourced('lake') }))).toEqual([]);
    expect(rivers(two('某河', { retired: sourced('2026-06') }))).toEqual([]);
    expect(rivers(two('某河', { since: sourced('2026-07') }))).toEqual([]);
    expect(rivers(two('某河', { retired: sourced('2026-07'), since: sourced('2026-06') }))).toHaveLength(1);
  });

  it('are none without any flow order, which is no problem', () => {
    const spots = [
      { name: '甲', items: {} },
      { name: '乙', items: {} },
    ];
    expect(rivers(spots)).toEqual([]);
    expect(flowOrderProblems(spots.map(sectionOf), '2026-06')).toEqual([]);
  });

  it('P39 leave out sections without a flow order or with the same one, and say so', () => {
    const spots: Spot[] = [
      ammonia('甲', '1', '0.1'),
      { name: '乙', items: { 氨氮: '0.9' } },
      ammonia('丙', '2', '0.9'),
      ammonia('丁', '2.0', '0.9'),
      ammonia('戊', '4', '0.5'),
    ];
    const [river] = rivers(spots);
    expect(changes('氨氮', spots)).toEqual(['甲→戊 0.4']);
    expect(river!.leftOut.map((entry) => `${entry.section.name.value} ${entry.reason}`)).toEqual([
      '乙 没有流向序号',
      '丙 流向序号与“丁”相同',
      '丁 流向序号与“丙”相同',
    ]);
    const problems = flowOrderProblems(spots.map(sectionOf), '2026-06');
    expect(problems).toMatchObject([
      {
        code: 'FLOW_ORDER_MISSING',
        severity: 'info',
        message: '断面“乙”没有流向序号，而“试验河”的其他断面有；上下游分析不包括该断面',
        place: { cell: 'register 乙' },
      },
    ]);
  });

  it('have one place for one order on different rivers, and of sections out of service none', () => {
    const retired = ammonia('旧', '1', '0.9', { facts: { retired: sourced('2026-01') } });
    const spots = [ammonia('甲', '1', '0.1'), ammonia('乙', '2', '0.5'), retired, ...two('东河')];
    expect(flowOrderProblems(spots.map(sectionOf), '2026-06')).toEqual([]);
    expect(rivers(spots).map(({ leftOut }) => leftOut)).toEqual([[], []]);
  });
});

describe('laws of rivers', () => {
  const values = fc.array(
    fc.oneof(
      fc.nat(300).map((n) => (n / 100).toFixed(2)),
      fc.constantFrom('?停站', '<0.05'),
    ),
    { minLength: 2, maxLength: 6 },
  );
  const spotsOf = (list: readonly string[]) =>
    list.map((value, index) => ammonia(`断面${index}`, String(index), value));

  it('the order of the register does not matter', () => {
    fc.assert(
      fc.property(values, (list) => {
        const spots = spotsOf(list);
        const [forth] = rivers(spots);
        const [back] = rivers([...spots].reverse());
        expect(back!.changes).toEqual(forth!.changes);
        expect(back!.additions).toEqual(forth!.additions);
      }),
      { numRuns: 40 },
    );
  });

  it('upstream taken for downstream turns every sign', () => {
    fc.assert(
      fc.property(values, (list) => {
        const there = changes('氨氮', spotsOf(list)).map((text) => Number(text.split(' ')[1]));
        const turned = list.map((value, index) =>
          ammonia(`断面${index}`, String(list.length - index), value),
        );
        const back = changes('氨氮', turned).map((text) => 0 - Number(text.split(' ')[1]));
        expect(back.reverse()).toEqual(there);
      }),
      { numRuns: 40 },
    );
  });

  it('the changes along a river without gaps add up to the change from its first to its last section', () => {
    const measured = fc.array(
      fc.nat(300).map((n) => (n / 100).toFixed(2)),
      { minLength: 2, maxLength: 6 },
    );
    fc.assert(
      fc.property(measured, (list) => {
        const sum = changes('氨氮', spotsOf(list)).reduce(
          (total, text) => total + Number(text.split(' ')[1]),
          0,
        );
        const whole = Number(list.at(-1)) - Number(list[0]);
        // By difference: rounding may give −0.
        expect(Math.abs(sum - whole)).toBeLessThan(0.005);
      }),
      { numRuns: 40 },
    );
  });
});
