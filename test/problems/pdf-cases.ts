// Documents made to fail each check of the finished PDF, printed by the browser; files for the archive.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Problem } from '../../src/model/problem.ts';
import { type PdfExpectation, STANDARD_LAYOUT } from '../../src/print/check/pdf-expectation.ts';
import { validateArchive } from '../../src/print/check/verapdf.ts';
import { type FontSet, openFonts } from '../../src/print/fonts/fonts.ts';
import { describeMachine } from '../../src/print/machine/machine.ts';
import { openPrinter } from '../../src/print/print.ts';
import { checkPrinted, FILE, HEAD, paper, table } from '../print/checking.ts';
import { radicalFace } from '../print/radical-face.ts';
import type { ProblemCase } from './case.ts';
import { ROOT } from './project.ts';

const machine = describeMachine(process.env);

interface PrintedCase {
  readonly code: string;
  readonly given: string;
  readonly html: string;
  /** 0 for the whole file. */
  readonly page: number;
  readonly expected?: Partial<PdfExpectation>;
  readonly also?: readonly string[];
}

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==';
/** One line on top of the other. */
const LIFTED = 'margin-bottom:-39.5px';

const PRINTED: readonly PrintedCase[] = [
  {
    code: 'PDF_PAGE_COUNT',
    given: 'a page fewer than was planned for',
    html: paper('<p>水质</p>'),
    page: 0,
    expected: { layout: { ...STANDARD_LAYOUT, pages: 2 } },
  },
  {
    code: 'PDF_PAGE_SIZE',
    given: 'a sheet that is longer',
    html: paper('<p>水质</p>', '@page{size:210mm 300mm}'),
    page: 1,
  },
  {
    code: 'PDF_PAGE_EMPTY',
    given: 'two page breaks with nothing between',
    html: paper('<p>水质</p><div style="break-before:page;break-after:page;height:1px"></div><p>水量</p>'),
    page: 2,
  },
  {
    code: 'PDF_PAGE_NUMBER',
    given: 'a left-hand page without number',
    html: paper(
      '<p>水质</p><p style="break-before:page">水量</p>',
      '@page :left{@bottom-left{content:none}}',
    ),
    page: 2,
  },
  {
    code: 'PDF_PAGE_NUMBER',
    given: 'numbers that start at another one',
    html: paper('<p>水质</p>', 'html{counter-reset:page 4}'),
    page: 1,
  },
  {
    code: 'PDF_SHRUNK',
    given: 'something wider than the type area',
    html: paper('<p>水质</p><div style="width:170mm">水量</div>'),
    page: 0,
  },
  {
    code: 'PDF_FONT',
    given: 'bold letters of a face that has none',
    html: paper('<p>水质<b style="font-synthesis:weight">超标</b></p>'),
    page: 1,
  },
  {
    code: 'PDF_GLYPH_MISSING',
    given: 'a character that no face has',
    html: paper('<p>㸮汀河</p>'),
    page: 1,
    also: ['PDF_TEXT_MISSING'],
  },
  {
    code: 'PDF_TEXT_MISSING',
    given: 'a paragraph hidden by a style',
    html: paper('<p>水质</p><p style="display:none">青岑县无超标断面。</p><p>水量</p>'),
    page: 1,
  },
  {
    code: 'PDF_TEXT_ORDER',
    given: 'a paragraph read before its time',
    html: paper(
      '<div aria-owns="last"><p>总体情况良好。</p></div><p>望汀县超标。</p><p id="last">请予整改。</p>',
    ),
    page: 1,
  },
  {
    code: 'PDF_NAME_MISSING',
    given: 'a section of the data that is named nowhere',
    html: paper('<p>水质</p>'),
    page: 0,
    expected: {
      names: [
        { kind: '断面', name: '望汀闸下', place: { file: 'data/register/断面名录.csv', cell: 'A4' } },
        { kind: '断面', name: '水质' },
      ],
    },
  },
  {
    code: 'PDF_TEXT_OUTSIDE',
    given: 'text in the margin',
    html: paper('<p>水质</p>', '@page{margin-top:20mm}'),
    page: 1,
  },
  {
    code: 'PDF_TEXT_CUT',
    given: 'text that its box cuts off',
    html: paper(
      '<p style="width:24mm;overflow:hidden"><span style="display:inline-block;width:9em">望汀污水处理厂</span></p>',
      'p{white-space:nowrap}',
    ),
    page: 1,
    also: ['PDF_TEXT_MISSING'],
  },
  {
    code: 'PDF_TEXT_CUT',
    given: 'a name that runs into the next cell',
    html: paper(
      `<table>${HEAD}<tbody><tr><td>望汀污水处理厂</td><td></td></tr></tbody></table>`,
      'table{table-layout:fixed;width:60mm}td{white-space:nowrap}',
    ),
    page: 1,
  },
  {
    code: 'PDF_TEXT_OVERLAP',
    given: 'one line on top of another',
    html: paper(`<p style="${LIFTED}">望汀县</p><p>青岑县</p>`),
    page: 1,
  },
  {
    code: 'PDF_HEADING_STRANDED',
    given: 'a heading whose text starts on a new page',
    html: paper(
      '<p>水质</p><h2>一、总体情况</h2><div style="break-before:page">良好</div>',
      'h2{break-after:auto}',
    ),
    page: 1,
  },
  {
    code: 'PDF_HEADING_STRANDED',
    given: 'a table head whose rows start on a new page',
    html: paper(
      table(2).replace(
        '<tbody>',
        '<tbody><tr style="break-before:page"><th scope="row">闸下</th><td>Ⅳ</td></tr>',
      ),
    ),
    page: 1,
  },
  {
    code: 'PDF_TABLE_HEAD',
    given: 'a head that is not repeated',
    html: paper(table(30), 'thead{display:table-row-group}'),
    page: 2,
  },
  {
    code: 'PDF_UNTAGGED',
    given: 'text kept from reading aids',
    html: paper('<p>水质</p><p aria-hidden="true">望汀县超标。</p>'),
    page: 1,
  },
  {
    code: 'PDF_FIGURE_ALT',
    given: 'a picture without a description',
    html: paper('<p>水质</p><svg role="img" width="20" height="20"><rect width="20" height="20"/></svg>'),
    page: 1,
  },
  {
    code: 'PDF_PROPERTIES',
    given: 'a document in another language',
    html: paper('<p>水质</p>', '', { language: 'en' }),
    page: 0,
  },
  {
    code: 'PDF_LEAK',
    given: 'a link to a file of this machine',
    html: paper('<p><a href="file:///home/wang/台账.xlsx">台账</a></p>'),
    page: 0,
  },
  {
    code: 'PDF_BITMAP',
    given: 'a picture made of dots',
    html: paper(
      `<p>水质</p><img alt="断面照片" width="20" height="20" src="data:image/png;base64,${PIXEL}">`,
    ),
    page: 1,
  },
];

