// The rules about turned tables, letters, minutes and colours, measured in documents of these kinds.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Block, DataTable } from '../../src/model/document.ts';
import { classNumeral, WATER_CLASSES } from '../../src/model/water.ts';
import { readPdf } from '../../src/print/pdf/pdf-reading.ts';
import { essence } from '../../src/print/pdf/pdf-texts.ts';
import type { Printer } from '../../src/print/print.ts';
import { measured } from './conformance.ts';
import { barsAt, colourAt, greyOf, inkIn, isRed, openPainter, type Painter } from './pictures.ts';
import { printer } from './printing.ts';
import {
  document,
  figure,
  folioOf,
  leftOf,
  linesOf,
  official,
  pdfOf,
  prose,
  startOf,
  table,
  text,
  wordsOf,
  ZI,
} from './profile-samples.ts';
import { sheetsOf } from './sheets.ts';

let press: Printer;
let painter: Painter;

beforeAll(async () => {
  [press, painter] = await Promise.all([printer(), openPainter()]);
});
afterAll(async () => {
  await Promise.all([press.close(), painter.close()]);
});

const DPI = 300;
const mm = (value: number) => value.toFixed(2);
const within = (value: number, wanted: number, tolerance: number) =>
  expect(Math.abs(value - wanted), `${value}`).toBeLessThanOrEqual(tolerance);

test('L1: turned tables have their head at the left of the sheet on both sides, numbers stay', async () => {
  const made = document([...prose(1, 100), table(60, 8), ...prose(1, 60)]);
  const pdf = await pdfOf(press, made, { landscape: ['sample'] });
  const sheets = await sheetsOf(pdf);
  const turned = sheets.flatMap((sheet, index) =>
    sheet.pieces.some(({ isTurned }) => isTurned) ? [index] : [],
  );
  expect(new Set(turned.map((index) => index % 2)).size).toBe(2);
  const heads: number[] = [];
  for (const index of turned) {
    const left = leftOf(index + 1);
    const cells = sheets[index]!.pieces.filter(({ isTurned }) => isTurned);
    const head = cells.filter(({ font }) => font.includes('Hei'));
    const body = cells.filter(({ text: words }) => words === '说明文字');
    expect(Math.max(...head.map(({ x }) => x))).toBeLessThan(Math.min(...body.map(({ x }) => x)));
    const picture = await painter.paint(pdf, index + 1, 150);
    const ink = inkIn(picture, { left: 0, right: 210, top: 0, bottom: 264 })!;
    within(ink.left - left, 4, 4);
    expect(ink.right - left).toBeLessThanOrEqual(156.5);
    expect(ink.top).toBeGreaterThanOrEqual(36.5);
    expect(ink.bottom).toBeLessThanOrEqual(263);
    heads.push(ink.left - left);
    const folio = folioOf(sheets[index]!)!;
    expect(folio).toMatchObject({ text: `— ${index + 1} —`, isTurned: false });
    within(folio.y - 0.38 * 4.94, 269, 0.5);
    within(index % 2 === 0 ? 184 - folio.right : folio.x - 26, 4.94, 0.5);
  }
  for (const head of heads) within(head, heads[0]!, 0.6);
  measured('L1', `文字由下向上，表题距版心左边缘${mm(heads[0]!)} mm，单双页相同，页码位置不变`, '达到', 0.2);
});

