// Chinese composition in the PDF: texts shifted through every place of a line, paragraphs of every length.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, Inline, PlacedFigure } from '../../src/model/document.ts';
import { type PagePlaces, PLAIN_LAYOUT } from '../../src/model/layout.ts';
import { pageOf, prepareMonth } from '../../src/month.ts';
import { FONT_FAMILIES } from '../../src/print/fonts/fonts.ts';
import { printSettled } from '../../src/print/places.ts';
import type { Printer } from '../../src/print/print.ts';
import { renderPage } from '../../src/render/page.ts';
import {
  badBreaks,
  charactersByFace,
  lastLineWidth,
  linesByPage,
  type PrintedParagraph,
  paragraphsOf,
  strandedHeadings,
  writingFaults,
} from './composition.ts';
import { fontSet, machine, printer } from './printing.ts';

const SHARED = resolve('templates/shared');
const STYLES = readdirSync(SHARED)
  .filter((name) => !name.startsWith('profile-') || name === 'profile-meeting.css')
  .map((name) => readFileSync(join(SHARED, name), 'utf8'));

let press: Printer;
beforeAll(async () => {
  press = await printer();
});
afterAll(() => press.close());

const text = (typed: string): Inline => ({ kind: 'text', text: typed });
const strong = (...children: readonly Inline[]): Inline => ({ kind: 'strong', children });
const figure = (value: string): PlacedFigure => ({
  kind: 'figure',
  id: `f-${value}`,
  value,
  text: value,
  sources: [],
});
const paragraph = (...children: readonly Inline[]): Block => ({ kind: 'paragraph', children });
/** Hanzi that hold no word the program knows. */
const HANZI = '沿河各地按照统一安排持续开展清理行动岸线面貌明显改观群众普遍满意';
const hanzi = (length: number) => HANZI.repeat(Math.ceil(length / HANZI.length)).slice(0, length);
/** Each line of a paragraph but the first holds 28 characters, that one 26. */
const PLACES = Array.from({ length: 30 }, (_, index) => index + 12);

async function printed(
  blocks: readonly Block[],
  { on = press, kind = 'sample' } = {},
): Promise<readonly PrintedParagraph[]> {
  const html = renderPage(
    { kind, title: [text('水质通报')], blocks, figures: [] },
    { target: 'print', styles: STYLES, families: FONT_FAMILIES, layout: PLAIN_LAYOUT },
  );
  const { value, problems } = await on.printPdf(html, { created: '2026-07-10' });
  expect(problems).toEqual([]);
  return paragraphsOf(value!).filter(({ role }) => role !== 'H1');
}

describe('line breaks', () => {
  const units = [
    '劣Ⅴ类',
    'Ⅰ～Ⅲ类',
    '第3号',
    '〔2026〕12号',
    '2026年6月30日',
    '7月10日',
    '66.7%',
    '1.32 mg/L',
    '120万m³/d',
    '3%～5%',
    '23.4 ℃',
    'GB 3838-2002',
    '5个',
    '——',
    '……',
    '3500.25',
  ];

  it.each(units)('never tear %s, wherever it stands', async (unit) => {
    const paragraphs = await printed(
      PLACES.map((place) => paragraph(text(`${hanzi(place)}${unit}${hanzi(20)}。`))),
    );
    expect(paragraphs).toHaveLength(PLACES.length);
    expect(paragraphs.flatMap(badBreaks)).toEqual([]);
  });

  it.each([
    '，',
    '。',
    '、',
    '；',
    '：',
    '？',
    '！',
    '）的',
    '》的',
    '”的',
    '’的',
    '〕的',
    '【甲】',
    '（甲',
    '《甲',
    '“甲',
    '‘甲',
    '·',
    '～',
    '—',
    '%',
  ])('keep %s from the edge it must not stand at', async (mark) => {
    const paragraphs = await printed(
      PLACES.map((place) => paragraph(text(`${hanzi(place)}${mark}${hanzi(20)}。`))),
    );
    expect(paragraphs.flatMap(badBreaks)).toEqual([]);
  });

  it('hold where stressed words and figures meet marks and units', async () => {
    const paragraphs = await printed(
      PLACES.flatMap((place) => [
        paragraph(
          text(hanzi(place)),
          strong(text('“立行立改”')),
          text('，'),
          strong(text('限期完成')),
          text('。后续还要巩固。'),
        ),
        paragraph(
          text(hanzi(place)),
          figure('3'),
          text('个断面为'),
          figure('Ⅲ'),
          text('类，占'),
          figure('66.7%'),
          text('。后续还要巩固。'),
        ),
        paragraph(
          text(`${hanzi(place)}（`),
          strong(text('怀麓县')),
          text('）“'),
          figure('柳汀河'),
          text('”《'),
          strong(text('方案')),
          text('》——后续还要巩固。'),
        ),
      ]),
    );
    expect(paragraphs).toHaveLength(PLACES.length * 3);
    expect(paragraphs.flatMap(badBreaks)).toEqual([]);
  });
});

