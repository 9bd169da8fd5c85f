// One tab of the browser, driven by raw DevTools messages: a page of HTML in, a PDF out. The tab runs no
// scripts and reaches no network; what it may ask for is answered from memory.

import type { CDPSession } from 'puppeteer';
import { FONT_ORIGIN } from '../fonts/font-delivery.ts';
import type { RunningBrowser } from './browser.ts';

export interface PrintingTab {
  print(html: string): Promise<Buffer>;
}

/** What the page gets besides its own HTML. */
export interface PageSupplies {
  /** @font-face rules. */
  readonly css: string;
  /** Font files by address; anything else that is asked for is refused. */
  readonly answers: ReadonlyMap<string, Buffer>;
}

/** Prepares the browser's tab for printing. */
export async function openTab(browser: RunningBrowser, supplies: PageSupplies): Promise<PrintingTab> {
  const session = await browser.openSession();
  answerRequests(session, supplies.answers);
  const [{ frameTree }] = await Promise.all([
    session.send('Page.getFrameTree'),
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Emulation.setTimezoneOverride', { timezoneId: 'UTC' }),
    session.send('Emulation.setLocaleOverride', { locale: 'zh-CN' }),
  ]);

  return {
    async print(html) {
      const content = { frameId: frameTree.frame.id, html: withPrintHead(html, supplies.css) };
      const isSupplied = supplies.answers.size > 0;
      // Sent back to back: the browser works them off in order, however busy this process is meanwhile.
      // Only faces that come from memory must be waited for; those of fontconfig are there at once.
      const loading = Promise.all([
        session.send('Page.setDocumentContent', content),
        ...(isSupplied
          ? [session.send('Runtime.evaluate', { expression: EVERYTHING_LOADED, awaitPromise: true })]
          : []),
      ]);
      if (isSupplied) await loading;
      const [printed] = await Promise.all([session.send('Page.printToPDF', PRINT_OPTIONS), loading]);
      return Buffer.from(printed.data, 'base64');
    },
  };
}

const PRINT_OPTIONS = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const;

/** Faces and pictures are there; one that cannot be had must not keep the others waiting. */
const EVERYTHING_LOADED = `Promise.allSettled([
  ...[...document.fonts].map((face) => face.load()),
  ...[...document.images].map((image) => image.decode()),
]).then(() => true)`;

function answerRequests(session: CDPSession, answers: ReadonlyMap<string, Buffer>): void {
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const body = answers.get(request.url);
    const answer =
      body === undefined
        ? session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
        : session.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: 200,
            responseHeaders: [
              { name: 'Content-Type', value: 'font/ttf' },
              { name: 'Access-Control-Allow-Origin', value: '*' },
            ],
            body: body.toString('base64'),
          });
    // The tab may be gone before the answer is: nobody waits for it any more.
    answer.catch(() => {});
  });
}

const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src ${FONT_ORIGIN}`;

/**
 * The HTML as it is printed: the strictest content policy first in the head, our faces, and nothing laid out
 * for the screen. The page's own policy (which cannot know where our faces come from) and refreshes go.
 */
function withPrintHead(html: string, css: string): string {
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<style>${css}@media screen{body{display:none!important}}</style>`,
  ].join('');
  const own = html.replace(/<meta\s[^>]*http-equiv\b[^>]*>/gi, '');
  const start = /^\s*(<!doctype[^>]*>\s*)?(<html(\s[^>]*)?>\s*)?(<head(\s[^>]*)?>)?/i.exec(own)!;
  const at = start[0].length;
  return own.slice(0, at) + head + own.slice(at);
}
