// The rules about an official document: 版头, 主体 and 版记, measured in one with all of their parts.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Box } from '../../src/print/pdf/pdf-geometry.ts';
import type { Printer } from '../../src/print/print.ts';
import { measured } from './conformance.ts';
import { barsAt, inkIn, isDark, isRed, openPainter, type Painter, type Picture } from './pictures.ts';
import { printer } from './printing.ts';
import {
  document,
  figure,
  heading,
  leftOf,
  linesOf,
  OFFICIAL,
  official,
  paragraph,
  pdfOf,
  prose,
  wordsOf,
  ZI,
} from './profile-samples.ts';
import { type SheetOfPaper, sheetsOf, type TextPiece } from './sheets.ts';

/** A line of the page and a blank line between two of them, mm. */
const LINE = 10.45;
const DPI = 300;
/** 小标宋, 仿宋, 黑体, 楷体 as shipped; an office's own faces stand in their place. */
const [TITLE, BODY, HEI, KAI] = [/Title/, /Song|Fang/, /Hei/, /Kai/];

const LEVELS = [
  heading(2, '一、总体情况', 'h1'),
  heading(3, '（一）断面水质', 'h2'),
  heading(4, '1.国考断面', 'h3'),
];
const made = document(
  [...prose(1, 80), ...LEVELS, paragraph('（1）省考断面水质监测结果。'), ...prose(2, 700)],
  {
    ...official('official'),
    banner: figure('会后收回'),
  },
);

let press: Printer;
let painter: Painter;
let sheets: readonly SheetOfPaper[];
let first: Picture;
let last: Picture;
let pdf: Uint8Array;

beforeAll(async () => {
  [press, painter] = await Promise.all([printer(), openPainter()]);
  pdf = await pdfOf(press, made, { profile: 'official' });
  sheets = await sheetsOf(pdf);
  first = await painter.paint(pdf, 1, DPI);
  last = await painter.paint(pdf, sheets.length, DPI);
});
afterAll(async () => {
  await Promise.all([press.close(), painter.close()]);
});

const mm = (value: number) => value.toFixed(2);
const within = (value: number, wanted: number, tolerance: number) =>
  expect(Math.abs(value - wanted), `${value}`).toBeLessThanOrEqual(tolerance);
const lineOf = (words: string, sheet = sheets[0]!) =>
  linesOf(sheet).find((line) => wordsOf(line).replaceAll(' ', '').startsWith(words))!;
/** Ink of a line of text: within 5 mm above and 2.2 mm below its baseline. */
const inkOf = (picture: Picture, { y }: TextPiece, isInk = isDark): Box =>
  inkIn(picture, { left: 0, right: 210, top: y - 6, bottom: y + 2.2 }, isInk)!;
const redIn = (picture: Picture, top: number, bottom: number) =>
  inkIn(picture, { left: 0, right: 210, top, bottom }, isRed)!;

