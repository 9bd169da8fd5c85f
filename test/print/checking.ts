// What the tests of finished PDFs share: a sheet of paper to print on, and what is said of it.

import type { Problem } from '../../src/model/problem.ts';
import { checkPdf } from '../../src/print/check/pdf-check.ts';
import { type PdfExpectation, STANDARD_LAYOUT } from '../../src/print/check/pdf-expectation.ts';
import type { Printer } from '../../src/print/print.ts';
import { fontSet } from './printing.ts';

export const CREATED = '2026-07-10';
export const FILE = '通报.pdf';

/** A page of HTML with the margins and page numbers of GB/T 9704-2012. */
export function paper(body: string, style = '', { language = 'zh-CN', title = '通报' } = {}): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title><style>
@page{size:A4;margin:34.6mm 26mm 32.4mm 28mm}
@page :right{@bottom-right{content:"— " counter(page) " —";font:14pt/1 "Jianbao Folio";vertical-align:top;padding:1.7mm 5mm 0 0}}
@page :left{margin-left:26mm;margin-right:28mm;
@bottom-left{content:"— " counter(page) " —";font:14pt/1 "Jianbao Folio";vertical-align:top;padding:1.7mm 0 0 5mm}}
*{font-synthesis:none}body{margin:0;font:16pt/39.5px "Jianbao Body"}p,h2,th,caption{margin:0;font:inherit}
h2{break-after:avoid}table{border-spacing:0}td,th{border:solid;border-width:0 1px 1px 0}${style}
</style></head><body>${body}</body></html>`;
}

/** A table of so many rows. */
export function table(rows: number, head = HEAD): string {
  return `<table><caption>表1　断面</caption>${head}<tbody>${ROW.repeat(rows)}</tbody></table>`;
}

export const HEAD = '<thead><tr><th scope="col">断面</th><th scope="col">类别</th></tr></thead>';
const ROW = '<tr><th scope="row">云泽桥</th><td>Ⅲ</td></tr>';

/** Prints a page; everything that is said of the PDF. */
export async function checkPrinted(
  printer: Printer,
  html: string,
  expected: Partial<PdfExpectation> = {},
): Promise<readonly Problem[]> {
  const { value, problems } = await printer.printPdf(html, { created: CREATED });
  if (value === null) return problems;
  return (await checked(value, html, expected)).problems;
}

export async function checked(bytes: Uint8Array, html: string, expected: Partial<PdfExpectation> = {}) {
  return checkPdf(bytes, {
    file: FILE,
    html,
    created: CREATED,
    fonts: expected.fonts ?? (await fontSet()),
    layout: STANDARD_LAYOUT,
    ...expected,
  });
}