describe('what stands alone', () => {
  const lengths = Array.from({ length: 84 }, (_, index) => index + 24);

  it('is no single character at the end of a paragraph, whatever its length', async () => {
    const paragraphs = await printed(lengths.map((length) => paragraph(text(`${hanzi(length)}。`))));
    expect(paragraphs).toHaveLength(lengths.length);
    const widths = paragraphs.filter(({ lines }) => lines.length > 1).map(lastLineWidth);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['a figure', [figure('怀麓大桥'), text('。')]],
    ['a figure and one character', [figure('12'), text('个。')]],
    ['stressed words', [strong(text('抓好落实')), text('。”')]],
    ['a bracket', [text('（'), figure('青岑县'), text('）。')]],
    ['a share', [text('占'), figure('66.7%'), text('。')]],
    ['a long figure', [figure('云泽经济技术开发区第二污水处理厂排口下游断面'), text('。')]],
    ['a date', [text('完成时限为2026年6月30日。')]],
  ] as const)('is no single character at the end in %s', async (_, end) => {
    const paragraphs = await printed(PLACES.map((place) => paragraph(text(hanzi(place)), ...end)));
    const widths = paragraphs.filter(({ lines }) => lines.length > 1).map(lastLineWidth);
    expect(widths.length).toBeGreaterThan(10);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(2);
    expect(paragraphs.flatMap(badBreaks)).toEqual([]);
  });

  it('is no single line before or after a page break, and no heading', async () => {
    const blocks = Array.from({ length: 120 }, (_, index): readonly Block[] => [
      ...(index % 3 === 0
        ? [{ kind: 'heading', level: 2, id: `h${index}`, children: [text(`${hanzi(9)}`)] } as const]
        : []),
      paragraph(text(`${hanzi(30 + ((index * 37) % 150))}。`)),
    ]).flat();
    const paragraphs = await printed(blocks);
    const parted = paragraphs.map(linesByPage).filter((counts) => counts.length > 0);
    expect(parted.length).toBeGreaterThan(4);
    expect(Math.min(...parted.flat())).toBeGreaterThanOrEqual(2);
    expect(strandedHeadings(paragraphs)).toEqual([]);
  });

  it('would be seen', async () => {
    const heading = { kind: 'heading', level: 2, id: 'h', children: [text('孤立的标题')] } as const;
    const paragraphs = await printed([paragraph(text(hanzi(40))), heading]);
    expect(strandedHeadings(paragraphs)).toEqual(['孤立的标题']);
    const line = { page: 0, baseline: 40, text: '清理岸', runs: [] };
    const parted = (...texts: readonly string[]) => ({
      role: 'P',
      endsPage: false,
      lines: texts.map((words, index) => ({ ...line, page: index, text: words })),
    });
    expect(badBreaks(parted('清理（', '岸线12', '.5个，——', '，达到Ⅲ', '类'))).toEqual([
      '行首：，达到Ⅲ',
      '行末：清理（',
      '拆开：Ⅲ类',
      '拆开：12.5个',
      '拆开：12.5',
    ]);
    expect(lastLineWidth(parted('清理岸', '线。'))).toBe(1);
    expect(linesByPage(parted('清理', '岸线'))).toEqual([1, 1]);
  });
});

