// What the sample month puts into its charts: figures with their sources, gaps where there is nothing.

import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/findings.ts';
import { CHART_NAMES, makeCharts } from '../../src/compose/charts/charts.ts';
import type { Content } from '../../src/compose/figures/content.ts';
import { Ledger } from '../../src/compose/figures/ledger.ts';
import type { Chart } from '../../src/model/charts.ts';
import type { ChartBlock } from '../../src/model/document.ts';
import { readProject } from '../../src/read/project/project.ts';
import { readProjectStandards } from '../../src/read/standards/standards.ts';
import { ROOT } from '../commands.ts';
import { figuresIn } from '../render/sample.ts';

let content: Content;
beforeAll(async () => {
  const { value: project } = await readProject({ projectDir: ROOT, period: '2026-06' });
  const { value: standards } = await readProjectStandards(ROOT, 'data', ROOT);
  content = { ...project!, findings: assess(project!.records, standards, project!.config).value };
});

const blocksOf = (name: string, of: Content = content) => makeCharts(name, of, new Ledger());
/** The one chart of that kind which a name stands for. */
function chartOf<Kind extends Chart['kind']>(name: string, kind: Kind, of: Content = content) {
  const [block, ...more] = blocksOf(name, of);
  expect(more).toEqual([]);
  expect(block?.chart.kind).toBe(kind);
  return block!.chart as Extract<Chart, { kind: Kind }>;
}
const changed = (findings: Partial<Content['findings']>): Content => ({
  ...content,
  findings: { ...content.findings, ...findings },
});
const texts = (figures: readonly { readonly text: string }[]) => figures.map(({ text }) => text);

describe('every chart of the sample month', () => {
  it.each(CHART_NAMES)(
    '%s has a caption, a description and figures with sources, each placed once',
    (name) => {
      const blocks = blocksOf(name);
      expect(blocks.length).toBeGreaterThan(0);
      for (const block of blocks) {
        expect(block.name).toBe(name);
        expect(block.caption).not.toBe('');
        expect(block.description).toMatch(/。$/);
        const figures = [...figuresIn(block)];
        // A count of nothing has no cells to name, only its rule.
        const bare = figures.filter(
          ({ value, sources, rule }) => sources.length === 0 && (value !== 0 || !rule),
        );
        expect([...bare, ...figures.filter(({ text }) => text === '')]).toEqual([]);
        expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
      }
    },
  );

  it.each(CHART_NAMES)('%s is not drawn when there is nothing to draw', (name) => {
    const nothing = { entries: [], bottom: [], exempt: [], notRanked: [] };
    const index = { items: [], itemsLeftOut: [], sectionsLeftOut: [], units: [], ranking: nothing };
    const empty = changed({
      history: [],
      sections: [],
      plants: [],
      tasks: [],
      rankings: [{ period: '2026年6月', index, changes: [], rules: [] }],
      scorecards: { ...content.findings.scorecards, counties: [] },
      periods: { ...content.findings.periods, rivers: [] },
    });
    expect(blocksOf(name, empty)).toEqual([]);
  });
});

describe('charts over the months', () => {
  it('go from the first month with readings to the period', () => {
    const { months } = chartOf('class-shares', 'class-shares');
    expect(months).toHaveLength(18);
    expect([months[0]!.label.text, months.at(-1)!.label.text]).toEqual(['2025年1月', '2026年6月']);
    expect(months.filter(({ counts }) => counts.length === 0)).toEqual([]);
  });

  it('keep a month without readings as a gap', () => {
    const gap = changed({ history: content.findings.history.filter(({ month }) => month !== '2025-03') });
    const { months } = chartOf('class-shares', 'class-shares', gap);
    expect(months).toHaveLength(18);
    expect(months[2]).toMatchObject({ label: { text: '2025年3月' }, counts: [] });
    const grid = chartOf('class-grid', 'class-grid', gap);
    expect(grid.months).toHaveLength(18);
    expect(grid.rows.map(({ cells }) => cells[2]).filter((cell) => cell !== null)).toEqual([]);
    const trends = chartOf('item-trends', 'item-trends', gap);
    expect(trends.panels.map(({ values }) => values[2])).toEqual(trends.panels.map(() => null));
  });

  it('look back three years at most, whatever stray month there is', () => {
    const [first] = content.findings.history;
    const stray = changed({ history: [{ ...first!, month: '1999-01' }, ...content.findings.history] });
    const { months } = chartOf('class-shares', 'class-shares', stray);
    expect(months).toHaveLength(36);
    expect(months[0]!.label.text).toBe('2023年7月');
  });
});

