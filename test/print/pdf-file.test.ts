import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { finishPdf } from '../../src/print/finish/pdf.ts';
import { deflate, inflate, openPdf, writePdf } from '../../src/print/pdf/pdf-file.ts';
import { readPdf, textOf } from '../../src/print/pdf/pdf-reading.ts';
import { contentOf, isElement, withDescendants } from '../../src/print/pdf/pdf-structure.ts';
import type { PdfValue } from '../../src/print/pdf/pdf-syntax.ts';
import { CREATED } from './checking.ts';
import { PAGE, pageTexts, rawPdf } from './printing.ts';

let raw: Uint8Array;
let finished: Uint8Array;
beforeAll(async () => {
  raw = await rawPdf(PAGE);
  finished = finishPdf(raw, { created: CREATED }).value!;
});

describe('a file', () => {
  test('written and opened again holds the same, however often', () => {
    const file = openPdf(raw);
    const written = writePdf(file);
    const again = openPdf(written);
    const values = [...again.objects].sort(([a], [b]) => a - b).map(([, value]) => value);
    expect(values).toEqual(numbered([...file.objects]));
    expect(writePdf(again).equals(written)).toBe(true);
  });

  test('is less than half of what the browser wrote', () => {
    expect(finished.length).toBeLessThan(raw.length / 2);
  });

  test('opens in another reader, with the text and outline it had', async () => {
    expect(await pageTexts(finished)).toEqual(await pageTexts(raw));
    const [before, after] = [
      await getDocumentProxy(new Uint8Array(raw)),
      await getDocumentProxy(new Uint8Array(finished)),
    ];
    const titles = (outline: readonly { title: string }[]) => outline.map(({ title }) => title);
    expect(titles(await after.getOutline())).toEqual(titles(await before.getOutline()));
  });

  test('is one that qpdf finds no fault with', async ({ skip }) => {
    if (spawnSync('qpdf', ['--version']).error) skip('qpdf is not installed');
    const folder = await mkdtemp(join(tmpdir(), 'jianbao-qpdf-'));
    try {
      for (const archive of [false, true]) {
        const file = join(folder, 'a.pdf');
        await writeFile(file, finishPdf(raw, { created: CREATED, archive }).value!);
        const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
        expect({ status, warnings: /WARNING.*/.exec(`${stdout}${stderr}`)?.[0] }).toEqual({ status: 0 });
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('has an identifier that follows its content', () => {
    const identifier = (bytes: Uint8Array) => JSON.stringify(openPdf(bytes).trailer.get('ID'));
    expect(identifier(finished)).toBe(identifier(finishPdf(raw, { created: CREATED }).value!));
    expect(identifier(finished)).not.toBe(identifier(finishPdf(raw, { created: '2026-07-11' }).value!));
  });

  test('with a stream of another filter is not guessed at', () => {
    const packed = deflate('text', new Map());
    expect(inflate(packed).toString()).toBe('text');
    const other = { ...packed, dictionary: new Map<string, PdfValue>([['Filter', 'LZWDecode']]) };
    expect(() => inflate(other)).toThrow();
  });
});

describe('the structure of a finished file', () => {
  test('says what the browser said, without its wrappers', () => {
    const [before, after] = [readPdf(raw), readPdf(finished)];
    const said = (reading: typeof before) =>
      withDescendants(reading.structure!)
        .filter(({ role }) => role !== 'NonStruct')
        .map((element) => [element.role, element.scope, element.alternative, textOf(reading, element)]);
    expect(said(after)).toEqual(said(before));
    expect(withDescendants(before.structure!).some(({ role }) => role === 'NonStruct')).toBe(true);
    expect(withDescendants(after.structure!).some(({ role }) => role === 'NonStruct')).toBe(false);
  });

  test('leads from every piece of text to its element and back', () => {
    const reading = readPdf(finished);
    const reached = new Set<string>();
    for (const element of withDescendants(reading.structure!)) {
      expect(element.kids.filter(isElement).every((kid) => kid.parent === element)).toBe(true);
      for (const { page, marked } of contentOf(element)) reached.add(`${page} ${marked}`);
    }
    for (const [page, { runs }] of reading.pages.entries()) {
      for (const { marked } of runs) if (marked >= 0) expect(reached).toContain(`${page} ${marked}`);
    }
  });

  test('names heading cells from one on, wherever the browser counted from', async () => {
    const later = await rawPdf(PAGE, [PAGE]);
    const names = (pdf: Uint8Array) =>
      [...openPdf(pdf).objects.values()].flatMap((value) => {
        const identifier = value instanceof Map ? value.get('ID') : undefined;
        return identifier ? [(identifier as { text: string }).text] : [];
      });
    expect(names(later)).not.toEqual(names(raw));
    const settled = finishPdf(later, { created: CREATED }).value!;
    expect(names(settled).sort()[0]).toBe('node00000001');
    expect(Buffer.from(settled).equals(finished)).toBe(true);
  });
});

/** Objects as a file numbers them from one on. */
function numbered(objects: readonly (readonly [number, PdfValue])[]): readonly PdfValue[] {
  const numbers = new Map(objects.map(([number], index) => [number, index + 1]));
  const change = (value: PdfValue): PdfValue => {
    if (Array.isArray(value)) return value.map(change);
    if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, change(item)]));
    if (typeof value !== 'object' || value === null) return value;
    if ('object' in value) return { object: numbers.get(value.object)! };
    if ('dictionary' in value)
      return { ...value, dictionary: change(value.dictionary) as Map<string, PdfValue> };
    return value;
  };
  return objects.map(([, value]) => change(value));
}