describe('版头', () => {
  test('H1: 份号 and what is said below it stand flush left on the first lines', () => {
    const [number, below] = [lineOf('000001')[0]!, lineOf('会后收回')[0]!];
    for (const { x, size } of [number, below]) {
      within(x, 28, 0.5);
      within(size, 16, 0.1);
    }
    expect(lineOf('000001')[0]!.text).toMatch(/^\d{6}$/);
    within(below.y - number.y, LINE, 0.5);
    // The first line of the type area: its characters reach 0.88 of their size above the baseline.
    within(number.y, 37 + 0.88 * 5.644, 0.6);
    measured(
      'H1',
      `份号距版心左边缘${mm(number.x - 28)} mm，${number.size.toFixed(1)} pt；密级不生成，紧急程度没有`,
      '部分达到',
      0.1,
    );
  });

  test('H2: the name in red 35 mm below the type area, with other lines above it or not', async () => {
    const box = redIn(first, 40, 100);
    within(box.top, 72, 1);
    within((box.left + box.right) / 2, 106, 1);
    const { copyNumber: _, ...bare } = OFFICIAL!;
    const other = await pdfOf(press, document(prose(1, 80), { official: bare }), { profile: 'official' });
    expect(redIn(await painter.paint(other, 1, DPI), 40, 100).top).toBeCloseTo(box.top, 1);
    measured(
      'H2',
      `上边缘距上页边${mm(box.top)} mm，居中差${mm(Math.abs((box.left + box.right) / 2 - 106))} mm，有无份号相同`,
      '达到',
      0.15,
    );
  });

  test('H3: 发文字号 two lines below, its year in full in 〔〕', () => {
    const line = lineOf('云水防办');
    const text = wordsOf(line.slice(0, -1).length > 0 ? line : line).replaceAll(' ', '');
    expect(text).toMatch(/〔(19|20)\d{2}〕[1-9]\d*号/);
    expect(text).not.toContain('第');
    const name = redIn(first, 40, 100);
    // Two lines, and the half gap that a line has above its characters.
    const gap = inkOf(first, line[0]!).top - name.bottom;
    within(gap, 2 * LINE + 2.4, 1);
    measured('H3', `“云水防办〔2026〕6号”，与标志相距${mm(gap)} mm（二行20.9 mm加半个行间）`, '达到', 0.2);
  });

  test('H4: 签发人 on its line, one character from the edge, the name in 楷体', () => {
    const line = lineOf('云水防办');
    const [label, name] = [line.find(({ text }) => text.includes('签发人'))!, line.at(-1)!];
    expect(name.text).toBe('陆听澜');
    expect(label.font).toMatch(BODY);
    expect(name.font).toMatch(KAI);
    within(name.size, 16, 0.1);
    within(name.y, line[0]!.y, 0.1);
    within(184 - name.right, ZI, 0.5);
    within(line[0]!.x - 28, ZI, 0.5);
    measured('H4', `同一行，右空${mm(184 - name.right)} mm，姓名楷体`, '达到', 0.1);
  });

  test('H5: the red rule 4 mm below, as wide as the type area', async () => {
    const line = lineOf('云水防办')[0]!;
    const region = { left: 26, right: 186, top: line.y - 6, bottom: line.y + 10 };
    const picture = await painter.paint(pdf, 1, 600, region);
    const rule = inkIn(picture, undefined, isRed)!;
    const [bar] = barsAt(picture, 100, isRed);
    const words = inkIn(picture, { ...region, bottom: rule.top - 0.2 })!;
    within(rule.right - rule.left, 156, 1);
    within(rule.top - words.bottom, 4, 0.5);
    expect(bar!.bottom - bar!.top).toBeGreaterThanOrEqual(0.3);
    expect(bar!.bottom - bar!.top).toBeLessThanOrEqual(0.6);
    measured(
      'H5',
      `距发文字号${mm(rule.top - words.bottom)} mm，长${mm(rule.right - rule.left)} mm，粗${mm(bar!.bottom - bar!.top)} mm`,
      '达到',
      0.1,
    );
  });
});

