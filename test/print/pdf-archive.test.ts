// PDF/A-2b (ISO 19005-2:2011): what the clauses ask for, clause by clause, of a document with everything in it.
// veraPDF judges the same document where it is installed.

import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateArchive } from '../../src/print/check/verapdf.ts';
import { colourProfile } from '../../src/print/finish/icc.ts';
import {
  dictionaryAt,
  inflate,
  listAt,
  openPdf,
  type PdfFile,
  resolve,
  textAt,
} from '../../src/print/pdf/pdf-file.ts';
import { readPages } from '../../src/print/pdf/pdf-pages.ts';
import { readPdf } from '../../src/print/pdf/pdf-reading.ts';
import {
  decodeText,
  isDictionary,
  isList,
  isStream,
  isText,
  type PdfValue,
} from '../../src/print/pdf/pdf-syntax.ts';
import type { Printer } from '../../src/print/print.ts';
import { CREATED, checked, paper, table } from './checking.ts';
import { machine, printer } from './printing.ts';

const HTML = paper(
  `<h2 id="a">一、总体情况</h2><p>水质 <a href="#a">见上</a>，<a href="https://example.com/">说明</a>。</p>${table(40)}
<svg role="img" aria-label="图" width="60" height="60"><rect width="60" height="60" fill="#86d8f5" opacity=".5"/></svg>`,
  '',
  { title: '水质<通报>&说明' },
);

let shared: Printer;
let bytes: Buffer;
let file: PdfFile;
beforeAll(async () => {
  shared = await printer();
  bytes = Buffer.from((await shared.printPdf(HTML, { created: CREATED, archive: true })).value!);
  file = openPdf(bytes);
});
afterAll(() => shared.close());

const catalog = () => dictionaryAt(file, file.trailer, 'Root');
const packet = () => {
  const metadata = resolve(file, catalog().get('Metadata'));
  if (!isStream(metadata)) throw new Error('no metadata');
  return { metadata, xml: Buffer.from(metadata.data).toString('utf8') };
};

/** Every value in the file. */
function* values(): Generator<PdfValue> {
  const open: PdfValue[] = [...file.objects.values()];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    yield value;
    if (isList(value)) open.push(...value);
    else if (isDictionary(value)) open.push(...value.values());
    else if (isStream(value)) open.push(value.dictionary);
  }
}

const dictionaries = () => [...values()].filter(isDictionary);

