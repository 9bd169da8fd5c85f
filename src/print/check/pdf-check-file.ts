// Checks of the file as a whole: its properties, what it carries along, its sheets and fonts.

import type { Problem } from '../../model/problem.ts';
import { CREATOR, PRODUCER } from '../finish/pdf-settle.ts';
import { dictionaryAt, inflate, type PdfFile, resolve, textAt } from '../pdf/pdf-file.ts';
import type { PdfReading } from '../pdf/pdf-reading.ts';
import {
  decodeText,
  isDictionary,
  isList,
  isReference,
  isStream,
  isText,
  type PdfValue,
} from '../pdf/pdf-syntax.ts';
import { quote } from '../pdf/pdf-texts.ts';
import type { PdfExpectation } from './pdf-expectation.ts';
import { pdfBitmap, pdfFont, pdfLeak, pdfPageCount, pdfPageSize, pdfProperties } from './pdf-problems.ts';

/** Sheets of browsers are cut to whole pixels. */
const SHEET_TOLERANCE = 0.4;

export function checkFile(reading: PdfReading, expected: PdfExpectation): readonly Problem[] {
  return [
    ...checkSheets(reading, expected),
    ...checkFonts(reading, expected),
    ...checkProperties(reading, expected),
    ...checkLeaks(reading, expected),
  ];
}

function* checkSheets(
  { file: pdf, pages }: PdfReading,
  { file, layout }: PdfExpectation,
): Generator<Problem> {
  const { width, height } = layout.sheet;
  if (layout.pages !== undefined && layout.pages !== pages.length) {
    yield pdfPageCount({ file }, pages.length, layout.pages);
  }
  for (const [index, { sheet, object }] of pages.entries()) {
    const place = { file, page: index + 1 };
    const off = Math.max(Math.abs(sheet.width - width), Math.abs(sheet.height - height));
    if (off > SHEET_TOLERANCE) {
      const found = `${Math.round(sheet.width)} × ${Math.round(sheet.height)} mm`;
      yield pdfPageSize(place, found, `${width} × ${height} mm`);
    }
    if (hasBitmap(pdf, object.dictionary.get('Resources'))) yield pdfBitmap(place);
  }
}

/** Bitmaps hide in forms and masks too: whatever the resources of a page lead to counts. */
function hasBitmap(pdf: PdfFile, start: PdfValue | undefined): boolean {
  const seen = new Set<PdfValue>();
  const visit = (value: PdfValue): boolean => {
    if (isReference(value)) {
      const target = resolve(pdf, value);
      if (seen.has(target)) return false;
      seen.add(target);
      return visit(target);
    }
    if (isList(value)) return value.some(visit);
    if (isStream(value)) return value.dictionary.get('Subtype') === 'Image' || visit(value.dictionary);
    return isDictionary(value) && [...value].some(([key, item]) => key !== 'Font' && visit(item));
  };
  return visit(start ?? null);
}

/** Each unexpected font at the first place where it is used. */
function* checkFonts({ pages }: PdfReading, { file, fonts }: PdfExpectation): Generator<Problem> {
  const faces = new Set(fonts.families.map(({ face }) => face.postScriptName));
  const seen = new Set<string>();
  for (const [index, { runs }] of pages.entries()) {
    for (const { font, text } of runs) {
      if ((font.embedded && faces.has(font.name)) || seen.has(font.name)) continue;
      seen.add(font.name);
      yield pdfFont({ file, page: index + 1 }, font.name, quote(text));
    }
  }
}

function* checkProperties(reading: PdfReading, expected: PdfExpectation): Generator<Problem> {
  const { file: pdf, title, language, structure } = reading;
  const place = { file: expected.file };
  const information = dictionaryAt(pdf, pdf.trailer, 'Info');
  const catalog = dictionaryAt(pdf, pdf.trailer, 'Root');
  const day = `D:${expected.created.replaceAll('-', '')}000000+00'00'`;
  const stated = (key: string) => {
    const text = textAt(pdf, information, key);
    return text ? decodeText(text) : '';
  };
  if (title.trim() === '') yield pdfProperties(place, '没有标题');
  if (!language.startsWith('zh')) yield pdfProperties(place, `语言是“${language}”，不是中文`);
  if (stated('CreationDate') !== day || stated('ModDate') !== day) {
    yield pdfProperties(place, `日期不是数据截止日期${expected.created}`);
  }
  if (stated('Creator') !== CREATOR || stated('Producer') !== PRODUCER) {
    yield pdfProperties(place, '制作程序的名称没有统一');
  }
  const shows = dictionaryAt(pdf, catalog, 'ViewerPreferences').get('DisplayDocTitle') === true;
  if (!shows) yield pdfProperties(place, '打开时不显示标题');
  const headings = structure ? /<h[2-6][\s>]/i.test(expected.html) : false;
  if (headings && !catalog.has('Outlines')) yield pdfProperties(place, '没有书签');
}

/** What runs or opens by itself, or brings another file along. */
const ACTIVE_KEYS = new Map([
  ['OpenAction', '打开时自动执行的动作'],
  ['AA', '自动执行的动作'],
  ['JS', '脚本'],
  ['JavaScript', '脚本'],
  ['Launch', '启动程序的动作'],
  ['EmbeddedFiles', '附带的文件'],
  ['AcroForm', '表单'],
]);
const LOCAL = /(?:file:|javascript:)\S*|(?:[A-Za-z]:\\|\/(?:home|Users|root|tmp|mnt|var)\/)[^\s<>"]*/i;

/** Paths are looked for in everything a reader of the file can see but in its text. */
function* checkLeaks({ file: pdf }: PdfReading, { file }: PdfExpectation): Generator<Problem> {
  const found = new Set<string>();
  const visit = (value: PdfValue): void => {
    if (isText(value)) {
      const local = LOCAL.exec(decodeText(value));
      if (local) found.add(`“${local[0]}”`);
    } else if (isList(value)) {
      for (const item of value) visit(item);
    } else if (isDictionary(value)) {
      for (const [key, item] of value) {
        const active =
          ACTIVE_KEYS.get(key) ?? (key === 'S' && typeof item === 'string' && ACTIVE_KEYS.get(item));
        if (active) found.add(active);
        visit(item);
      }
    } else if (isStream(value) && value.dictionary.get('Type') === 'Metadata') {
      visit({ text: inflate(value).toString('latin1') });
    }
  };
  for (const value of pdf.objects.values()) visit(resolve(pdf, value));
  for (const what of found) yield pdfLeak({ file }, what);
}
