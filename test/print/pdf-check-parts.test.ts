// Every part of each check of the finished PDF: a file spoilt in that one respect, and what is said of it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dictionaryAt, openPdf, type PdfFile, writePdf } from '../../src/print/pdf/pdf-file.ts';
import { isReference, type PdfDictionary, type PdfValue } from '../../src/print/pdf/pdf-syntax.ts';
import type { Printer } from '../../src/print/print.ts';
import { CREATED, checked, checkPrinted, HEAD, paper } from './checking.ts';
import { printer } from './printing.ts';

let press: Printer;
const HTML = paper('<h2>一、断面</h2><p>水质</p>');
let clean: PdfFile;
beforeAll(async () => {
  press = await printer();
  clean = openPdf((await press.printPdf(HTML, { created: CREATED })).value!);
});
afterAll(() => press.close());

/** The clean file with entries of one of its dictionaries changed; `undefined` takes one out. */
async function spoilt(where: 'Root' | 'Info', entries: Readonly<Record<string, PdfValue | undefined>>) {
  const dictionary = new Map(dictionaryAt(clean, clean.trailer, where));
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) dictionary.delete(key);
    else dictionary.set(key, value);
  }
  const reference = clean.trailer.get(where);
  if (!isReference(reference)) throw new Error(`no ${where}`);
  const objects = new Map([...clean.objects, [reference.object, dictionary as PdfDictionary]]);
  const { problems } = await checked(writePdf({ ...clean, objects }), HTML);
  return problems.map(({ message }) => message);
}

const text = (words: string) => ({ text: words });
const action = (kind: string) => new Map<string, PdfValue>([['S', kind]]);

test('the clean file passes', async () => {
  expect(await spoilt('Root', {})).toEqual([]);
});

describe('properties', () => {
  test.each<[string, 'Root' | 'Info', Readonly<Record<string, PdfValue | undefined>>, string]>([
    ['no title', 'Info', { Title: undefined }, '没有标题'],
    ['no language', 'Root', { Lang: undefined }, '语言是“”，不是中文'],
    [
      'a date of change',
      'Info',
      { ModDate: text("D:20260711000000+00'00'") },
      `日期不是数据截止日期${CREATED}`,
    ],
    [
      'a date without its zone',
      'Info',
      { CreationDate: text('D:20260710') },
      `日期不是数据截止日期${CREATED}`,
    ],
    ['another program', 'Info', { Producer: text('Skia/PDF m147') }, '制作程序的名称没有统一'],
    ['another author program', 'Info', { Creator: text('Mozilla/5.0') }, '制作程序的名称没有统一'],
    ['its file name in the window', 'Root', { ViewerPreferences: undefined }, '打开时不显示标题'],
    ['no bookmarks', 'Root', { Outlines: undefined }, '没有书签'],
  ])('%s', async (_, where, entries, what) => {
    expect(await spoilt(where, entries)).toEqual([`文件属性不合要求：${what}`]);
  });
});

describe('what must not leave the office', () => {
  test.each<[string, 'Root' | 'Info', Readonly<Record<string, PdfValue | undefined>>, string]>([
    ['something done on opening', 'Root', { OpenAction: [1] }, '打开时自动执行的动作'],
    ['something done by itself', 'Root', { AA: new Map() }, '自动执行的动作'],
    ['a script', 'Root', { Extra: new Map<string, PdfValue>([['JS', text('1')]]) }, '脚本'],
    ['an action with a script', 'Root', { Extra: action('JavaScript') }, '脚本'],
    ['a program to start', 'Root', { Extra: action('Launch') }, '启动程序的动作'],
    [
      'a file within',
      'Root',
      { Names: new Map<string, PdfValue>([['EmbeddedFiles', new Map()]]) },
      '附带的文件',
    ],
    ['a form', 'Root', { AcroForm: new Map() }, '表单'],
    [
      'a path of Windows',
      'Info',
      { Subject: text(String.raw`D:\wang\a.xlsx`) },
      String.raw`“D:\wang\a.xlsx”`,
    ],
    ['a path of a home folder', 'Info', { Keywords: text('/home/wang/a.xlsx') }, '“/home/wang/a.xlsx”'],
  ])('%s', async (_, where, entries, what) => {
    expect(await spoilt(where, entries)).toEqual([`文件里带有不应公开的内容：${what}`]);
  });
});

describe('places', () => {
  test.each([
    ['left', '左边', 'margin-left:20mm'],
    ['right', '右边', 'margin-right:18mm'],
    ['above', '上边', 'margin-top:20mm'],
    ['below', '下边', 'margin-bottom:20mm'],
  ])('text that stands out %s', async (_, side, margin) => {
    const html = paper(`<p>${'断面水质监测结果'.repeat(90)}</p>`, `@page :right{${margin}}`);
    const outside = (await checkPrinted(press, html)).filter(({ place }) => place?.page === 1);
    expect(outside.map(({ message }) => message)).toEqual([expect.stringContaining(`超出版心${side}`)]);
  });

  test('a caption whose table starts on a new page', async () => {
    const html = paper(
      `<p>水质</p><table><caption>表1　断面</caption>${HEAD.replace('<tr>', '<tr style="break-before:page">')}<tbody><tr><th scope="row">闸下</th><td>Ⅳ</td></tr></tbody></table>`,
      'caption{break-after:auto}thead{break-before:page}',
    );
    const stranded = (await checkPrinted(press, html)).filter(({ code }) => code === 'PDF_HEADING_STRANDED');
    expect(stranded.map(({ message }) => message)).toEqual([expect.stringContaining('表题')]);
  });

  test('two texts across a cell of a turned sheet', async () => {
    const html = paper(
      '<p style="margin-bottom:-39.5px">望汀县</p><p>青岑县</p>',
      '@page{size:A4 landscape;page-orientation:rotate-left;margin:28mm 37mm 26mm 35mm;@bottom-right{content:none}@left-bottom{content:counter(page);font:14pt "Jianbao Folio"}}',
    );
    expect((await checkPrinted(press, html)).map(({ code }) => code)).toContain('PDF_TEXT_OVERLAP');
  });
});