describe('a document for the archive', () => {
  test('6.1.2, 6.1.3: header with a binary comment, identifier, nothing behind the end', () => {
    expect(bytes.toString('latin1', 0, 15)).toMatch(/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}\n/);
    const identifier = file.trailer.get('ID');
    expect(isList(identifier) && identifier.every((part) => isText(part) && part.text.length === 16)).toBe(
      true,
    );
    expect(file.trailer.has('Encrypt')).toBe(false);
    expect(bytes.toString('latin1', bytes.length - 6)).toBe('%%EOF\n');
  });

  test('6.1.7, 6.1.9: streams and objects begin and end as they should', () => {
    const text = bytes.toString('latin1');
    for (const value of values()) {
      if (!isStream(value)) continue;
      expect(['FlateDecode', undefined]).toContain(value.dictionary.get('Filter'));
      for (const key of ['F', 'FFilter', 'FDecodeParms']) expect(value.dictionary.has(key)).toBe(false);
    }
    const heads = [...text.matchAll(/(?<=\n)\d+ 0 obj\n<<[\s\S]*?>>\nstream\n/g)];
    expect(heads.length).toBeGreaterThan(10);
    expect(text.match(/\nendstream\nendobj\n/g)!.length).toBe(heads.length);
  });

  test('6.1.13: within the limits of readers', () => {
    for (const value of values()) {
      if (typeof value === 'number') expect(Math.abs(value)).toBeLessThan(2 ** 31);
      if (typeof value === 'string') expect(value.length).toBeLessThan(128);
      if (isText(value)) expect(value.text.length).toBeLessThan(32_768);
    }
  });

  test('6.2.3, 6.2.4: one output intent with a profile of sRGB, no other device colours', () => {
    const [intent, more] = listAt(file, catalog(), 'OutputIntents').map((item) => resolve(file, item));
    expect(more).toBeUndefined();
    expect(isDictionary(intent!) && intent.get('S')).toBe('GTS_PDFA1');
    const profile = resolve(file, isDictionary(intent!) ? intent.get('DestOutputProfile') : null);
    expect(isStream(profile) && profile.dictionary.get('N')).toBe(3);
    expect(isStream(profile) && inflate(profile).equals(colourProfile())).toBe(true);
    expect([...values()].filter((value) => value === 'DeviceCMYK' || value === 'DeviceN')).toEqual([]);
  });

  test('6.2.5, 6.2.10: states of the graphics that may be, blend modes that are known', () => {
    const states = dictionaries().flatMap((value) => [...dictionaryAt(file, value, 'ExtGState').values()]);
    expect(states.length).toBeGreaterThan(0);
    for (const state of states.map((value) => resolve(file, value))) {
      if (!isDictionary(state)) continue;
      for (const key of ['TR', 'TR2', 'HTP', 'HTO']) expect(state.has(key)).toBe(false);
      expect(['Normal', undefined]).toContain(state.get('BM'));
    }
  });

  test('6.2.11: fonts embedded, widths as in the fonts, no empty boxes', () => {
    const { pages } = readPdf(bytes);
    const runs = pages.flatMap((page) => page.runs);
    expect(runs.every(({ font, isMissing }) => font.embedded && !isMissing)).toBe(true);
    const fonts = dictionaries().filter((value) => value.get('Subtype') === 'CIDFontType2');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      expect(font.get('CIDToGIDMap')).toBe('Identity');
      const program = resolve(file, dictionaryAt(file, font, 'FontDescriptor').get('FontFile2'));
      if (!isStream(program)) throw new Error('font not embedded');
      expect(widthsDiffer(inflate(program), listAt(file, font, 'W'))).toEqual([]);
    }
  });

  test('6.3: annotations print', () => {
    const annotations = readPages(file).flatMap(({ dictionary }) => listAt(file, dictionary, 'Annots'));
    expect(annotations.length).toBeGreaterThan(0);
    for (const annotation of annotations.map((value) => resolve(file, value))) {
      expect(isDictionary(annotation) && annotation.get('F')).toBe(4);
    }
  });

  test('6.4, 6.5, 6.8–6.11: nothing runs, nothing is attached, nothing is required', () => {
    const forbidden = ['OpenAction', 'AA', 'AcroForm', 'JS', 'EmbeddedFiles', 'OCProperties', 'Requirements'];
    for (const value of dictionaries()) {
      for (const key of [...forbidden, 'AlternatePresentations', 'PresSteps'])
        expect(value.has(key)).toBe(false);
    }
    const actions = dictionaries()
      .filter((value) => value.has('URI'))
      .map((value) => value.get('S'));
    expect(new Set(actions)).toEqual(new Set(['URI']));
  });

  test('6.6.2–6.6.4: metadata in the clear, the same facts as the properties, the claim to be PDF/A-2b', () => {
    const { metadata, xml } = packet();
    expect(metadata.dictionary.has('Filter')).toBe(false);
    expect(xml).toMatch(/^<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?>\n/);
    expect(xml).toContain('<rdf:li xml:lang="x-default">水质&lt;通报&gt;&amp;说明</rdf:li>');
    expect(xml).toContain('<rdf:li>zh-CN</rdf:li>');
    expect(xml).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
    const information = dictionaryAt(file, file.trailer, 'Info');
    const stated = (key: string) => decodeText(textAt(file, information, key)!);
    expect(stated('Title')).toBe('水质<通报>&说明');
    expect(xml).toContain(`<xmp:CreatorTool>${stated('Creator')}</xmp:CreatorTool>`);
    expect(xml).toContain(`<pdf:Producer>${stated('Producer')}</pdf:Producer>`);
    expect(stated('CreationDate')).toBe("D:20260710000000+00'00'");
    expect(xml.match(/2026-07-10T00:00:00\+00:00/g)).toHaveLength(2);
    expect(
      xml
        .match(/<(?:dc|xmp|pdf|pdfaid):\w+/g)!
        .map((tag) => tag.slice(1))
        .sort(),
    ).toEqual([
      'dc:format',
      'dc:language',
      'dc:title',
      'pdf:Producer',
      'pdfaid:conformance',
      'pdfaid:part',
      'xmp:CreateDate',
      'xmp:CreatorTool',
      'xmp:ModifyDate',
    ]);
  });

  test('keeps its tags and passes every other check', async () => {
    expect(readPdf(bytes).structure).not.toBeNull();
    expect((await checked(bytes, HTML)).problems).toEqual([]);
  });

  test('is the only one to claim so', async () => {
    const plain = (await shared.printPdf(HTML, { created: CREATED })).value!;
    expect(Buffer.from(plain).toString('latin1')).not.toContain('pdfaid');
    expect(Buffer.from(plain).toString('latin1')).toContain('<dc:format>application/pdf</dc:format>');
  });

  test('passes veraPDF', async ({ skip }) => {
    if (spawnSync('verapdf', ['--version']).error) skip('veraPDF is not installed');
    expect(await validateArchive(machine, [{ path: 'a.pdf', bytes }])).toEqual([]);
  });
});