describe('主体', () => {
  const titleLines = () =>
    linesOf(sheets[0]!).filter(
      (line) => Math.abs(line[0]!.size - 22) < 0.5 && TITLE.test(line[0]!.font) && line[0]!.y > 100,
    );

  test('T1: the title in size 2, two lines below the rule, in the middle', async () => {
    const long = document(prose(1, 80), {
      ...official('official'),
      title: [{ kind: 'text', text: '关于2026年6月全市地表水水质状况和突出问题整改进展情况的通报' }],
    });
    const [sheet] = await sheetsOf(await pdfOf(press, long, { profile: 'official' }));
    const wrapped = linesOf(sheet!).filter((line) => Math.abs(line[0]!.size - 22) < 0.5 && line[0]!.y > 100);
    expect(wrapped.length).toBe(2);
    for (const line of [...titleLines(), ...wrapped]) {
      expect(line[0]!.font).toMatch(TITLE);
      within(line[0]!.size, 22, 0.2);
      within((line[0]!.x + line.at(-1)!.right) / 2, 106, 1);
    }
    expect(wordsOf(wrapped.at(-1)!).length).toBeGreaterThan(4);
    // Broken between words.
    expect(wordsOf(wrapped[0]!)).toMatch(/(地表水|水质|状况|突出|问题)$/);
    const rule = barsAt(first, 100, isRed).at(-1)!;
    const gap = inkOf(first, titleLines()[0]![0]!).top - rule.bottom;
    within(gap, 2 * LINE, 1.5);
    measured(
      'T1',
      `${titleLines()[0]![0]!.size.toFixed(1)} pt，距分隔线${mm(gap)} mm；回行不拆词`,
      '达到',
      0.2,
    );
  });

  test('T2: 主送机关 flush left, a line below the title', () => {
    const addressee = lineOf('各县');
    within(addressee[0]!.x, 28, 0.5);
    expect(wordsOf(addressee)).toMatch(/：$/);
    const gap = inkOf(first, addressee[0]!).top - inkOf(first, titleLines().at(-1)![0]!).bottom;
    // A line, and the half gap that the next one has above its characters.
    within(gap, LINE + 2.4, 1);
    measured(
      'T2',
      `距左边缘${mm(Math.abs(addressee[0]!.x - 28))} mm，标题下相距${mm(gap)} mm（一行10.45 mm加半个行间）`,
      '达到',
      0.2,
    );
  });

  test('T3: the first page has lines of text', () => {
    const below = linesOf(sheets[0]!).filter(
      (line) => line[0]!.y > lineOf('各县')[0]!.y && BODY.test(line[0]!.font),
    );
    expect(below.length).toBeGreaterThan(0);
    measured('T3', '首页主送机关以下有正文');
  });

  test('T4: faces by level', () => {
    for (const [words, face] of [
      ['一、总体', HEI],
      ['（一）断面', KAI],
      ['1.国考', BODY],
      ['（1）省考', BODY],
    ] as const) {
      const line = sheets.flatMap((sheet) => lineOf(words, sheet) ?? []);
      expect(line.length, words).toBeGreaterThan(0);
      for (const { font, size } of line) {
        expect(font, words).toMatch(face);
        within(size, 16, 0.1);
      }
    }
    measured('T4', '黑体、楷体、正文字体、正文字体，各16 pt，不加粗');
  });

  test('T5: two characters before a paragraph, none before its other lines', () => {
    const starts: number[] = [];
    const turned: number[] = [];
    for (const [index, sheet] of sheets.entries()) {
      for (const line of linesOf(sheet).filter(
        (one) => BODY.test(one[0]!.font) && wordsOf(one).includes('断面水质监测'),
      )) {
        const gap = line[0]!.x - leftOf(index + 1);
        (gap > 5 ? starts : turned).push(gap);
      }
    }
    expect(starts.length).toBeGreaterThan(2);
    expect(turned.length).toBeGreaterThan(30);
    for (const gap of starts) within(gap, 11.14, 0.4);
    for (const gap of turned) within(gap, 0, 0.4);
    measured('T5', `段首${mm(starts[0]!)} mm，回行${mm(Math.abs(turned[0]!))} mm`, '达到', 0.05);
  });

  test('T7: the date four characters from the edge, the office in the middle above it', () => {
    const page = sheets.findIndex((sheet) => lineOf('2026年7月15日', sheet));
    const [date, office] = ['2026年7月15日', '云泽市水污染防治办公室'].map((words) =>
      lineOf(words, sheets[page]),
    );
    expect(wordsOf(date!)).toMatch(/^\d{4}年[1-9]\d?月[1-9]\d?日$/);
    const gap = leftOf(page + 1) + 156 - date!.at(-1)!.right;
    within(gap, 22.29, 0.6);
    const middle = (line: readonly TextPiece[]) => (line[0]!.x + line.at(-1)!.right) / 2;
    within(middle(office!) - middle(date!), 0, 1);
    measured(
      'T7',
      `右空${mm(gap)} mm，署名与日期居中差${mm(Math.abs(middle(office!) - middle(date!)))} mm（按加盖印章的格式）`,
      '达到',
      0.1,
    );
  });

  test('T7: a long name of the office takes two lines and nothing leaves the page', async () => {
    const long = document(prose(1, 500), {
      ...official('official'),
      subtitle: [
        [{ kind: 'text', text: '云泽市水污染防治攻坚战指挥部办公室' }],
        [{ kind: 'text', text: '2026年7月15日' }],
      ],
    });
    const printed = await sheetsOf(await pdfOf(press, long, { profile: 'official' }));
    const page = printed.find((sheet) => lineOf('2026年7月15日', sheet))!;
    const lines = linesOf(page).map(wordsOf);
    const at = lines.indexOf('2026年7月15日');
    expect(lines.slice(at - 2, at)).toEqual(['云泽市水污染防治', '攻坚战指挥部办公室']);
    for (const sheet of printed)
      for (const { size } of linesOf(sheet).flat()) expect([14, 16, 22, 33]).toContain(Math.round(size));
  });

  test.each(Array.from({ length: 12 }, (_, lines) => 28 * (21 + lines) - 4))(
    '署名 has text above it on its page where the text has %i characters',
    async (length) => {
      const printed = await sheetsOf(
        await pdfOf(press, document([...prose(1, length - 80), ...prose(1, 80)], official('official')), {
          profile: 'official',
        }),
      );
      const page = printed.find((sheet) => lineOf('2026年7月15日', sheet))!;
      expect(linesOf(page).filter((line) => wordsOf(line).includes('断面')).length).toBeGreaterThan(0);
    },
  );
});

