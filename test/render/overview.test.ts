import { describe, expect, it } from 'vitest';
import { overviewOf, type SetContents } from '../../src/deliver/overview.ts';
import type { Artefact } from '../../src/model/artefact.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Sourced } from '../../src/model/source.ts';
import { renderOverview } from '../../src/render/overview.ts';
import { FAMILIES, HOSTILE, readHtml, source } from './sample.ts';

const sourced = <T>(value: T): Sourced<T> => ({ value, source: source(String(value)) });
const problem = (code: string, more: Partial<Problem> = {}): Problem => ({
  code,
  severity: 'warning',
  message: `${code}的话`,
  hint: `${code}的办法`,
  place: { file: 'data/2026-06/断面水质.xlsx', sheet: '6月', cell: 'B10' },
  ...more,
});
const artefact = (path: string, bytes: number, pages?: number): Artefact => ({
  path,
  bytes: Buffer.alloc(bytes),
  ...(pages && { pages }),
});
const contents = (more: Partial<SetContents> = {}): SetContents => ({
  meeting: {
    period: sourced('2026-06'),
    title: sourced('云泽市调度会（虚构）'),
    date: sourced('2026-07-15'),
    cutoff: sourced('2026-07-10'),
  },
  office: '某办公室',
  counts: [
    { what: '断面', count: 19, unit: '个' },
    { what: '整改任务', count: 0, unit: '项' },
  ],
  documents: [
    { title: '关于六月的通报', kind: '通报' },
    { title: '整改台账', kind: '台账 #1' },
  ],
  problems: [],
  acknowledged: [],
  ...more,
});
const SET = [
  artefact('通报.html', 1_300_000),
  artefact('通报.pdf', 400_000, 26),
  artefact('台账 #1.html', 2_000),
];

function page(more: Partial<SetContents> = {}, set: readonly Artefact[] = SET) {
  const overview = overviewOf(contents(more), set);
  return {
    overview,
    html: renderOverview(overview, { styles: [], families: FAMILIES, manifest: 'manifest.json' }),
  };
}
const linksOf = (html: string) =>
  readHtml(html)
    .attributes.filter(({ name }) => name === 'href')
    .map(({ value }) => decodeURIComponent(value));

describe('the page that lists a set', () => {
  it('has the meeting, what was judged, and every document with kind, pages and sizes', () => {
    const { html, overview } = page();
    const words = readHtml(html).text;
    for (const wanted of ['云泽市调度会（虚构）', '2026年6月', '2026年7月15日', '2026年7月10日', '断面19个'])
      expect(words).toContain(wanted);
    expect(words).toMatch(
      /关于六月的通报通报，26页通报网页1\.2 MB通报PDF391 KB整改台账台账 #1台账 #1网页2 KB/,
    );
    expect(words).not.toContain('整改任务0项');
    expect(words).toContain(overview.digest);
  });

  it('links to what is there, and to nothing else, beside itself', () => {
    const links = linksOf(page().html);
    expect(links).toEqual(['./通报.html', './通报.pdf', './台账 #1.html', './manifest.json']);
    expect(page().html).toContain('href="./%E5%8F%B0%E8%B4%A6%20%231.html"');
    expect(linksOf(page({}, [SET[1]!]).html)).toEqual(['./通报.pdf', './manifest.json']);
  });

  it('tells what was acknowledged, why and by whom, apart from what is merely said', () => {
    const approval = { reason: '已与县里核实', person: '陆听澜', at: { file: 'meeting.yaml' } };
    const acknowledged = [{ ...problem('CLASS_DISAGREES'), approval }];
    const problems = [
      problem('SECTION_WITHOUT_CLASS', { rule: '环办〔2011〕22号' }),
      ...acknowledged,
      problem('COLUMN_IGNORED', { severity: 'info' }),
      problem('FONT_FALLBACK'),
    ];
    const words = readHtml(page({ problems, acknowledged }).html).text;
    const [, confirmed, rest] = /已确认的问题（1条）(.*)提醒（1条）(.*)/s.exec(words)!;
    expect(confirmed).toContain(
      'CLASS_DISAGREES的话确认：已与县里核实（陆听澜）data/2026-06/断面水质.xlsx 6月!B10；',
    );
    expect(confirmed).not.toContain('SECTION_WITHOUT_CLASS');
    expect(rest).toContain('SECTION_WITHOUT_CLASS的话处理：SECTION_WITHOUT_CLASS的办法');
    expect(rest).toContain('依据：环办〔2011〕22号；');
    expect(rest).toMatch(/说明1条COLUMN_IGNORED/);
    expect(rest).not.toContain('CLASS_DISAGREES');
    // Of the machine: another one would make another page of the same data.
    expect(words).not.toContain('FONT_FALLBACK');
  });

  it('says so where there was nothing', () => {
    const words = readHtml(page().html).text;
    expect(words).toContain('本月没有需要确认的问题。');
    expect(words).toContain('没有提醒。');
    expect(words).not.toContain('说明');
  });

  it.each(HOSTILE)('lets no data become markup: %s', (hostile) => {
    const { meeting } = contents();
    const { html } = page({
      meeting: { ...meeting, title: sourced(hostile), place: sourced(hostile) },
      office: hostile,
      banner: hostile,
      documents: [{ title: hostile, kind: '通报' }],
      problems: [problem('X', { message: hostile, hint: hostile, rule: hostile })],
    });
    const { names, text } = readHtml(html);
    expect(names.filter((name) => /^(script|img|b|em|iframe)$/.test(name))).toEqual([]);
    expect(text.split(hostile).length - 1).toBe(9);
  });
});
