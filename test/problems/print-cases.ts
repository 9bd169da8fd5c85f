// Browsers, the cache and fonts that are not fit for use; documents that the browser does not print.

import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { brotliCompressSync } from 'node:zlib';
import type { Problem } from '../../src/model/problem.ts';
import { checkUnpacked, type PackedBrowser, unpackBrowser } from '../../src/print/browser/browser-cache.ts';
import { findBrowser } from '../../src/print/browser/browser-find.ts';
import { finishPdf } from '../../src/print/finish/pdf.ts';
import { openFonts } from '../../src/print/fonts/fonts.ts';
import { openCache } from '../../src/print/machine/cache.ts';
import { describeMachine } from '../../src/print/machine/machine.ts';
import { printSettled } from '../../src/print/places.ts';
import { openPrinter, type PrinterSettings } from '../../src/print/print.ts';
import { inMonth, inProject, type ProblemCase } from './case.ts';
import { append, type Changes, CONFIG, NOTES, ROOT, SECTIONS, swap } from './project.ts';

const FONTS = join(ROOT, 'fonts');
const KAI = 'JianbaoKai-Regular.ttf';
const machine = describeMachine(process.env);

/** A case of the machine, with no place in any file. */
function onMachine(
  code: string,
  given: string,
  provoke: (folder: string) => Promise<readonly Problem[]>,
): ProblemCase {
  return { code, given, at: '', also: [], provoke };
}

/** The shipped faces, opened. */
async function shippedFonts() {
  return (await openFonts({ chosen: {}, base: '.', shipped: FONTS })).value!;
}

/** What is said of a page, printed with the browser of this machine. */
async function printing(html: string, settings: Partial<PrinterSettings> = {}): Promise<readonly Problem[]> {
  const { value: printer, problems } = await openPrinter(machine, {
    fonts: await shippedFonts(),
    ...settings,
  });
  if (printer === null) return problems;
  const printed = await printer.printPdf(html, { created: '2026-07-15' });
  await printer.close();
  return printed.problems;
}

/** A program without libraries, packed as npm packs the browser. */
async function packProgram(folder: string): Promise<PackedBrowser> {
  const pack = async (file: string, bytes: Buffer) => {
    const packed = brotliCompressSync(bytes);
    await writeFile(join(folder, file), packed);
    return { file, sha256: createHash('sha256').update(packed).digest('hex') };
  };
  return {
    version: '1.0.0',
    folder,
    program: await pack('chromium.br', Buffer.from('program')),
    libraries: await pack('libraries.tar.br', Buffer.alloc(1024)),
  };
}

/** A kai face in the project, its OS/2 embedding rights as given, chosen for the running text. */
async function bodyFace(fsType: number): Promise<Changes> {
  const face = await readFile(join(FONTS, KAI));
  for (let at = 12; at < 12 + face.readUInt16BE(4) * 16; at += 16) {
    if (face.toString('latin1', at, at + 4) === 'OS/2') {
      face.writeUInt16BE(fsType, face.readUInt32BE(at + 8) + 8);
    }
  }
  return { ...chosenFace('字体/楷体.ttf'), '字体/楷体.ttf': face };
}

function chosenFace(path: string): Changes {
  return append(CONFIG, '字体:', `  正文: ${path}`);
}

/** Where it is chosen. */
const FACE = `${CONFIG} 第5行第7列`;

