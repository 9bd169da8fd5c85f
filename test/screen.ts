/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// A browser that shows finished pages as their readers' do: opened by double click, scripts allowed.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type axe from 'axe-core';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { findBrowser } from '../src/print/browser/browser-find.ts';
import { prepareFontConfig } from '../src/print/fonts/font-delivery.ts';
import { openCache } from '../src/print/machine/cache.ts';
import { fontSet, machine } from './print/printing.ts';

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740, isMobile: true, hasTouch: true };

type View = typeof DESKTOP | typeof PHONE;

/** The browser the program prints with, with its faces and nothing else of the machine. */
export async function openBrowser(): Promise<Browser> {
  const cache = (await openCache(machine)).value!;
  const found = (await findBrowser(machine, { cache })).value!;
  return puppeteer.launch({
    executablePath: found.path,
    pipe: true,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--in-process-gpu', '--font-render-hinting=none'],
    env: {
      ...process.env,
      ...(found.libraries && { LD_LIBRARY_PATH: found.libraries }),
      FONTCONFIG_FILE: await prepareFontConfig(cache, await fontSet()),
    },
  });
}

/** Opens a file as by double click. */
export async function openFile(browser: Browser, path: string, view: View = DESKTOP): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(view);
  await page.goto(pathToFileURL(path).href);
  return page;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Every rule of WCAG 2.2 to AA and what axe calls best practice. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds wrong with a page, everything folded away in it included. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  });
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      runOnly: tags,
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .slice(0, 3)
          .join(' ')}`,
    );
  }, AXE_TAGS);
}

/**
 * Texts that stand out too little from what they stand on (WCAG 2.2 §1.4.3: 4.5 to 1). axe gives no verdict on
 * numerals such as Ⅲ, nor on what a scrolling box hides.
 */
export function faintTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (start: Element): string => {
      for (let element: Element | null = start; element; element = element.parentElement) {
        const { backgroundColor } = getComputedStyle(element);
        if (channels(backgroundColor)[3] !== 0) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    };
    const faint = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      // Texts of drawings stand on shapes, which the charts' own tests look at.
      if (node.nodeValue!.trim() === '' || element.closest('svg')) continue;
      const [dark, light] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))].sort(
        (a, b) => a - b,
      );
      const contrast = (light! + 0.05) / (dark! + 0.05);
      if (contrast < 4.5) faint.add(`${contrast.toFixed(1)} ${element.outerHTML.slice(0, 200)}`);
    }
    return [...faint];
  });
}