describe('item trends', () => {
  it('need two months at least', () => {
    expect(blocksOf('item-trends', changed({ history: content.findings.history.slice(-1) }))).toEqual([]);
    expect(blocksOf('item-trends', changed({ history: content.findings.history.slice(-2) }))).toHaveLength(1);
  });

  it('draw what makes a section miss its target, with its limit and a value a month', () => {
    const { panels } = chartOf('item-trends', 'item-trends');
    const failing = content.findings.sections.filter(({ meetsTarget }) => meetsTarget === false);
    expect(new Set(texts(panels.map(({ section }) => section)))).toEqual(
      new Set(failing.map(({ section }) => section.name.value)),
    );
    const panel = panels.find(({ section, item }) => section.text === '望汀闸下' && item.text === '氨氮')!;
    expect([panel.target.figure.text, panel.limit.text, panel.unit]).toEqual(['Ⅳ', '1.5', 'mg/L']);
    expect(panel.values.at(-1)).toMatchObject({ value: { text: '2.6' }, keeps: false });
    expect(panel.values.at(-1)!.value.rule?.statement).toBe('2026年6月氨氮，劣Ⅴ类');
  });

  it('have the bands of the classes from low to high, turned round for 溶解氧', () => {
    const { panels } = chartOf('item-trends', 'item-trends');
    const bandsOf = (wanted: string) => panels.find(({ item }) => item.text === wanted)!.bands;
    expect(bandsOf('氨氮')).toEqual([
      { waterClass: 1, high: '0.15' },
      { waterClass: 2, low: '0.15', high: '0.5' },
      { waterClass: 3, low: '0.5', high: '1.0' },
      { waterClass: 4, low: '1.0', high: '1.5' },
      { waterClass: 5, low: '1.5', high: '2.0' },
      { waterClass: 6, low: '2.0' },
    ]);
    const oxygen = bandsOf('溶解氧');
    expect(oxygen.map(({ waterClass }) => waterClass)).toEqual([6, 5, 4, 3, 2, 1]);
    expect([oxygen[0], oxygen.at(-1)]).toEqual([
      { waterClass: 6, high: '2' },
      { waterClass: 1, low: '7.5' },
    ]);
  });
});

describe('rivers', () => {
  const riverNames = (blocks: readonly ChartBlock[]) => blocks.map(({ subject }) => subject?.text);

  it('are one chart each, under one name all of them, under another those with a failing section', () => {
    const { rivers } = content.findings.periods;
    const failing = rivers.filter(({ sections }) =>
      sections.some(({ name }) =>
        content.findings.sections.some(
          ({ section, meetsTarget }) => section.name.value === name.value && meetsTarget === false,
        ),
      ),
    );
    expect(riverNames(blocksOf('rivers'))).toEqual(rivers.map(({ water }) => water));
    expect(riverNames(blocksOf('rivers-failing'))).toEqual(failing.map(({ water }) => water));
    expect(failing.length).toBeGreaterThan(0);
    expect(failing.length).toBeLessThan(rivers.length);
  });

  it('stand in flow order with the class of the period and the worst items against their limits', () => {
    const { sections, items } = chartOf('rivers-failing', 'river');
    expect(texts(sections.map(({ name }) => name))).toEqual(['柳桥', '望汀闸下', '柳汀河口']);
    expect(texts(sections.map(({ verdict }) => verdict.figure))).toEqual(['Ⅲ', '劣Ⅴ', 'Ⅳ']);
    const [worst] = items;
    expect(worst!.name.text).toBe('氨氮');
    expect(worst!.values.map((value) => value && [value.value.text, value.limit.text, value.keeps])).toEqual([
      ['0.54', '1.0', true],
      ['2.6', '1.5', false],
      ['1.21', '1.0', false],
    ]);
    expect(items.length).toBeLessThanOrEqual(3);
  });

  it('keep a section without a class in its place, with the reason and without values', () => {
    const sections = content.findings.sections.map((finding) => {
      if (finding.section.name.value !== '柳桥') return finding;
      const { current, meetsTarget, ...rest } = finding;
      return rest;
    });
    const river = chartOf('rivers-failing', 'river', changed({ sections }));
    expect(river.sections[0]).toMatchObject({
      name: { text: '柳桥' },
      verdict: { waterClass: null, figure: { text: '未报送' } },
    });
    expect(river.items.map(({ values }) => values[0])).toEqual(river.items.map(() => null));
  });
});

