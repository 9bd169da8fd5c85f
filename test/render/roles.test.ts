import { describe, expect, test } from 'vitest';
import type { Document, Inline, PlacedFigure } from '../../src/model/document.ts';
import { pageOf, prepareMonth } from '../../src/month.ts';
import { readPdf } from '../../src/print/pdf/pdf-reading.ts';
import { textsByRole } from '../../src/render/roles.ts';
import { machine, printer } from '../print/printing.ts';

const source = { file: 'data/register/断面名录.csv', cell: 'A2', text: '瀍河口' };
const figure = (text: string, sources: PlacedFigure['sources'] = []): PlacedFigure => ({
  kind: 'figure',
  id: 'f1',
  value: text,
  text,
  sources,
});
const plain = (text: string): Inline => ({ kind: 'text', text });

const DOCUMENT: Document = {
  kind: 'bulletin',
  title: [plain('标题')],
  banner: figure('声明'),
  subtitle: [[plain('单位')]],
  blocks: [
    { kind: 'heading', level: 2, id: 'a', children: [figure('瀍河口', [source]), plain('断面')] },
    { kind: 'heading', level: 3, id: 'b', children: [plain('二级')] },
    { kind: 'heading', level: 4, id: 'c', children: [plain('三级')] },
    { kind: 'paragraph', children: [plain('正文'), { kind: 'strong', children: [plain('强调')] }] },
    { kind: 'list', ordered: false, items: [[{ kind: 'emphasis', children: [plain('着重')] }]] },
    {
      kind: 'table',
      name: 't',
      caption: '表题',
      columns: [{ header: '表头', align: 'left' }],
      rows: [
        { cells: [{ content: [plain('格')] }] },
        { cells: [{ content: [plain('醒目')] }], emphasised: true },
      ],
      notes: [[plain('注')]],
    },
  ],
  figures: [],
};

describe('the texts of a document', () => {
  test('are told by the face they are set in; running text is none of them', () => {
    const texts = textsByRole(DOCUMENT).map(({ role, text }) => `${role} ${text}`);
    expect(texts).toEqual([
      'title 标题',
      'kai 声明',
      'kai 声明',
      'kai 单位',
      'hei 瀍河口',
      'hei 瀍河口断面',
      'kai 二级',
      'hei 强调',
      'kai 着重',
      'hei 表题',
      'hei 表头',
      'hei 醒目',
    ]);
  });

  test('know their cells', () => {
    expect(textsByRole(DOCUMENT).find(({ text }) => text === '瀍河口')!.place).toEqual({
      file: 'data/register/断面名录.csv',
      cell: 'A2',
    });
  });

  test('are, for the sample month, all that its pages set in these faces, but for words of the program', async () => {
    const { value: month } = await prepareMonth({ projectDir: '.', home: '.', machine });
    const press = await printer();
    const names = month!.project.records.sections.flatMap(({ name, water, county }) => [name, water, county]);
    for (const document of month!.documents) {
      const { value: pdf } = await press.printPdf(pageOf(document, 'print'), { created: '2026-07-10' });
      const runs = readPdf(pdf!).pages.flatMap((page) => page.runs);
      const texts = textsByRole(document.document);
      const untold = (role: string, face: string) => {
        const told = new Set(texts.filter((text) => text.role === role).flatMap(({ text }) => [...text]));
        const set = new Set(runs.filter(({ font }) => font.name === face).flatMap(({ text }) => [...text]));
        return [...set].filter((character) => !told.has(character)).join('');
      };
      expect(untold('title', 'JianbaoTitle-Black')).toBe('');
      // Numbering and its brackets.
      expect(untold('kai', 'JianbaoKai-Regular')).toMatch(/^[（）一二三四五六七八九十]*$/);
      const inNames = new Set(names.flatMap(({ value }) => [...value]));
      const program = '图表续三四五六七八九十';
      const hei = [...untold('hei', 'JianbaoHei-Medium')].filter((character) => !program.includes(character));
      expect(hei.filter((character) => inNames.has(character))).toEqual([]);
    }
    await press.close();
  });
});
