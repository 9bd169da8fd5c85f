import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeSources } from '../../src/deliver/report.ts';
import { latestSet, traceFigure, writeTrace } from '../../src/deliver/trace.ts';
import type { AcknowledgedProblem } from '../../src/model/acknowledgement.ts';
import type { Document, PlacedFigure } from '../../src/model/document.ts';
import type { Place } from '../../src/model/source.ts';

const SOURCES = [
  { file: 'data/a.csv', cell: 'B2', text: '0.5' },
  { file: 'data/a.csv', cell: 'B3', text: '0.6' },
];
const FIGURE = {
  id: 'f1',
  text: '33.3%',
  value: '33.3',
  under: '总体情况',
  at: { file: 'body.md', line: 3 },
};
const RULE = { standard: 'GB 3838-2002', clause: '表1', statement: '甲' };
const TRACE = {
  title: '通报',
  kind: 'bulletin',
  sources: SOURCES,
  figures: [{ ...FIGURE, rule: RULE, sources: [1, 0] }],
};

let set: string;
beforeEach(async () => {
  set = await mkdtemp(join(tmpdir(), 'jianbao-trace-'));
  await writeFile(join(set, '通报.trace.json'), JSON.stringify(TRACE));
});
afterEach(() => rm(set, { recursive: true, force: true }));

const answer = async (document: string, query = 'f1', folder = set) => {
  const { value, problems } = await traceFigure(folder, document, query);
  return { ids: value.map(({ id }) => id), codes: problems.map(({ code }) => code) };
};

describe('a figure', () => {
  it.each(['f1', '33.3%', '33.3 %', '33'])('is found by %s, with its cells', async (query) => {
    const { value } = await traceFigure(set, '通报', query);
    expect(value).toEqual([{ ...FIGURE, rule: RULE, sources: [SOURCES[1], SOURCES[0]] }]);
  });

  it.each(['', '34', 'f2'])('is not found by “%s”', async (query) => {
    expect(await answer('通报', query)).toEqual({ ids: [], codes: ['TRACE_FIGURE_UNKNOWN'] });
  });
});

describe('acknowledged warnings', () => {
  const acknowledged = (place: Place): AcknowledgedProblem => ({
    code: `AT_${place.cell ?? 'FILE'}`,
    severity: 'warning',
    message: '不同寻常',
    hint: '核对',
    place,
    approval: { reason: '已核对', person: '王某', at: { file: 'data/meeting.yaml', line: 6 } },
  });
  const figureOf = (...cells: readonly string[]): PlacedFigure => ({
    kind: 'figure',
    id: 'f1',
    value: 1,
    text: '1',
    sources: cells.map((cell) => ({ file: 'data/a.csv', cell, text: '1' })),
  });
  const made: Document = {
    kind: 'bulletin',
    title: [{ kind: 'text', text: '通报' }],
    blocks: [],
    figures: [{ figure: figureOf('B2', 'B3'), at: { file: 'body.md', line: 3 }, under: '总体情况' }],
  };

  it('are kept where they are about the cells of the document, and told with its figures', async () => {
    const places = [{ file: 'data/a.csv', cell: 'B3' }, { file: 'data/a.csv' }];
    const others = [{ file: 'data/a.csv', cell: 'B4' }, { file: 'data/b.csv' }];
    const text = writeTrace(made, [...places, ...others].map(acknowledged));
    expect(JSON.parse(text).acknowledged.map(({ place }: { place: Place }) => place)).toEqual(places);
    await writeFile(join(set, '通报.trace.json'), text);
    const { value } = await traceFigure(set, '通报', 'f1');
    expect(value[0]?.acknowledged?.map(({ code }) => code)).toEqual(['AT_B3', 'AT_FILE']);
    expect(writeSources(value[0]!)).toContain(
      '提醒（已确认）　data/a.csv B3　不同寻常（AT_B3）\n    确认：已核对（王某）',
    );
  });

  it('are not spoken of where there are none', () => {
    expect(JSON.parse(writeTrace(made, [acknowledged({ file: 'data/b.csv' })]))).not.toHaveProperty(
      'acknowledged',
    );
  });
});

describe('a trace file that cannot be used', () => {
  const figure = TRACE.figures[0]!;
  it.each<[string, string | object | null]>([
    ['cut', JSON.stringify(TRACE).slice(0, 80)],
    ['empty', ''],
    ['null', null],
    ['a list', []],
    ['without figures', { ...TRACE, figures: undefined }],
    ['without sources', { ...TRACE, sources: undefined }],
    ['with an acknowledged warning that nobody acknowledged', { ...TRACE, acknowledged: [{ code: 'A' }] }],
    ['with figures that are none', { ...TRACE, figures: [null, 5] }],
    ['with a figure without text', { ...TRACE, figures: [{ ...figure, text: undefined }] }],
    ['with a figure without place', { ...TRACE, figures: [{ ...figure, at: null }] }],
    ['with a rule that is none', { ...TRACE, figures: [{ ...figure, rule: {} }] }],
    ['with a source that is not there', { ...TRACE, figures: [{ ...figure, sources: [2] }] }],
    ['with sources that are none', { ...TRACE, sources: [{}, 'x'] }],
  ])('is named when it is %s', async (_, content) => {
    const path = join(set, '通报.trace.json');
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    for (const document of ['通报', 'bulletin']) {
      const { value, problems } = await traceFigure(set, document, 'f1');
      expect(value).toEqual([]);
      expect(problems).toMatchObject([{ code: 'TRACE_UNREADABLE', place: { file: path } }]);
      expect(problems[0]!.hint).toContain('jianbao build');
    }
  });

  it('is named when it is a folder', async () => {
    await rm(join(set, '通报.trace.json'));
    await mkdir(join(set, '通报.trace.json'));
    expect(await answer('通报')).toEqual({ ids: [], codes: ['TRACE_UNREADABLE'] });
  });

  it('does not hide another document', async () => {
    await writeFile(join(set, '专报.trace.json'), '{');
    expect(await answer('通报')).toEqual({ ids: ['f1'], codes: [] });
    expect(await answer('专报')).toEqual({ ids: [], codes: ['TRACE_UNREADABLE'] });
  });
});

describe('a set that is not there', () => {
  it.each(['none', 'file', 'file/below', 'link'])('has no documents: %s', async (path) => {
    await writeFile(join(set, 'file'), '');
    await symlink('nowhere', join(set, 'link'));
    expect(await answer('通报', 'f1', join(set, path))).toEqual({
      ids: [],
      codes: ['TRACE_DOCUMENT_UNKNOWN'],
    });
  });

  it('is not looked for among files beside the months', async () => {
    for (const name of ['2026-05', '2026-06', '2026-06-人工改动-1', '.sets']) await mkdir(join(set, name));
    expect(await latestSet(set)).toBe(join(set, '2026-06'));
  });
});
