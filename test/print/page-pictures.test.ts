// What pages of every profile and every chart look like, held against accepted pictures (ACCEPT=1 renews them):
// for what no measure has a word. The documents are the tests' own, so that new data changes no picture.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chart } from '../../src/model/charts.ts';
import type { Block, Document } from '../../src/model/document.ts';
import { PROFILES } from '../../src/model/layout.ts';
import { readPdf } from '../../src/print/pdf/pdf-reading.ts';
import type { Printer } from '../../src/print/print.ts';
import {
  deadlines,
  grid,
  loads,
  months,
  river,
  scores,
  shares,
  slope,
  trends,
} from '../render/chart-samples.ts';
import { chart } from '../render/sample.ts';
import { openPainter, type Painter } from './pictures.ts';
import { printer } from './printing.ts';
import {
  document,
  figure,
  heading,
  official,
  paragraph,
  pdfOf,
  prose,
  type Setting,
  table,
} from './profile-samples.ts';

const ACCEPTED = join(import.meta.dirname, 'accepted');
const DPI = 50;
/** How much two pixels may differ (0 to 1), and which part of them may differ by more. */
const THRESHOLD = 0.15;
const DIFFERENT = 0.0005;

const SENTENCES = [
  '2026年6月，全市19个断面中有18个作了评价，达到或优于Ⅲ类的13个，占72.2%，较上年同期上升11.8个百分点；劣Ⅴ类1个。',
  '柳汀河污染由望汀县城区段产生并影响下游，要把污水收集处理作为首要任务——“早排查、早整改”，在《方案》规定的期限内完成。',
];
const TEXT: readonly Block[] = [
  paragraph(SENTENCES[0]!),
  heading(2, '一、存在的问题', 'h1'),
  heading(3, '（一）望汀县', 'h2'),
  paragraph(SENTENCES[1]!),
  table(6, 4),
  ...prose(2, 330),
  heading(2, '二、下一步要求', 'h3'),
  paragraph(SENTENCES[1]!),
];

const CHARTS: Readonly<Record<Chart['kind'], Chart>> = {
  'class-shares': shares([2, 4, 8, 5, 1, 1], [1, 6, 9, 3, 1, 0], [], [0, 8, 8, 3, 1, 0]),
  'class-grid': grid(7, months(14)),
  river: river(['0.54', '2.6', null, '1.21'], '柳汀河口', ['氨氮', '总磷', '化学需氧量']),
  'item-trends': trends(
    ['0.9', '1.1', null, '0.8', '1.3', '1.6'],
    ['0.2', '0.4', '0.7', '0.5', '0.9', '0.8'],
  ),
  'plant-loads': loads(['118.0', '87.5', '41.3', '0.0', null]),
  deadlines: deadlines(-71, -40, -5, 0, 3, 30),
  scores: scores([
    [2, 2],
    [1, 3],
    [0, 2],
  ]),
  'ranking-slope': slope([
    [1, 2],
    [2, 1],
    [3, 3],
  ]),
};

interface Look {
  readonly name: string;
  readonly made: Document;
  readonly setting: Setting;
}

const LOOKS: readonly Look[] = [
  ...PROFILES.map(
    (profile): Look => ({
      name: profile,
      made: document(TEXT, { ...official(profile), banner: figure('会议材料　会后收回') }),
      setting: { profile },
    }),
  ),
  {
    name: 'booklet',
    made: document(TEXT),
    setting: { contents: true, recto: true, landscape: ['sample'], switches: { folio: 'centre' } },
  },
  ...Object.entries(CHARTS).map(
    ([kind, drawn]): Look => ({
      name: `chart-${kind}`,
      made: document([chart(drawn)]),
      setting: {},
    }),
  ),
];

let press: Printer;
let painter: Painter;
beforeAll(async () => {
  [press, painter] = await Promise.all([printer(), openPainter()]);
});
afterAll(async () => {
  await Promise.all([press.close(), painter.close()]);
});

/** The picture as it is kept: grey, the only thing that a printer of an office makes of it. */
function greyFile(picture: PNG): Buffer {
  return PNG.sync.write(picture, { colorType: 0, deflateLevel: 9 });
}

function accept(name: string, files: readonly Buffer[]): void {
  if (process.env.CI) throw new Error('pictures are not accepted in CI, where no one looks at them');
  mkdirSync(ACCEPTED, { recursive: true });
  for (const file of acceptedOf(name)) rmSync(join(ACCEPTED, file));
  for (const [index, file] of files.entries())
    writeFileSync(join(ACCEPTED, `${name}-${index + 1}.png`), file);
}

function acceptedOf(name: string): readonly string[] {
  return existsSync(ACCEPTED)
    ? readdirSync(ACCEPTED).filter((file) => file.replace(/-\d+\.png$/, '') === name)
    : [];
}

test.each(LOOKS)('$name looks as accepted', async ({ name, made, setting }) => {
  const pdf = await pdfOf(press, made, setting);
  const files: Buffer[] = [];
  for (const [index] of readPdf(pdf).pages.entries()) {
    files.push(greyFile((await painter.paint(pdf, index + 1, DPI)).png));
  }
  if (process.env.ACCEPT) accept(name, files);
  expect(acceptedOf(name)).toHaveLength(files.length);
  for (const [index, file] of files.entries()) {
    const [before, now] = [readFileSync(join(ACCEPTED, `${name}-${index + 1}.png`)), file].map((one) =>
      PNG.sync.read(one),
    );
    const { width, height } = before!;
    expect([now!.width, now!.height]).toEqual([width, height]);
    const difference = new PNG({ width, height });
    const count = pixelmatch(before!.data, now!.data, difference.data, width, height, {
      threshold: THRESHOLD,
    });
    if (count <= DIFFERENT * width * height) continue;
    const folder = await mkdtemp(join(tmpdir(), 'jianbao-pictures-'));
    writeFileSync(join(folder, `${name}-${index + 1}.png`), file);
    writeFileSync(join(folder, 'difference.png'), PNG.sync.write(difference));
    expect.fail(`page ${index + 1}: ${count} pixels differ; see ${folder}`);
  }
});

test('no picture is left over', () => {
  const names = new Set(LOOKS.map(({ name }) => name));
  expect(readdirSync(ACCEPTED).filter((file) => !names.has(file.replace(/-\d+\.png$/, '')))).toEqual([]);
});