/** All of them by one browser, when the first is asked for. */
let printing: Promise<ReadonlyMap<PrintedCase, readonly Problem[]>> | undefined;

async function printAll(): Promise<ReadonlyMap<PrintedCase, readonly Problem[]>> {
  const fonts = (await openFonts({ chosen: {}, base: ROOT, shipped: join(ROOT, 'fonts') })).value!;
  const { value: printer } = await openPrinter(machine, { fonts });
  const said = new Map<PrintedCase, readonly Problem[]>();
  for (const one of PRINTED) said.set(one, await checkPrinted(printer!, one.html, one.expected));
  await printer!.close();
  return said;
}

async function printedCase(one: PrintedCase): Promise<readonly Problem[]> {
  printing ??= printAll();
  return (await printing).get(one)!;
}

/** Where the name that is missing stands. */
const NAMED = 'data/register/断面名录.csv A4';

/** veraPDF that gives one answer. */
async function validator(folder: string, answer: string): Promise<readonly Problem[]> {
  await writeFile(join(folder, 'verapdf'), `#!/bin/sh\ncat <<END\n${answer}\nEND\nexit 1\n`, { mode: 0o700 });
  return archived(`${folder}:/usr/bin:/bin`);
}

function archived(path: string): Promise<readonly Problem[]> {
  const judged = { ...machine, env: { PATH: path } };
  return validateArchive(judged, [{ path: FILE, bytes: Buffer.from('%PDF-1.7') }]);
}

/** Faces without the copy that would be made of them. */
function asTheyAre(fonts: FontSet): FontSet {
  return {
    ...fonts,
    families: fonts.families.map(({ family, face }) => ({ family, face: { ...face, copied: false } })),
  };
}

export const PDF_CASES: readonly ProblemCase[] = [
  ...PRINTED.map((one): ProblemCase => {
    const at = one.code === 'PDF_NAME_MISSING' ? NAMED : `${FILE}${one.page ? ` 第${one.page}页` : ''}`;
    return { code: one.code, given: one.given, at, also: one.also ?? [], provoke: () => printedCase(one) };
  }),
  {
    code: 'PDF_TEXT_UNREADABLE',
    given: 'a face in which a character and a radical share a glyph, given to the browser as it is',
    at: `${FILE} 第1页`,
    also: ['PDF_TEXT_MISSING'],
    async provoke(folder) {
      const file = join(folder, '楷体.ttf');
      await writeFile(file, radicalFace(await readFile(join(ROOT, 'fonts/JianbaoKai-Regular.ttf'))));
      const wish = { chosen: { body: file }, base: folder, shipped: join(ROOT, 'fonts') };
      const fonts = asTheyAre((await openFonts(wish)).value!);
      const { value: printer } = await openPrinter(machine, { fonts });
      const said = await checkPrinted(printer!, paper('<p>水质</p>'), { fonts });
      await printer!.close();
      return said;
    },
  },
  {
    code: 'PDFA_INVALID',
    given: 'a verdict of veraPDF',
    at: FILE,
    also: [],
    provoke: (folder) => validator(folder, 'FAIL 0.pdf 2b\n  FAIL 6.2.3-1\n  FAIL 6.1.3-1'),
  },
  { code: 'PDFA_UNCHECKED', given: 'a machine without veraPDF', at: FILE, also: [], provoke: archived },
  {
    code: 'PDFA_UNCHECKED',
    given: 'veraPDF that gives no verdict',
    at: FILE,
    also: [],
    provoke: (folder) => validator(folder, 'java: not found'),
  },
];
