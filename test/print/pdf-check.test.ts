// Documents that nothing is to be said of, and a month that is not published. Documents made to fail each check
// are in test/problems/pdf-cases.ts.

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { build } from '../../src/build.ts';
import { layoutOf, STANDARD_LAYOUT } from '../../src/print/check/pdf-expectation.ts';
import { dictionaryAt, openPdf, resolve, writePdf } from '../../src/print/pdf/pdf-file.ts';
import { readPages } from '../../src/print/pdf/pdf-pages.ts';
import { isReference, isStream } from '../../src/print/pdf/pdf-syntax.ts';
import type { Printer } from '../../src/print/print.ts';
import { monthIn } from '../problems/case.ts';
import { CREATED, checked, checkPrinted, paper, table } from './checking.ts';
import { fontSet, printer } from './printing.ts';

let shared: Printer;
beforeAll(async () => {
  shared = await printer();
});
afterAll(() => shared.close());

const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);
const BLANK = '<div class="blank" aria-hidden="true" style="break-before:page;height:1px"></div>';
const PAGES = (count: number) =>
  '<p>水质</p>'.repeat(count).replaceAll('</p><p>', '</p><p style="break-before:page">');
const NO_NUMBER = (page: string) => `@page ${page}{@bottom-right{content:none}@bottom-left{content:none}}`;

describe('nothing is said of', () => {
  test.each<[string, string]>([
    ['a full text', paper(`<p>${'断面水质监测结果'.repeat(160)}</p>`)],
    [
      'lines that end in marks',
      paper(
        `<p>${'“达标”，《通报》（一）；'.repeat(60)}</p>`,
        'body{letter-spacing:-.207pt;text-align:justify}',
      ),
    ],
    [
      'trimmed marks',
      paper(`<p>${'“达标”，《通报》（一）；'.repeat(60)}</p>`, 'body{text-spacing-trim:normal}'),
    ],
    ['a table over pages', paper(`<h2>一、断面</h2>${table(90)}<p>注：略。</p>`)],
    [
      'a table turned by a quarter',
      paper(
        table(30),
        'table{page:turned}@page turned{size:A4 landscape;page-orientation:rotate-left;margin:28mm 37mm 26mm 35mm;@bottom-right{content:none}@left-bottom{content:counter(page);font:14pt "Jianbao Folio"}}@page turned:left{margin:26mm 37mm 28mm 35mm;@left-bottom{content:none}@bottom-left{content:none}@left-top{content:counter(page);font:14pt "Jianbao Folio"}}',
      ),
    ],
    ['lists and numbers that a style sets', paper('<ol><li>甲</li><li>乙</li></ol><p>水</p>')],
    [
      'letters over fills',
      paper(
        '<p style="background:#86d8f5">水</p><svg role="img" aria-label="图" width="99" height="40"><rect width="99" height="40" fill="#ccc"/><text x="9" y="30">氨氮</text></svg>',
      ),
    ],
    [
      'room that is not seen',
      paper('<p>水<span aria-hidden="true" style="visibility:hidden">续表</span>质</p>'),
    ],
    [
      'links within and to the network',
      paper('<p id="a"><a href="#a">水</a><a href="https://example.com/">质</a></p>'),
    ],
  ])('%s', async (_, html) => {
    expect(await checkPrinted(shared, html)).toEqual([]);
  });

  test('a page that is blank on purpose, and that has no number', async () => {
    const html = paper(
      `${PAGES(1)}${BLANK}<p style="break-before:page">水量</p>`,
      `.blank{page:blank}${NO_NUMBER('blank')}`,
    );
    const layout = layoutOf({ profile: 'meeting', contents: false }, html);
    expect(await checkPrinted(shared, html, { layout })).toEqual([]);
    expect(codes(await checkPrinted(shared, html))).toEqual(['PDF_PAGE_NUMBER', 'PDF_PAGE_EMPTY']);
  });

  test('a letter, whose first page begins higher and has no number', async () => {
    const html = paper(PAGES(3), `@page :first{margin-top:27.6mm}${NO_NUMBER(':first')}`);
    const layout = layoutOf({ profile: 'letter', contents: false }, html);
    expect(await checkPrinted(shared, html, { layout })).toEqual([]);
    expect(codes(await checkPrinted(shared, html)).sort()).toEqual(['PDF_PAGE_NUMBER', 'PDF_TEXT_OUTSIDE']);
  });

  test('contents without numbers, whether their pages are counted or not', async () => {
    for (const counted of ['', 'counter-increment:page 0;']) {
      const html = paper(
        `<p class="front">目录</p>${PAGES(2).replace('<p>', '<p style="break-before:page">')}`,
        `.front{page:front}${NO_NUMBER('front')}@page front{${counted}}`,
      );
      const layout = layoutOf({ profile: 'meeting', contents: true }, html);
      expect(await checkPrinted(shared, html, { layout })).toEqual([]);
    }
  });

  test('names that stand somewhere, written in parts or not', async () => {
    const names = [
      { kind: '断面', name: '望汀 闸下' },
      { kind: '县区', name: '青岑县' },
    ];
    expect(await checkPrinted(shared, paper('<p>望汀<b>闸</b>下，青岑\n县。</p>'), { names })).toEqual([]);
  });
});

