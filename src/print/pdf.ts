// The PDF itself, read without a library where Chromium's plain structure (a classic cross-reference table,
// uncompressed dictionaries) allows: facts of it, and the few bytes that differ from run to run settled.

import type { Noted } from '../model/problem.ts';
import { reasonOf } from './cache.ts';
import { browserPdfUnreadable } from './problems.ts';

export interface PdfFacts {
  readonly pages: number;
  readonly title: string;
  readonly tagged: boolean;
  readonly outline: boolean;
  /** PostScript names of the embedded faces, sorted; a Type 3 font shows as `Type3`. */
  readonly fonts: readonly string[];
}

/**
 * A PDF as the browser gave it, made ready: settled, and with pages that can be counted. Problem:
 * BROWSER_PDF_UNREADABLE.
 */
export function finishPdf(pdf: Uint8Array, created: string): Noted<Uint8Array | null> {
  try {
    const settled = settlePdf(pdf, created);
    countPages(settled);
    return { value: settled, problems: [] };
  } catch (error) {
    return { value: null, problems: [browserPdfUnreadable(reasonOf(error))] };
  }
}

/** Pages of a PDF as Chromium writes it. Throws when the file has another structure. */
export function countPages(pdf: Uint8Array): number {
  const file = openPdf(latin1(pdf));
  return pageCount(file, file.object(reference(file.trailer, 'Root')));
}

/** Facts of a PDF as Chromium writes it. Throws when the file has another structure. */
export function readPdfFacts(pdf: Uint8Array): PdfFacts {
  const text = latin1(pdf);
  const file = openPdf(text);
  const root = file.object(reference(file.trailer, 'Root'));
  const info = file.object(reference(file.trailer, 'Info'));
  const names = [...text.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([^\s/]+)/g)].map((match) => match[1]!);
  if (text.includes('/Subtype /Type3')) names.push('Type3');
  return {
    pages: pageCount(file, root),
    title: decodeText(stringEntry(info, 'Title')),
    tagged: /\/StructTreeRoot \d+ 0 R/.test(root) && /\/MarkInfo/.test(root),
    outline: /\/Outlines \d+ 0 R/.test(root),
    fonts: [...new Set(names)].sort(),
  };
}

/**
 * The same document with everything that varies between runs made fixed at equal length, so that offsets
 * stay valid: dates become the given day (YYYY-MM-DD), the names of browser and machine go, and the ids of
 * table cells count from 1.
 */
export function settlePdf(pdf: Uint8Array, created: string): Uint8Array {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const file = openPdf(text);
  const number = reference(file.trailer, 'Info');
  const start = file.offset(number);
  const info = file.object(number);
  const day = `D:${created.replaceAll('-', '')}000000+00'00'`;
  const settled = info
    .replace(/\/(CreationDate|ModDate) \((D:[^)]*)\)/g, (whole, key: string, date: string) => {
      if (date.length !== day.length) throw new Error(`unexpected date in PDF: ${whole}`);
      return `/${key} (${day})`;
    })
    .replace(/\/(Creator|Producer) \(((?:[^()\\]|\\.|\([^()\\]*\))*)\)/g, (whole, key: string) => {
      const name = key === 'Creator' ? 'Jianbao' : 'Skia/PDF';
      return `/${key} (${name})`.padEnd(whole.length);
    });
  if (settled.length !== info.length) throw new Error('PDF information could not be settled');
  bytes.write(settled, start, 'latin1');
  renumberNodes(bytes, text);
  return bytes;
}

/** Cells that head others have ids like `(node00000012)`; their order is kept, because ids are sorted. */
function renumberNodes(bytes: Buffer, text: string): void {
  const places = [...text.matchAll(/\(node(\d{8})\)/g)];
  const ids = [...new Set(places.map((match) => match[1]!))].sort();
  const numbers = new Map(ids.map((id, index) => [id, String(index + 1).padStart(8, '0')]));
  for (const match of places) bytes.write(numbers.get(match[1]!)!, match.index + '(node'.length, 'latin1');
}

function pageCount(file: OpenPdf, root: string): number {
  const pages = /\/Count (\d+)/.exec(file.object(reference(root, 'Pages')))?.[1];
  if (pages === undefined) throw new Error('PDF without a page count');
  return Number(pages);
}

function latin1(pdf: Uint8Array): string {
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
}

interface OpenPdf {
  readonly trailer: string;
  offset(number: number): number;
  /** Text of an object up to its end or its stream. */
  object(number: number): string;
}

function openPdf(text: string): OpenPdf {
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  if (!text.startsWith('%PDF-') || !text.startsWith('xref', table)) throw new Error('not a PDF as expected');
  const head = /^xref\s+0 (\d+)\s+/.exec(text.slice(table, table + 40));
  const trailer = text.indexOf('trailer', table);
  if (head === null || trailer < 0) throw new Error('PDF without a plain cross-reference table');
  const entries = table + head[0].length;
  const offset = (number: number) => Number(text.slice(entries + number * 20, entries + number * 20 + 10));
  return {
    trailer: text.slice(trailer),
    offset,
    object(number) {
      const start = offset(number);
      const end = text.indexOf('endobj', start);
      const stream = text.indexOf('stream', start);
      if (!text.startsWith(`${number} 0 obj`, start) || end < 0)
        throw new Error(`PDF object ${number} not found`);
      return text.slice(start, stream > 0 && stream < end ? stream : end);
    },
  };
}

function reference(dictionary: string, key: string): number {
  const number = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1];
  if (number === undefined) throw new Error(`PDF without ${key}`);
  return Number(number);
}

/** Raw bytes of a string entry, literal or hexadecimal. */
function stringEntry(dictionary: string, key: string): Buffer {
  const hex = new RegExp(`/${key} <([0-9A-Fa-f\\s]*)>`).exec(dictionary)?.[1];
  if (hex !== undefined) return Buffer.from(hex.replace(/\s/g, ''), 'hex');
  const literal = new RegExp(`/${key} \\(((?:[^()\\\\]|\\\\[\\s\\S])*)\\)`).exec(dictionary)?.[1] ?? '';
  const plain = literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_whole, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[code] ?? code;
  });
  return Buffer.from(plain, 'latin1');
}

function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.toString('latin1');
}
