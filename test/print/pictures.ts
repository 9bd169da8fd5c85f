// Pictures of printed pages: the browser that printed a PDF draws it again by means of pdf.js, so that what is
// looked at is the file itself, on any machine alike. Ink is measured in millimetres from the upper left corner.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { launchBrowser } from '../../src/print/browser/browser.ts';
import { findBrowser } from '../../src/print/browser/browser-find.ts';
import { openCache } from '../../src/print/machine/cache.ts';
import type { Box } from '../../src/print/pdf/pdf-geometry.ts';
import { machine } from './printing.ts';

const MM_PER_INCH = 25.4;

export interface Picture {
  readonly png: PNG;
  readonly dpi: number;
  /** mm of the page at the picture's upper left corner. */
  readonly left: number;
  readonly top: number;
}

export interface Painter {
  /** @param page counted from 1. @param region of the page, mm; all of it unless told. */
  paint(pdf: Uint8Array, page: number, dpi: number, region?: Box): Promise<Picture>;
  close(): Promise<void>;
}

const READER = fileURLToPath(import.meta.resolve('unpdf/pdfjs'));

export async function openPainter(): Promise<Painter> {
  const cache = (await openCache(machine)).value!;
  const found = (await findBrowser(machine, { cache })).value!;
  const { value: browser } = await launchBrowser(machine, found, { timeLimit: 30_000 });
  const session = await browser!.openSession();
  const run = async (expression: string): Promise<unknown> => {
    const answer = await session.send('Runtime.evaluate', {
      expression: `(async () => { ${expression} })()`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? 'painting');
    return answer.result.value;
  };
  const source = JSON.stringify(readFileSync(READER, 'utf8'));
  await run(
    `globalThis.reader = await import(URL.createObjectURL(new Blob([${source}], { type: 'text/javascript' })));`,
  );
  let opened: Uint8Array | undefined;
  return {
    async paint(pdf, page, dpi, region = { left: 0, top: 0, right: 210, bottom: 297 }) {
      if (opened !== pdf) {
        const bytes = JSON.stringify(Buffer.from(pdf).toString('base64'));
        await run(`await globalThis.file?.destroy?.();
          const data = Uint8Array.from(atob(${bytes}), (character) => character.charCodeAt(0));
          globalThis.file = await reader.getDocument({ data, disableFontFace: false, useSystemFonts: false }).promise;`);
        opened = pdf;
      }
      const pixels = (length: number) => (length / MM_PER_INCH) * dpi;
      const address = await run(`const page = await file.getPage(${page});
        const viewport = page.getViewport({ scale: ${dpi / 72}, offsetX: ${-pixels(region.left)}, offsetY: ${-pixels(region.top)} });
        const canvas = document.createElement('canvas');
        canvas.width = ${Math.round(pixels(region.right - region.left))};
        canvas.height = ${Math.round(pixels(region.bottom - region.top))};
        await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport, intent: 'print' }).promise;
        return canvas.toDataURL('image/png');`);
      const png = PNG.sync.read(Buffer.from(String(address).split(',')[1]!, 'base64'));
      return { png, dpi, left: region.left, top: region.top };
    },
    close: () => browser!.stop(),
  };
}

type Colour = readonly [number, number, number];

export function greyOf([red, green, blue]: Colour): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

export const isDark = (colour: Colour): boolean => greyOf(colour) < 128;
export const isRed = ([red, green, blue]: Colour): boolean => red > 150 && green < 110 && blue < 110;

export function colourAt({ png, dpi, left, top }: Picture, x: number, y: number): Colour {
  const column = Math.floor(((x - left) / MM_PER_INCH) * dpi);
  const row = Math.floor(((y - top) / MM_PER_INCH) * dpi);
  const at = (row * png.width + column) * 4;
  return [png.data[at]!, png.data[at + 1]!, png.data[at + 2]!];
}

/** The smallest box around the ink, mm; `undefined` where there is none. */
export function inkIn(picture: Picture, within?: Box, isInk = isDark): Box | undefined {
  const { png, dpi, left, top } = picture;
  const pixel = (length: number) => (length / MM_PER_INCH) * dpi;
  const area = {
    left: Math.max(0, Math.round(pixel((within?.left ?? left) - left))),
    right: Math.min(png.width, Math.round(pixel((within?.right ?? 210) - left))),
    top: Math.max(0, Math.round(pixel((within?.top ?? top) - top))),
    bottom: Math.min(png.height, Math.round(pixel((within?.bottom ?? 297) - top))),
  };
  let [first, last, upper, lower] = [area.right, -1, area.bottom, -1];
  for (let row = area.top; row < area.bottom; row++) {
    for (let column = area.left; column < area.right; column++) {
      const at = (row * png.width + column) * 4;
      if (!isInk([png.data[at]!, png.data[at + 1]!, png.data[at + 2]!])) continue;
      first = Math.min(first, column);
      last = Math.max(last, column);
      upper = Math.min(upper, row);
      lower = row;
    }
  }
  if (last < 0) return undefined;
  const mm = (count: number) => (count / dpi) * MM_PER_INCH;
  return {
    left: left + mm(first),
    right: left + mm(last + 1),
    top: top + mm(upper),
    bottom: top + mm(lower + 1),
  };
}

/** Stretches of ink down a column of the picture, mm. */
export function barsAt(
  picture: Picture,
  x: number,
  isInk = isDark,
): readonly { readonly top: number; readonly bottom: number }[] {
  const { png, dpi, top } = picture;
  const mm = (count: number) => (count / dpi) * MM_PER_INCH;
  const bars: { top: number; bottom: number }[] = [];
  let start = -1;
  for (let row = 0; row <= png.height; row++) {
    const isOn = row < png.height && isInk(colourAt(picture, x, top + mm(row + 0.5)));
    if (isOn && start < 0) start = row;
    if (isOn || start < 0) continue;
    bars.push({ top: top + mm(start), bottom: top + mm(row) });
    start = -1;
  }
  return bars;
}