describe('the colour profile', () => {
  const profile = colourProfile();

  test('is small and whole', () => {
    expect(profile.length).toBeLessThan(600);
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(profile.toString('latin1', 36, 40)).toBe('acsp');
    for (let index = 0; index < profile.readUInt32BE(128); index++) {
      const [offset, length] = [4, 8].map((field) => profile.readUInt32BE(132 + index * 12 + field));
      expect(offset! % 4).toBe(0);
      expect(offset! + length!).toBeLessThanOrEqual(profile.length);
    }
  });

  test('makes white of all three colours, and the curve that of sRGB', () => {
    const part = (name: string) => {
      const at =
        132 +
        [...Array(10).keys()].findIndex(
          (index) => profile.toString('latin1', 132 + index * 12, 136 + index * 12) === name,
        ) *
          12;
      const start = profile.readUInt32BE(at + 4);
      return Array.from(
        { length: (profile.readUInt32BE(at + 8) - 8) / 4 },
        (_, index) => profile.readInt32BE(start + 8 + index * 4) / 65_536,
      );
    };
    const sum = [0, 1, 2].map((axis) =>
      ['rXYZ', 'gXYZ', 'bXYZ'].reduce((total, name) => total + part(name)[axis]!, 0),
    );
    for (const [axis, value] of part('wtpt').entries()) expect(sum[axis]).toBeCloseTo(value, 3);
    const [, gamma, a, b, c, limit] = part('rTRC');
    const linear = (value: number) => (value >= limit! ? (a! * value + b!) ** gamma! : c! * value);
    expect(linear(1)).toBeCloseTo(1, 3);
    expect(linear(0.5)).toBeCloseTo(0.21404, 4);
    expect(linear(0.02)).toBeCloseTo(0.02 / 12.92, 5);
  });
});

/** Glyphs whose width in the file is not that of the font program, by more than a thousandth. */
function widthsDiffer(program: Buffer, widths: readonly PdfValue[]): readonly string[] {
  const table = (tag: string) => {
    for (let at = 12; ; at += 16) {
      if (program.toString('latin1', at, at + 4) === tag) return program.readUInt32BE(at + 8);
    }
  };
  const unit = 1000 / program.readUInt16BE(table('head') + 18);
  const counted = program.readUInt16BE(table('hhea') + 34);
  const differ: string[] = [];
  for (let at = 0; at + 1 < widths.length; at += 2) {
    const row = widths[at + 1];
    if (!isList(row)) throw new Error('widths in another form');
    for (const [index, width] of row.entries()) {
      const glyph = Number(widths[at]) + index;
      const own = program.readUInt16BE(table('hmtx') + Math.min(glyph, counted - 1) * 4) * unit;
      // Glyphs between used ones are given no width.
      if (width !== 0 && Math.abs(Number(width) - own) > 1) differ.push(`${glyph}: ${width} for ${own}`);
    }
  }
  return differ;
}
