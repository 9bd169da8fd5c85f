// Our reader of what stands on a page, against another one.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../../src/print/pdf/pdf-reading.ts';
import type { TextRun } from '../../src/print/pdf/pdf-runs.ts';
import type { Printer } from '../../src/print/print.ts';
import { CREATED, paper, table } from './checking.ts';
import { printer } from './printing.ts';
import { type SheetOfPaper, sheetsOf, type TextPiece } from './sheets.ts';

const TURNED = `<div style="position:relative;width:156mm;height:227.4mm;overflow:clip;break-before:page">
<div style="position:absolute;left:0;top:2.4mm;width:225mm;height:156mm;transform-origin:0 0;transform:translateY(225mm) rotate(-90deg)">
${table(5)}</div></div>`;
const DRAWING = `<svg role="img" aria-label="图" width="100mm" height="40mm" viewBox="0 0 100 40">
<rect x="5" y="5" width="30" height="10" fill="#ff0000"/><path d="M0 20H90" stroke="#000" stroke-width="0.35" fill="none"/>
<text x="50" y="30" font-size="4">氨氮 1.32</text></svg>`;
const BODY = `<h2>一、总体情况</h2><p>Ⅰ～Ⅲ类断面12个，占75.0%；NH₃-N为1.32 mg/L，“瀍河”——洺河……</p>
<p style="letter-spacing:-.2pt;text-align:justify">${'断面水质监测结果'.repeat(20)}</p>${DRAWING}${table(40)}${TURNED}
<p style="opacity:.5">半透明</p>`;

let shared: Printer;
let pdf: Uint8Array;
let sheets: readonly SheetOfPaper[];
beforeAll(async () => {
  shared = await printer();
  pdf = (await shared.printPdf(paper(BODY), { created: CREATED })).value!;
  sheets = await sheetsOf(pdf);
});
afterAll(() => shared.close());

describe('what is read of a page', () => {
  test('is on sheets of the same size', () => {
    const { pages } = readPdf(pdf);
    expect(pages.length).toBe(sheets.length);
    for (const [index, { sheet }] of pages.entries()) {
      expect(sheet.width).toBeCloseTo(sheets[index]!.width, 6);
      expect(sheet.height).toBeCloseTo(sheets[index]!.height, 6);
    }
  });

  test('is the same text at the same places, in the same faces and sizes', () => {
    const { pages } = readPdf(pdf);
    expect(pages.flatMap(({ runs }) => runs).length).toBeGreaterThan(100);
    for (const [index, { runs }] of pages.entries()) {
      const { pieces } = sheets[index]!;
      expect(linesOfRuns(runs)).toEqual(linesOfPieces(pieces));
    }
  });

  test('ends where the last glyph ends', () => {
    const { pages } = readPdf(pdf);
    const line = pages[0]!.runs.find(({ text }) => text.startsWith('断面水质'))!;
    const piece = sheets[0]!.pieces.find(({ text }) => text.startsWith('断面水质'))!;
    expect(line.box.right).toBeCloseTo(piece.right, 1);
    expect(line.stops).toHaveLength([...line.text].length + 1);
    expect(line.box.right - line.box.left).toBeCloseTo(line.stops.at(-1)!, 6);
  });

  test('has shapes in their colours, and strokes in their width', () => {
    const { shapes } = readPdf(pdf).pages[0]!;
    const red = shapes.find(({ colour }) => colour.join() === '1,0,0')!;
    expect(red.kind).toBe('fill');
    expect(red.box.right - red.box.left).toBeCloseTo(30, 1);
    expect(red.box.bottom - red.box.top).toBeCloseTo(10, 1);
    const line = shapes.find(({ kind }) => kind === 'stroke')!;
    expect(line.width).toBeCloseTo(0.35, 2);
  });

  test('tells turned lines and page furniture from the rest', () => {
    const runs = readPdf(pdf).pages.flatMap((page) => page.runs);
    expect(new Set(runs.filter(({ angle }) => angle === 90).map(({ text }) => text))).toEqual(
      new Set(['表1　断面', '断面', '类别', '云泽桥', 'Ⅲ']),
    );
    const furniture = runs.filter(({ marked }) => marked < 0).map(({ text }) => text.trim());
    expect(furniture.join('')).toMatch(/^(—\d—)+$/);
  });
});

/** Text of each line at its baseline, with the faces and sizes in it; spaces do not count. */
type Lines = Readonly<Record<string, string>>;

function linesOfRuns(runs: readonly TextRun[]): Lines {
  return gather(
    runs.map(({ text, font, size, angle, x, baseline }) => ({
      text,
      key: angle === 0 ? `y${at(baseline)}` : `x${at(x)}`,
      along: angle === 0 ? x : -baseline,
      face: `${font.name} ${size.toFixed(1)}`,
    })),
  );
}

function linesOfPieces(pieces: readonly TextPiece[]): Lines {
  return gather(
    pieces.map(({ text, font, size, isTurned, x, y }) => ({
      text,
      key: isTurned ? `x${at(x)}` : `y${at(y)}`,
      along: isTurned ? -y : x,
      face: `${font} ${size.toFixed(1)}`,
    })),
  );
}

const at = (millimetres: number) => (Math.round(millimetres * 20) / 20).toFixed(2);

function gather(pieces: readonly { text: string; key: string; along: number; face: string }[]): Lines {
  const lines: Record<string, { texts: string; faces: Set<string> }> = {};
  for (const { text, key, face } of [...pieces].sort((a, b) => a.along - b.along)) {
    const written = text.normalize('NFC').replace(/[\s\p{Cc}]/gu, '');
    if (written === '') continue;
    lines[key] ??= { texts: '', faces: new Set() };
    lines[key].texts += written;
    lines[key].faces.add(face);
  }
  return Object.fromEntries(
    Object.entries(lines).map(([key, { texts, faces }]) => [
      key,
      `${texts} | ${[...faces].sort().join(', ')}`,
    ]),
  );
}