export const PRINT_CASES: readonly ProblemCase[] = [
  onMachine('BROWSER_NOT_FOUND', 'a machine without any browser', async () => {
    const bare = { platform: 'win32', arch: 'x64', env: {}, home: 'C:\\', temporary: 'C:\\' } as const;
    return (await findBrowser(bare, { cache: 'C:\\' })).problems;
  }),
  onMachine('BROWSER_PATH_WRONG', 'a folder named as the browser', async (folder) => {
    const configured = join(folder, 'chrome');
    await mkdir(configured);
    const wish = { cache: folder, configured };
    return (await findBrowser({ ...machine, env: {} }, wish)).problems;
  }),
  onMachine('BROWSER_START', 'a browser that lacks a library', async (folder) => {
    const browser = join(folder, 'chrome');
    const complaint = 'error while loading shared libraries: libnss3.so: cannot open shared object file';
    await writeFile(browser, `#!/bin/sh\necho "${complaint}" >&2\nexit 127\n`, { mode: 0o700 });
    return printing('<p>水</p>', { browser });
  }),
  onMachine('BROWSER_PACKAGE_DAMAGED', 'a packed browser gone', async (folder) => {
    const packed = await packProgram(folder);
    await rm(join(folder, packed.program.file));
    return (await unpackBrowser(folder, packed)).problems;
  }),
  onMachine('BROWSER_CACHE_DAMAGED', 'an unpacked browser changed behind its date', async (folder) => {
    const packed = await packProgram(folder);
    const { value } = await unpackBrowser(folder, packed);
    await writeFile(value!.program, 'PROGRAM');
    await utimes(value!.program, 0, 0);
    return checkUnpacked(folder, packed);
  }),
  onMachine('CACHE_UNUSABLE', 'a file where the cache belongs', async (folder) => {
    const cache = join(folder, '缓存');
    await writeFile(cache, '');
    return (await openCache({ ...machine, env: { JIANBAO_CACHE: join(cache, 'jianbao') } })).problems;
  }),
  onMachine('FONT_SHIPPED_MISSING', 'a shipped face gone', async (folder) => {
    for (const name of ['JianbaoHei-Medium.ttf', 'JianbaoSong-Regular.ttf', 'JianbaoTitle-Black.ttf']) {
      await symlink(join(FONTS, name), join(folder, name));
    }
    return (await openFonts({ chosen: {}, base: folder, shipped: folder })).problems;
  }),
  inProject('FONT_NOT_FOUND', 'a face that is not there', FACE, chosenFace('字体/仿宋.ttf')),
  inProject('FONT_FORMAT', 'a face with other outlines', FACE, {
    ...chosenFace('字体/仿宋.otf'),
    '字体/仿宋.otf': 'OTTO, then what no one reads',
  }),
  inProject('FONT_NOT_EMBEDDABLE', 'a face that must not be embedded', FACE, bodyFace(2)),
  inProject(
    'GLYPH_MISSING',
    'a character that no face has',
    `${SECTIONS} B2`,
    swap(SECTIONS, '柳汀河,河流,国考', '㸮汀河,河流,国考'),
  ),
  inProject(
    'GLYPH_FALLBACK',
    'a character that the chosen face lacks',
    `${NOTES} 第3行`,
    bodyFace(0).then((face) => ({
      ...face,
      [NOTES]: '各县区要加快整改。\n\n进度按◐标注，\n逐月报送。\n',
    })),
  ),
  inProject(
    'GLYPH_FALLBACK',
    'a character of a line in 楷体 that its chosen face lacks',
    `${CONFIG} 第2行第5列`,
    bodyFace(0).then((face) => ({
      ...face,
      [CONFIG]: (text: string) => `${text.replace('指挥部', '◐指挥部')}字体:\n  楷体: 字体/楷体.ttf\n`,
    })),
  ),
  inMonth('GLYPH_MISSING', 'a character of a template that no face has', 'templates/bulletin/body.md 第3行', {
    installation: { 'templates/bulletin/body.md': (text) => text.replace('{{office}}', '{{office}}㸮') },
  }),
  onMachine(
    'BROWSER_PDF_UNREADABLE',
    'a PDF of another build than expected',
    async () => finishPdf(Buffer.from('%PDF-2.0\n%%EOF\n'), { created: '2026-07-15' }).problems,
  ),
  onMachine('PRINT_FAILED', 'a page that the browser refuses', () =>
    printing('<style>@page{margin:-1000000000px}</style><p>水</p>'),
  ),
  onMachine('PRINT_TIMEOUT', 'a page of a million sheets', () =>
    printing('<style>@page{size:10px 10px;margin:0}div{height:10000000px}</style><div>水</div>', {
      timeLimit: 1_000,
    }),
  ),
  onMachine('PRINT_UNSETTLED', 'a page that looks different after every print', async () => {
    const { value: printer } = await openPrinter(machine, { fonts: await shippedFonts() });
    let prints = 0;
    const render = () => `<p id="a">水${++prints}</p><div class="probe"><a href="#a"></a></div>`;
    const { problems } = await printSettled(printer!, render, { created: '2026-07-15' });
    await printer!.close();
    return problems;
  }),
];