describe('版记', () => {
  test('C1: thick rules outside, a thin one between, the last one at the end of the type area', async () => {
    const bottom = sheets.length;
    const left = leftOf(bottom);
    const region = { left: left - 2, right: left + 158, top: 225, bottom: 264 };
    const wide = inkIn(last, region)!;
    within(wide.right - wide.left, 156, 1);
    const strip = await painter.paint(pdf, bottom, 2400, {
      left: left + 152.4,
      right: left + 153,
      top: 225,
      bottom: 264,
    });
    const bars = barsAt(strip, left + 152.7);
    const thick = bars.map((bar) => bar.bottom - bar.top);
    expect(thick).toHaveLength(3);
    within(thick[0]!, 0.35, 0.03);
    within(thick[1]!, 0.25, 0.03);
    within(thick[2]!, 0.35, 0.03);
    within(bars[2]!.bottom, 262, 0.5);
    measured(
      'C1',
      `${thick.map(mm).join('、')} mm，长${mm(wide.right - wide.left)} mm，末线下边缘${mm(bars[2]!.bottom)} mm`,
      '达到',
      0.05,
    );
  });

  test('C2: 抄送 and 印发 in size 4, a character from both edges', () => {
    const sheet = sheets.at(-1)!;
    const left = leftOf(sheets.length);
    const lines = linesOf(sheet).filter((line) => line[0]!.y > 225);
    const [copies, more, printing] = lines as [
      readonly TextPiece[],
      readonly TextPiece[],
      readonly TextPiece[],
    ];
    expect(lines).toHaveLength(3);
    for (const { size, font } of lines.flat()) {
      within(size, 14, 0.1);
      expect(font).toMatch(BODY);
    }
    expect(wordsOf(copies)).toMatch(/^抄送：/);
    expect(wordsOf(more)).toMatch(/。$/);
    expect(wordsOf(printing)).toMatch(/印发$/);
    within(copies[0]!.x - left, 4.94, 0.3);
    within(printing[0]!.x - left, 4.94, 0.3);
    within(left + 156 - printing.at(-1)!.right, 4.94, 0.3);
    // The names go on below the first of them, after the colon.
    within(more[0]!.x - copies[0]!.x, 3 * 4.94, 0.4);
    measured(
      'C2',
      `${copies[0]!.size.toFixed(1)} pt，左空${mm(copies[0]!.x - left)} mm，右空${mm(left + 156 - printing.at(-1)!.right)} mm，回行与冒号后对齐`,
      '达到',
      0.1,
    );
  });

  test('C3: an even last page', () => {
    expect(sheets.length % 2).toBe(0);
    measured('C3', '公文格式末页为双页，版记在其最下方');
  });
});
