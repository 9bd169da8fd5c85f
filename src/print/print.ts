// HTML to PDF: one warm browser for a whole run, looked after by a watchdog and started anew when it dies.

import { setImmediate } from 'node:timers/promises';
import type { Noted } from '../model/problem.ts';
import type { Place } from '../model/source.ts';
import { type BrowserFacts, EXITED, launchBrowser, type RunningBrowser, SILENT } from './browser/browser.ts';
import type { UnpackProgress } from './browser/browser-cache.ts';
import { type FoundBrowser, findBrowser } from './browser/browser-find.ts';
import { openTab, type PageSupplies, type PrintingTab } from './browser/page.ts';
import { type Finish, finishPdf } from './finish/pdf.ts';
import { fontConfigCss, loadFontAnswers, prepareFontConfig } from './fonts/font-delivery.ts';
import type { FontSet } from './fonts/fonts.ts';
import { openCache, reasonOf } from './machine/cache.ts';
import type { Machine } from './machine/machine.ts';
import { browserStart, cacheUnusable, printFailed, printTimeout } from './problems.ts';

export interface PrinterSettings {
  readonly fonts: FontSet;
  /** `浏览器` of jianbao.yaml. */
  readonly browser?: string;
  /** Where it stands there. */
  readonly browserPlace?: Place;
  /** How the faces reach the browser; by default `fontconfig` on Linux, `memory` elsewhere. */
  readonly fontDelivery?: 'fontconfig' | 'memory';
  /** Milliseconds a document may take; 60 000 unless told. */
  readonly timeLimit?: number;
  /** Milliseconds the browser may take to start; 30 000 unless told. */
  readonly startLimit?: number;
  readonly progress?: UnpackProgress;
}

export interface Printer {
  readonly browser: BrowserFacts;
  /**
   * Prints a page of HTML to a tagged PDF with outline and metadata: the same bytes for the same input. Calls
   * wait for one another. Problems: PRINT_FAILED, PRINT_TIMEOUT, BROWSER_PDF_UNREADABLE.
   */
  printPdf(html: string, finish: Finish): Promise<Noted<Uint8Array | null>>;
  /** The same, as the browser gives it: for looking where things came to stand. */
  layOut(html: string): Promise<Noted<Uint8Array | null>>;
  /** Stops the browser and removes everything it left. */
  close(): Promise<void>;
}

/** Documents after which the browser is started anew, because it grows. */
const DOCUMENTS_A_BROWSER = 100;
/** A document is tried again when its browser died under it. */
const ATTEMPTS = 3;

/**
 * Finds and starts the browser. May be called before the data is read and awaited when the HTML is ready.
 * Problems: those of `openCache`, `findBrowser` and `launchBrowser`; then there is no printer.
 */
export async function openPrinter(
  machine: Machine,
  settings: PrinterSettings,
): Promise<Noted<Printer | null>> {
  const cache = await openCache(machine);
  if (cache.value === null) return { value: null, problems: cache.problems };
  const found = await findBrowser(machine, {
    cache: cache.value,
    ...(settings.browser === undefined ? {} : { configured: settings.browser }),
    ...(settings.browserPlace === undefined ? {} : { configuredAt: settings.browserPlace }),
    ...(settings.progress === undefined ? {} : { progress: settings.progress }),
  });
  if (found.value === null) return { value: null, problems: found.problems };

  const started = await startWorker(machine, found.value, cache.value, settings);
  if (started.value === null) return { value: null, problems: started.problems };
  const again = () => startWorker(machine, found.value!, cache.value!, settings);
  return { value: makePrinter(started.value, again, settings.timeLimit ?? 60_000), problems: [] };
}

/** A browser with its tab. */
interface Worker {
  readonly browser: RunningBrowser;
  readonly tab: PrintingTab;
}

async function startWorker(
  machine: Machine,
  found: FoundBrowser,
  cache: string,
  settings: PrinterSettings,
): Promise<Noted<Worker | null>> {
  const delivery = settings.fontDelivery ?? (machine.platform === 'linux' ? 'fontconfig' : 'memory');
  let fontConfig: string | undefined;
  let supplies: PageSupplies;
  if (delivery === 'memory') {
    const loaded = await loadFontAnswers(settings.fonts);
    if (loaded.value === null) return { value: null, problems: loaded.problems };
    supplies = loaded.value;
  } else {
    try {
      fontConfig = await prepareFontConfig(cache, settings.fonts);
    } catch (error) {
      return { value: null, problems: [cacheUnusable(cache, reasonOf(error))] };
    }
    supplies = { css: fontConfigCss(settings.fonts), answers: new Map() };
  }

  const timeLimit = settings.startLimit ?? 30_000;
  const launched = await launchBrowser(machine, found, {
    timeLimit,
    ...(fontConfig === undefined ? {} : { fontConfig }),
  });
  const browser = launched.value;
  if (browser === null) return { value: null, problems: launched.problems };
  const tab = await withinLimit(openTab(browser, supplies), timeLimit);
  if (tab === LATE || tab instanceof Error) {
    await browser.stop();
    return {
      value: null,
      problems: [
        tab === LATE ? browserStart(found.path, SILENT) : browserStart(found.path, EXITED, tab.message),
      ],
    };
  }
  return { value: { browser, tab }, problems: [] };
}

function makePrinter(first: Worker, again: () => Promise<Noted<Worker | null>>, timeLimit: number): Printer {
  let worker: Worker | null = first;
  let printed = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const stopWorker = async () => {
    const stopping = worker;
    worker = null;
    await stopping?.browser.stop();
  };

  const printOnce = async (html: string): Promise<Noted<Uint8Array | null>> => {
    let detail = '';
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (printed >= DOCUMENTS_A_BROWSER) await stopWorker();
      if (worker === null) {
        const restarted = await again();
        if (restarted.value === null) return { value: null, problems: restarted.problems };
        worker = restarted.value;
        printed = 0;
      }
      const result = await withinLimit(worker.tab.print(html), timeLimit);
      if (result === LATE) {
        await stopWorker();
        return { value: null, problems: [printTimeout(Math.round(timeLimit / 1000))] };
      }
      if (result instanceof Error) {
        detail = result.message;
        await stopWorker();
        continue;
      }
      printed++;
      return { value: result, problems: [] };
    }
    return { value: null, problems: [printFailed(detail)] };
  };

  const layOut = (html: string) => {
    const mine = turn.then(() => printOnce(html));
    turn = mine.catch(() => {});
    return mine;
  };

  return {
    browser: first.browser.facts,
    layOut,
    async printPdf(html, finish) {
      const { value: raw, problems } = await layOut(html);
      if (raw === null) return { value: null, problems };
      // The browser has the next document before this one is finished here.
      await setImmediate();
      return finishPdf(raw, finish);
    },
    async close() {
      await turn;
      await stopWorker();
    },
  };
}

const LATE = Symbol('late');

async function withinLimit<T>(work: Promise<T>, limit: number): Promise<T | Error | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), limit);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    clearTimeout(timer);
  }
}
