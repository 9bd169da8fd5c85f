import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FontRole } from '../../src/model/config.ts';
import { openFonts } from '../../src/print/fonts/fonts.ts';
import { openPrinter, type PrinterSettings } from '../../src/print/print.ts';
import { embeddedFonts, renderModes } from './embedded-fonts.ts';
import { collection, nameTable, renamed, usualNames, windowsName, withRights } from './made-faces.ts';
import { machine, PAGE, pageTexts, pdfFacts, SHIPPED, temporaryFolder } from './printing.ts';
import { radicalFace } from './radical-face.ts';

let base: string;
beforeAll(async () => {
  base = await temporaryFolder();
  const face = await readFile(join(SHIPPED, 'JianbaoKai-Regular.ttf'));
  const fangsong = renamed(face, usualNames('仿宋_GB2312', 'FangSong_GB2312', 'FangSong_GB2312'));
  const files = {
    '仿宋.ttf': fangsong,
    '两种.ttc': collection(fangsong, renamed(face, usualNames('新仿宋', 'NewFangSong', 'NewFangSong'))),
    '部首.ttf': radicalFace(fangsong),
    '无名.ttf': renamed(face, nameTable([windowsName(1, '仿宋'), windowsName(6, '仿 宋')])),
    '整体.ttf': withRights(fangsong, 0x0108),
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(base, name), bytes);
});
afterAll(() => rm(base, { recursive: true }));

async function printed(
  chosen: Partial<Record<FontRole, string>>,
  fontDelivery: NonNullable<PrinterSettings['fontDelivery']>,
  html = PAGE,
): Promise<Uint8Array> {
  const { value: fonts } = await openFonts({ chosen, base, shipped: SHIPPED });
  const { value: printer } = await openPrinter(machine, { fonts: fonts!, fontDelivery });
  const { value: pdf } = await printer!.printPdf(html, { created: '2026-07-10' });
  await printer!.close();
  return pdf!;
}

describe.each(['fontconfig', 'memory'] as const)('faces given by %s', (delivery) => {
  test.each([
    ['a face of its own', '仿宋.ttf', 'FangSong_GB2312'],
    ['the second face of a collection', '两种.ttc#新仿宋', 'NewFangSong'],
    ['a face whose hanzi share glyphs with radicals', '部首.ttf', 'FangSong_GB2312'],
    ['a face whose name no PDF may state', '无名.ttf', 'JianbaoChosen'],
  ])('%s is embedded as TrueType under its name, its text to be searched', async (_name, file, name) => {
    const pdf = await printed({ body: file, folio: file }, delivery);
    const { fonts } = pdfFacts(pdf);
    expect(fonts).toContain(name);
    expect(fonts).not.toContain('Type3');
    expect(fonts).not.toContain('JianbaoSong-Regular');
    const text = (await pageTexts(pdf)).join('');
    expect(text).toContain('水面口月日见青，Ⅰ～Ⅲ类断面12个');
    expect(text).not.toMatch(/[\u2e80-\u2fdf\ue000-\uf8ff\ufffd]/);
  });
});

describe('what of a face a PDF holds', () => {
  const characters = '水质通报Ⅲ类';
  const page = `<!doctype html><html lang="zh-CN"><title>字</title><body style="font-family:'Jianbao Body'"><p>${characters}`;

  test('is the glyphs in use', async () => {
    const [font, ...others] = embeddedFonts(await printed({ body: '仿宋.ttf' }, 'fontconfig', page));
    expect(others).toEqual([]);
    expect(font).toMatchObject({ name: 'FangSong_GB2312', outlines: characters.length });
    expect(font!.bytes).toBeLessThan(20_000);
  });

  test('is all of it where its maker lets no part be taken', async () => {
    const [font] = embeddedFonts(await printed({ body: '整体.ttf' }, 'fontconfig', page));
    expect(font!.outlines).toBeGreaterThan(20_000);
  });
});

test('bold and slanted text is set in the faces there are: no stroke makes it bolder, no glyph is drawn', async () => {
  const bold = PAGE.replace('</style>', 'body{font-weight:bold;font-style:italic}</style>').replace(
    '<p>',
    '<p><b>加粗</b><em>倾斜</em><strong style="font:bold 22pt Jianbao Hei">再粗</strong>',
  );
  const pdf = await printed({ body: '仿宋.ttf' }, 'fontconfig', bold);
  expect([...renderModes(pdf)]).toEqual([0]);
  expect(pdfFacts(pdf).fonts).not.toContain('Type3');
  const without = await printed({ body: '仿宋.ttf' }, 'fontconfig', bold.replace('font-synthesis:none', ''));
  expect(pdfFacts(without).fonts).toContain('Type3');
});