describe('something is said of', () => {
  test('numbers that do not go on', async () => {
    const html = paper(PAGES(3), '@page :left{counter-increment:page 2}');
    const problems = await checkPrinted(shared, html);
    expect(codes(problems)).toEqual(['PDF_PAGE_NUMBER', 'PDF_PAGE_NUMBER']);
    expect(problems[0]!.message).toBe('页码印成“—3—”，应是2');
  });

  test('a file without any structure', async () => {
    const html = paper('<p>水质</p>');
    const bytes = (await shared.printPdf(html, { created: CREATED })).value!;
    const file = openPdf(bytes);
    const root = file.trailer.get('Root');
    const catalog = new Map(dictionaryAt(file, file.trailer, 'Root'));
    catalog.delete('StructTreeRoot');
    const objects = new Map(file.objects);
    if (isReference(root)) objects.set(root.object, catalog);
    const { problems } = await checked(writePdf({ objects, trailer: file.trailer }), html);
    expect(codes(problems)).toContain('PDF_UNTAGGED');
    expect(problems.find(({ code }) => code === 'PDF_UNTAGGED')!.message).toBe(
      '文件没有结构标记，读屏软件读不出来',
    );
  });

  test('a page whose content cannot be followed', async () => {
    const html = paper('<p>水质</p>');
    const file = openPdf((await shared.printPdf(html, { created: CREATED })).value!);
    const objects = new Map(file.objects);
    for (const { dictionary } of readPages(file)) {
      const content = dictionary.get('Contents');
      const stream = resolve(file, content);
      if (!isReference(content) || !isStream(stream)) throw new Error('no content');
      objects.set(content.object, { ...stream, dictionary: new Map([['Filter', 'LZWDecode']]) });
    }
    const { problems } = await checked(writePdf({ objects, trailer: file.trailer }), html);
    expect(codes(problems)).toEqual(['BROWSER_PDF_UNREADABLE']);
  });

  test('another date, no title, no bookmarks', async () => {
    const html = paper('<h2>一、断面</h2><p>水质</p>', '', { title: '' });
    const bytes = (await shared.printPdf(html, { created: '2026-07-11' })).value!;
    const { problems } = await checked(bytes, html);
    expect(problems.map(({ message }) => message)).toEqual([
      '文件属性不合要求：没有标题',
      '文件属性不合要求：日期不是数据截止日期2026-07-10',
      '文件属性不合要求：打开时不显示标题',
    ]);
  });

  test('shadows, which are bitmaps behind masks', async () => {
    const html = paper('<p style="box-shadow:0 0 4px #000">水质</p>');
    expect(codes(await checkPrinted(shared, html))).toEqual(['PDF_BITMAP']);
  });

  test('scripts in links', async () => {
    const html = paper('<p><a href="javascript:alert(1)">水质</a></p>');
    expect((await checkPrinted(shared, html)).map(({ message }) => message)).toEqual([
      '文件里带有不应公开的内容：“javascript:alert(1)”',
    ]);
  });

  test('a face that was not chosen, though it is embedded', async () => {
    const html = paper('<p style="font-family:Jianbao Kai">水质</p>');
    const all = await fontSet();
    const fonts = {
      ...all,
      families: all.families.filter(({ face }) => !face.postScriptName.includes('Kai')),
    };
    const problems = await checkPrinted(shared, html, { fonts });
    expect(problems.map(({ message }) => message)).toEqual([
      '“水质”用的是字体“JianbaoKai-Regular”，不是选定并嵌入的字体',
    ]);
  });

  test('at most five missing texts', async () => {
    const html = paper(`<p>水质</p>${'<p style="display:none">隐藏</p>'.repeat(9)}`);
    expect(codes(await checkPrinted(shared, html))).toEqual(Array(5).fill('PDF_TEXT_MISSING'));
  });

  test('another number of blank pages than meant', async () => {
    const html = paper(`${PAGES(1)}${BLANK}<p style="break-before:page">水量</p>`);
    expect(codes(await checkPrinted(shared, html, { layout: { ...STANDARD_LAYOUT, blank: 2 } }))).toEqual([
      'PDF_PAGE_EMPTY',
    ]);
  });
});

test('a month with such a document is not published', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jianbao-check-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const hidden = (text: string) => `${text}\n@media print{main h2+p{display:none}}`;
  const month = await monthIn(folder, { installation: { 'templates/shared/paper.css': hidden } });
  const outDir = join(folder, 'output');
  const { publication, problems } = await build({
    ...month,
    outDir,
    version: '0',
    versions: {},
    formats: new Set(['html', 'pdf']),
    printer: shared,
  });
  expect(publication).toBeUndefined();
  const found = problems.find(({ code }) => code === 'PDF_TEXT_MISSING')!;
  expect(found.place).toMatchObject({ file: '通报.pdf', page: 1 });
  expect(found.message).toContain('全市设监测断面');
  expect((await readdir(outDir)).filter((name) => /^\d/.test(name))).toEqual([]);
});