describe('plant loads', () => {
  it('go from the highest to the lowest, those without a load at the end with the reason', () => {
    const { rows, lines } = chartOf('plant-loads', 'plant-loads');
    expect(texts(lines)).toEqual(['60%', '100%']);
    const rates = rows.flatMap(({ rate }) => (rate ? [Number(rate.value)] : []));
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    expect(rows.slice(rates.length).map(({ rate }) => rate)).toEqual(
      rows.slice(rates.length).map(() => undefined),
    );
    expect(rows.slice(rates.length).filter(({ word }) => word === undefined)).toEqual([]);
    expect(rows[0]).toMatchObject({ named: 'over', rate: { text: '118.0%' }, word: { text: '超负荷' } });
    expect(rows.find(({ named }) => named === 'under')?.word?.text).toBe('负荷低');
  });

  it('say of a plant that was not reported, and of one without water, that it is so', () => {
    const [first, second] = content.findings.plants.filter(({ state }) => state === '运行');
    const { month: _, loadRate: __, load: ___, ...unreported } = first!;
    const { loadRate: ____, load: _____, ...dry } = second!;
    const { rows } = chartOf('plant-loads', 'plant-loads', changed({ plants: [unreported, dry] }));
    expect(rows.map(({ word }) => word?.text)).toEqual(['未报送', '无水量']);
  });
});

describe('scores', () => {
  it('count what the scorecards count, a county each and the city at the end', () => {
    const { units } = chartOf('county-scores', 'scores');
    expect(units).toHaveLength(content.findings.scorecards.counties.length + 1);
    const city = units.at(-1)!;
    expect(city.name.text).toBe('全市');
    expect(city.scores.map(({ label, part }) => [label, part?.count.text, part?.of.text])).toEqual([
      ['断面达标', '13', '18'],
      ['累计达标', '17', '19'],
      ['污水厂达标', '12', '15'],
      ['整改按期', '8', '19'],
    ]);
  });

  it('have no part where there is nothing to count', () => {
    const { counties, city } = content.findings.scorecards;
    const none = { count: { value: 0, sources: [] }, of: { value: 0, sources: [] } };
    const scorecards = {
      counties: [{ ...counties[0]!, plants: { ...counties[0]!.plants, met: none } }],
      city,
    };
    const { units } = chartOf('county-scores', 'scores', changed({ scorecards }));
    expect(units[0]!.scores.find(({ label }) => label === '污水厂达标')).toEqual({ label: '污水厂达标' });
  });
});

describe('the ranking slope', () => {
  it('has the places of both periods as each period ranked itself, and the move between them', () => {
    const { earlier, later, units } = chartOf('ranking-slope', 'ranking-slope');
    const ranking = content.findings.rankings[0]!;
    expect([earlier.text, later.text]).toEqual(['2026年5月', '2026年6月']);
    expect(units.map(({ name, later: now }) => [name.text, now?.rank.value, now?.index.text])).toEqual(
      ranking.index.ranking.entries.map(({ unit, rank, value }) => [unit, rank, value.value]),
    );
    for (const { earlier: before, later: now, move } of units) {
      const risen = Number(before!.rank.value) - Number(now!.rank.value);
      const words = risen === 0 ? '持平' : risen > 0 ? `升${risen}位` : `降${-risen}位`;
      expect(move!.text).toBe(words);
    }
  });

  it('lists a county that had a place and has none now at the end, without a move', () => {
    const [month, ...rest] = content.findings.rankings;
    const [first, ...entries] = month!.index.ranking.entries;
    const index = { ...month!.index, ranking: { ...month!.index.ranking, entries } };
    const { units } = chartOf(
      'ranking-slope',
      'ranking-slope',
      changed({ rankings: [{ ...month!, index }, ...rest] }),
    );
    expect(units.at(-1)).toMatchObject({ name: { text: first!.unit }, earlier: {} });
    expect(units.at(-1)).not.toHaveProperty('later');
    expect(units.at(-1)).not.toHaveProperty('move');
  });
});
