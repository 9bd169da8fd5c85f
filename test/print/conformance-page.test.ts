// The rules about the type area, lines and page numbers, measured in pages full of text.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Box } from '../../src/print/pdf/pdf-geometry.ts';
import type { Printer } from '../../src/print/print.ts';
import { measured } from './conformance.ts';
import { barsAt, inkIn, openPainter, type Painter } from './pictures.ts';
import { printer } from './printing.ts';
import { document, folioOf, leftOf, linesOf, pdfOf, prose, wordsOf } from './profile-samples.ts';
import { type SheetOfPaper, sheetsOf } from './sheets.ts';

let press: Printer;
let painter: Painter;
let pdf: Uint8Array;
let sheets: readonly SheetOfPaper[];
/** Ink of the text and of the page number on a full left-hand (2) and right-hand (3) page. */
let ink: Readonly<Record<2 | 3, { readonly text: Box; readonly folio: Box }>>;

const FULL = [2, 3] as const;
const DPI = 300;
/** Where page numbers stand, mm from the top. */
const FOLIO_ZONE = 264;

beforeAll(async () => {
  [press, painter] = await Promise.all([printer(), openPainter()]);
  pdf = await pdfOf(press, document(prose(4, 900)));
  sheets = await sheetsOf(pdf);
  const inkOf = async (page: 2 | 3) => {
    const picture = await painter.paint(pdf, page, DPI);
    const zone = (top: number, bottom: number) => inkIn(picture, { left: 0, right: 210, top, bottom })!;
    return { text: zone(0, FOLIO_ZONE), folio: zone(FOLIO_ZONE, 297) };
  };
  ink = { 2: await inkOf(2), 3: await inkOf(3) };
});
afterAll(async () => {
  await Promise.all([press.close(), painter.close()]);
});

const mm = (value: number) => value.toFixed(2);
const linesOn = (page: number) => linesOf(sheets[page - 1]!);
const fullLines = () =>
  FULL.flatMap((page) =>
    linesOn(page)
      .filter((line) => wordsOf(line).length === 28)
      .map((line) => ({ line, left: leftOf(page) })),
  );

describe('the type area', () => {
  test('P2: 37 mm of white above', () => {
    for (const page of FULL) {
      expect(ink[page].text.top).toBeGreaterThanOrEqual(36);
      expect(ink[page].text.top).toBeLessThanOrEqual(38);
    }
    measured('P2', `首行字的上边缘${mm(ink[3].text.top)} mm`, '达到', 0.15);
  });

  test('P3: 28 mm at the binding edge, which changes sides', () => {
    expect(ink[3].text.left).toBeGreaterThanOrEqual(27);
    expect(ink[3].text.left).toBeLessThanOrEqual(29.5);
    expect(ink[2].text.left).toBeGreaterThanOrEqual(25);
    expect(ink[2].text.left).toBeLessThanOrEqual(27.5);
    expect(ink[2].text.right).toBeLessThanOrEqual(182.5);
    const words = `字迹：单页左${mm(ink[3].text.left)} mm，双页右${mm(210 - ink[2].text.right)} mm`;
    measured('P3', words, '达到', 0.15);
  });

  test('P4: 156 × 225 mm', () => {
    for (const page of FULL) {
      const { text } = ink[page];
      expect(text.right - leftOf(page)).toBeLessThanOrEqual(156.5);
      expect(text.bottom).toBeLessThanOrEqual(263);
      expect(text.bottom).toBeGreaterThanOrEqual(260);
    }
    const { text } = ink[3];
    const size = `${mm(text.right - text.left)} × ${mm(text.bottom - text.top)} mm`;
    measured('P4', `字迹${size}，末行下边缘${mm(text.bottom)} mm`, '达到', 0.2);
  });

  test('P5: 22 lines', () => {
    expect(FULL.map((page) => linesOn(page).length)).toEqual([22, 22]);
    measured('P5', '22行');
  });

  test('P6: 28 characters, 26 after the indent', () => {
    expect(fullLines().length).toBeGreaterThan(36);
    const openings = linesOn(1).filter((line) => line[0]!.x - leftOf(1) > 8 && wordsOf(line).length > 20);
    expect(openings.map((line) => wordsOf(line).length)).toEqual([26]);
    const advances = fullLines().map(({ line }) => (line.at(-1)!.right - line[0]!.x) / 28);
    for (const advance of advances) expect(Math.abs((advance * 72) / 25.4 - 15.79)).toBeLessThanOrEqual(0.05);
    const mean = (advances.reduce((sum, advance) => sum + advance, 0) / advances.length / 25.4) * 72;
    measured('P6', `28字，段首行26字，每字${mean.toFixed(2)} pt`, '达到', 0.02);
  });

  test('P7: 10.45 mm from line to line', () => {
    const pitches = FULL.map((page) => {
      const baselines = linesOn(page).map((line) => line[0]!.y);
      for (const [index, baseline] of baselines.slice(1).entries()) {
        expect(Math.abs(baseline - baselines[index]! - 10.45)).toBeLessThanOrEqual(0.3);
      }
      return (baselines[21]! - baselines[0]!) / 21;
    });
    for (const pitch of pitches) expect(Math.abs(pitch - 10.45)).toBeLessThanOrEqual(0.12);
    measured('P7', `22行平均${mm(pitches[1]!)} mm`, '达到', 0.02);
  });
});

describe('page numbers', () => {
  test('N2: dashes 7 mm below the type area', async () => {
    const heights: number[] = [];
    for (const page of FULL) {
      const { folio } = ink[page];
      const region = { left: folio.left, right: folio.left + 4, top: FOLIO_ZONE, bottom: 275 };
      const dash = barsAt(await painter.paint(pdf, page, 600, region), folio.left + 2);
      expect(dash).toHaveLength(1);
      const middle = (dash[0]!.top + dash[0]!.bottom) / 2;
      expect(Math.abs(middle - 269)).toBeLessThanOrEqual(0.6);
      heights.push(middle);
    }
    measured(
      'N2',
      `一字线中心距上页边${mm(heights[0]!)} mm，即版心下${mm(heights[0]! - 262)} mm`,
      '达到',
      0.1,
    );
  });

  test('N3: one character in from the outer edge', () => {
    const odd = 184 - ink[3].folio.right;
    const even = ink[2].folio.left - 26;
    for (const gap of [odd, even]) {
      expect(gap).toBeGreaterThanOrEqual(4.5);
      expect(gap).toBeLessThanOrEqual(5.9);
    }
    expect(folioOf(sheets[1]!)!.text).toBe('— 2 —');
    measured('N3', `单页距版心右边缘${mm(odd)} mm，双页距左边缘${mm(even)} mm`, '达到', 0.15);
  });
});