describe('faces', () => {
  const words = '“十五五”规划——Ⅲ类占66.7%……（COD、NH3-N）‘甲’·乙～丙—丁《戊》';

  it('print digits and letters in the Latin face and every mark in the Chinese one', async () => {
    // Any face will do that has all the characters: what counts is which is asked for them.
    const fonts = await fontSet({ latin: 'fonts/JianbaoHei-Medium.ttf' });
    const own = await printer({ fonts });
    try {
      const faces = charactersByFace(await printed([paragraph(text(words))], { on: own }));
      expect([...faces.keys()].sort()).toEqual(['JianbaoHei-Medium', 'JianbaoSong-Regular']);
      expect(faces.get('JianbaoHei-Medium')).toBe([...new Set('66.73CODNHN')].sort().join(''));
      expect(faces.get('JianbaoSong-Regular')).toMatch(/^(?=.*“)(?=.*”)(?=.*—)(?=.*…)(?=.*%)(?=.*·)(?=.*Ⅲ)/u);
    } finally {
      await own.close();
    }
  });

  it('print all of it in one face where no Latin one was chosen', async () => {
    const faces = charactersByFace(await printed([paragraph(text(words))]));
    expect([...faces.keys()]).toEqual(['JianbaoSong-Regular']);
  });

  it('print marks beside stressed words in the face of the text they belong to', async () => {
    const faces = charactersByFace(
      await printed([
        paragraph(
          text('要求：'),
          strong(text('“立行立改”')),
          text('，'),
          strong(text('限期完成')),
          text('。'),
        ),
      ]),
    );
    expect(faces.get('JianbaoHei-Medium')).toBe([...'“立行改”限期完成'].sort().join(''));
    expect(faces.get('JianbaoSong-Regular')).toBe([...'要求：，。'].sort().join(''));
  });

  it('gives quotation marks and dashes the width of characters: “ ” one each, —— and …… two', async () => {
    const measure = async (mark: string) => {
      const [only] = await printed([paragraph(text(`甲${mark}乙`))]);
      const runs = only!.lines[0]!.runs;
      const stops = runs.flatMap(({ x, stops: own }) => own.slice(0, -1).map((stop) => x + stop));
      return (stops.at(-1)! - stops[0]!) / (156 / 28) - 1;
    };
    for (const [mark, cells] of [
      ['“', 1],
      ['”', 1],
      ['——', 2],
      ['……', 2],
      ['，', 1],
      ['。', 1],
      ['《', 1],
    ] as const) {
      // In the shipped face … is 0.93 of a character.
      expect(Math.abs((await measure(mark)) - cells), mark).toBeLessThan(mark === '……' ? 0.2 : 0.05);
    }
  });
});

describe('the documents of the sample month', () => {
  let documents: ReadonlyMap<string, readonly PrintedParagraph[]>;
  beforeAll(async () => {
    const kinds = readdirSync(resolve('templates')).filter((name) => name !== 'shared');
    const { value: month } = await prepareMonth({ projectDir: '.', home: resolve('.'), machine, kinds });
    const made = new Map<string, readonly PrintedParagraph[]>();
    for (const document of month!.documents) {
      const render = (places?: PagePlaces) => pageOf(document, 'print', places);
      const { value } = await printSettled(press, render, { created: '2026-07-10' });
      made.set(document.template.kind, paragraphsOf(value!));
    }
    documents = made;
  });
  const all = () => [...documents.values()].flat();

  it('K1: tear and strand nothing at the ends of lines', () => {
    expect(documents.size).toBeGreaterThan(3);
    expect(all().length).toBeGreaterThan(100);
    expect(all().flatMap(badBreaks)).toEqual([]);
  });

  it('K2: leave no character, line or heading alone', () => {
    const widths = all()
      .filter(({ lines, role }) => lines.length > 1 && !role.startsWith('H'))
      .map(lastLineWidth);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(2);
    expect(Math.min(...all().flatMap(linesByPage), 22)).toBeGreaterThanOrEqual(2);
    expect([...documents.values()].flatMap(strandedHeadings)).toEqual([]);
  });

  it('K3, K4: are written by the rules of punctuation and number usage, filled in as they are', () => {
    expect([...documents].flatMap(([kind, paragraphs]) => writingFaults(kind, paragraphs))).toEqual([]);
  });

  it('K3, K4: would be found out', () => {
    const wrong = { role: 'P', endsPage: false, lines: [{ ...all()[0]!.lines[0]!, text: '占3-5%,良好。' }] };
    expect(writingFaults('x', [wrong])).toEqual([
      expect.stringContaining('NUMBER_SPAN'),
      expect.stringContaining('PUNCTUATION_HALF_WIDTH'),
    ]);
  });
});
