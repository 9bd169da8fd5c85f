// Documents to measure the profiles on, their prints, and lines of text on a sheet of paper.

import { resolve } from 'node:path';
import type { Block, DataTable, Document, Inline, PlacedFigure } from '../../src/model/document.ts';
import {
  type LayoutSwitches,
  PLAIN_LAYOUT,
  type Profile,
  type TemplateLayout,
} from '../../src/model/layout.ts';
import { FONT_FAMILIES } from '../../src/print/fonts/fonts.ts';
import { printSettled } from '../../src/print/places.ts';
import type { Printer } from '../../src/print/print.ts';
import { readProfileStyles } from '../../src/read/project/templates.ts';
import { renderPage } from '../../src/render/page.ts';
import { type SheetOfPaper, sheetsOf, type TextPiece } from './sheets.ts';

const TEMPLATES = resolve('templates');
/** 字: a 28th of the line, mm. */
export const ZI = 156 / 28;
export const RED = '#e60012';

export const text = (typed: string): Inline => ({ kind: 'text', text: typed });
export const figure = (value: string): PlacedFigure => ({
  kind: 'figure',
  id: `f-${value}`,
  value,
  text: value,
  sources: [],
});
export const paragraph = (typed: string): Block => ({ kind: 'paragraph', children: [text(typed)] });
export const heading = (level: 2 | 3 | 4, typed: string, id: string): Block => ({
  kind: 'heading',
  level,
  id,
  children: [text(typed)],
});
/** Paragraphs of hanzi only, of the given length each. */
export const prose = (paragraphs: number, length: number): readonly Block[] =>
  Array.from({ length: paragraphs }, () =>
    paragraph('断面水质监测结果'.repeat(Math.ceil(length / 8)).slice(0, length)),
  );

export function table(rows: number, columns = 3, more: Partial<DataTable> = {}): DataTable {
  const heads = Array.from({ length: columns }, (_, index) => ({
    header: `栏目${index + 1}`,
    align: 'left' as const,
  }));
  return {
    kind: 'table',
    name: 'sample',
    caption: '整改任务台账',
    columns: heads,
    rows: Array.from({ length: rows }, (_, row) => ({
      cells: heads.map((_, column) => ({ content: [text(column === 0 ? `第${row + 1}行` : '说明文字')] })),
    })),
    notes: [[text('注：表外的说明。')]],
    ...more,
  };
}

export const OFFICIAL: Document['official'] = {
  copyNumber: figure('000001'),
  issuer: figure('云泽市水污染防治办公室文件'),
  documentNumber: figure('云水防办〔2026〕6号'),
  signer: figure('陆听澜'),
  addressee: figure('各县（市、区）人民政府'),
  copies: figure('市人民政府办公室，市生态环境局，市水利局，市住房和城乡建设局，市农业农村局，市城市管理局'),
  distributor: figure('云泽市水污染防治办公室'),
  printed: figure('2026年7月15日'),
};

export function document(blocks: readonly Block[], more: Partial<Document> = {}): Document {
  return {
    kind: 'sample',
    title: [text('关于全市地表水水质状况的通报')],
    subtitle: [[text('云泽市水污染防治办公室')], [text('2026年7月15日')]],
    blocks,
    figures: [],
    ...more,
  };
}

export interface Setting extends Partial<TemplateLayout> {
  readonly switches?: LayoutSwitches;
}

/** The PDF of a document. */
export async function pdfOf(
  press: Printer,
  made: Document,
  { switches, ...layout }: Setting = {},
): Promise<Uint8Array> {
  const { profile = 'meeting' } = layout;
  const styles = await readProfileStyles(TEMPLATES, profile);
  const { value } = await printSettled(
    press,
    (places) =>
      renderPage(made, {
        target: 'print',
        styles,
        families: FONT_FAMILIES,
        layout: { ...PLAIN_LAYOUT, ...layout },
        ...(switches && { switches }),
        ...(places && { places }),
      }),
    { created: '2026-07-10' },
  );
  return value!;
}

/** What stands on its sheets. */
export async function print(
  press: Printer,
  made: Document,
  setting: Setting = {},
): Promise<readonly SheetOfPaper[]> {
  return sheetsOf(await pdfOf(press, made, setting));
}

export const FOLIO = /^— \d+ —$/;
export const folioOf = (sheet: SheetOfPaper): TextPiece | undefined =>
  sheet.pieces.find((piece) => FOLIO.test(piece.text));
const bodyOf = (sheet: SheetOfPaper) => sheet.pieces.filter((piece) => !FOLIO.test(piece.text));
/** Lines of text from the top, pieces on one baseline together. */
export function linesOf(sheet: SheetOfPaper): readonly (readonly TextPiece[])[] {
  const lines = new Map<number, TextPiece[]>();
  for (const piece of bodyOf(sheet)) {
    const key = Math.round(piece.y);
    lines.set(key, [...(lines.get(key) ?? []), piece]);
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, pieces]) => pieces.sort((a, b) => a.x - b.x));
}
export const wordsOf = (line: readonly TextPiece[]) => line.map((piece) => piece.text).join('');
export const startOf = (sheet: SheetOfPaper, words: string) =>
  linesOf(sheet).find((line) => wordsOf(line).replaceAll(' ', '').startsWith(words))![0]!;
export const leftOf = (number: number) => (number % 2 === 1 ? 28 : 26);

/** The parts of an official document, for the profiles that have them. */
export function official(profile: Profile): Partial<Document> {
  return profile === 'official' || profile === 'letter' ? { official: OFFICIAL! } : {};
}