test('X1: a letter', async () => {
  const pdf = await pdfOf(press, document(prose(2, 360), official('letter')), { profile: 'letter' });
  const [picture, second] = [await painter.paint(pdf, 1, DPI), await painter.paint(pdf, 2, DPI)];
  const page = { left: 0, right: 210 };
  const bars = barsAt(
    await painter.paint(pdf, 1, 600, { left: 22, right: 24, top: 30, bottom: 290 }),
    23,
    isRed,
  );
  expect(bars).toHaveLength(4);
  const name = inkIn(picture, { ...page, top: 20, bottom: bars[0]!.top - 0.3 }, isRed)!;
  within(name.top, 30, 1);
  const thick = bars.map(({ top, bottom }) => bottom - top);
  expect(thick[0]!).toBeGreaterThan(thick[1]!);
  expect(thick[3]!).toBeGreaterThan(thick[2]!);
  const rules = bars.map(
    ({ top, bottom }) => inkIn(picture, { ...page, top: top - 0.1, bottom: bottom + 0.1 }, isRed)!,
  );
  for (const rule of rules) {
    within(rule.right - rule.left, 170, 1);
    within((rule.left + rule.right) / 2, 105, 1.2);
  }
  within(bars[0]!.top - name.bottom, 4, 0.5);
  within(297 - bars[3]!.bottom, 20, 1);
  const sheets = await sheetsOf(pdf);
  expect(sheets.map((sheet) => folioOf(sheet)?.text)).toEqual([undefined, '— 2 —']);
  expect(inkIn(second, undefined, isRed)).toBeUndefined();
  const title = startOf(sheets[0]!, '关于');
  const above = inkIn(picture, { ...page, top: bars[1]!.bottom + 0.5, bottom: title.y - 12 })!;
  const gap = inkIn(picture, { ...page, top: title.y - 7.5, bottom: title.y + 1 })!.top - above.bottom;
  // Two lines, and the half gap that a line has above its characters.
  within(gap, 2 * 10.45 + 2.4, 1.5);
  measured(
    'X1',
    `标志上边缘${mm(name.top)} mm，双线在其下${mm(bars[0]!.top - name.bottom)} mm、距下页边${mm(297 - bars[3]!.bottom)} mm，长${mm(rules[0]!.right - rules[0]!.left)} mm，首页无页码`,
    '达到',
    0.2,
  );
});

test('X3: minutes', async () => {
  const present = {
    kind: 'paragraph',
    children: [{ kind: 'strong', children: [text('出席')] }, text(`：${'陆听澜　'.repeat(16)}`)],
  } as Block;
  const made = document([present, ...prose(1, 60)], { title: [text('水污染防治工作会议纪要')] });
  const pdf = await pdfOf(press, made, { profile: 'minutes' });
  const name = inkIn(await painter.paint(pdf, 1, DPI), undefined, isRed)!;
  within(name.top, 72, 1);
  within((name.left + name.right) / 2, 106, 1);
  const lines = linesOf((await sheetsOf(pdf))[0]!);
  const at = lines.findIndex((line) => wordsOf(line).startsWith('出席'));
  const [label, names] = [lines[at]![0]!, lines[at]!.at(-1)!];
  expect(label.font).toContain('Hei');
  expect(names.font).not.toContain('Hei');
  within(label.x - 28, 2 * ZI, 0.4);
  const turnover = lines[at + 1]![0]!.x - 28;
  within(turnover, 5 * ZI, 0.4);
  measured(
    'X3',
    `标志上边缘${mm(name.top)} mm，“出席”黑体，回行在冒号后（${mm(turnover)} mm）`,
    '达到',
    0.15,
  );
});

describe('colour', () => {
  test('V1: classes differ in grey, and each cell says its class', async () => {
    const classes: DataTable = {
      kind: 'table',
      name: 'classes',
      caption: '类别',
      columns: [
        { header: '断面', align: 'left' },
        { header: '本月', align: 'center' },
      ],
      rows: WATER_CLASSES.map((waterClass) => ({
        cells: [{ content: [text('断面')] }, { content: [figure(classNumeral(waterClass))], waterClass }],
      })),
      notes: [],
    };
    const pdf = await pdfOf(press, document([classes]));
    const [page] = readPdf(pdf).pages;
    const picture = await painter.paint(pdf, 1, DPI);
    const greys = WATER_CLASSES.map((waterClass) => {
      const word = page!.runs.find((run) => essence(run.text) === classNumeral(waterClass));
      expect(word, classNumeral(waterClass)).toBeDefined();
      const { box } = word!;
      // Beside the word, on the patch that no pattern crosses.
      const middle = (box.top + box.bottom) / 2;
      return greyOf(colourAt(picture, box.left - 0.35, middle));
    });
    const steps = greys.slice(1).map((grey, index) => greys[index]! - grey);
    for (const step of steps) expect(step).toBeGreaterThanOrEqual(25);
    measured(
      'V1',
      `灰度${greys.map((grey) => Math.round(grey)).join('、')}，相邻至少差${Math.round(Math.min(...steps))}（共255级）；格内有类别，Ⅳ、Ⅴ类另加斜线`,
      '达到',
      2,
    );
  });
});
