// The pages a reader opens, in a real browser: every kind of document of the sample month, the page that lists
// them, and the profiles and charts no kind of the sample uses.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, Document } from '../src/model/document.ts';
import { PLAIN_LAYOUT, PROFILES, type Profile } from '../src/model/layout.ts';
import { FONT_FAMILIES } from '../src/print/fonts/fonts.ts';
import { readProfileStyles } from '../src/read/project/templates.ts';
import { renderPage } from '../src/render/page.ts';
import { jianbao, ROOT } from './commands.ts';
import { heading, OFFICIAL } from './print/profile-samples.ts';
import { type SheetOfPaper, sheetsOf, type TextPiece } from './print/sheets.ts';
import { SAMPLES } from './render/chart-samples.ts';
import { chart, document, figure, table, text } from './render/sample.ts';
import { accessibilityFaults, DESKTOP, faintTexts, openBrowser, openFile, PHONE } from './screen.ts';

const TEMPLATES = join(ROOT, 'templates');
const STYLES = new Map(
  await Promise.all(
    PROFILES.map(async (profile) => [profile, await readProfileStyles(TEMPLATES, profile)] as const),
  ),
);
const KINDS = readdirSync(TEMPLATES).filter((name) => name !== 'shared');
const NAMES: readonly string[] = KINDS.map(
  (kind) => JSON.parse(readFileSync(join(TEMPLATES, kind, 'kind.json'), 'utf8')).name,
);
const OTHER_PROFILES = ['official', 'letter', 'speech-reading'] as const;
const PAGES = ['index', ...NAMES, ...OTHER_PROFILES, 'charts'];

const out = mkdtempSync(join(tmpdir(), 'jianbao-html-'));
const folder = join(out, '2026-06');
const file = (name: string) => join(folder, `${name}.html`);
let browser: Browser;

beforeAll(async () => {
  const run = jianbao(['build', '--only', KINDS.join(), '--out', out]);
  expect(run.code, run.err).toBe(0);
  for (const profile of OTHER_PROFILES) writeFileSync(file(profile), profilePage(profile));
  writeFileSync(file('charts'), chartPage());
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  rmSync(out, { recursive: true, force: true });
});

function pageOf(profile: Profile, blocks: readonly Block[], more: Partial<Document> = {}): string {
  const styles = STYLES.get(profile)!;
  const made = document([heading(2, '一、总体情况', 'h'), ...blocks], {
    title: [text('关于全市地表水水质状况的通报')],
    subtitle: [[figure('云泽市水污染防治办公室')], [figure('2026年7月15日')]],
    ...more,
  });
  const layout = { ...PLAIN_LAYOUT, profile };
  return renderPage(made, { target: 'screen', styles, families: FONT_FAMILIES, layout });
}

/** A small document of a profile. */
function profilePage(profile: Profile): string {
  const blocks = [
    { kind: 'paragraph', children: [text('断面'), figure('3'), text('个。')] },
    table(),
  ] as const;
  return pageOf(profile, blocks, profile === 'speech-reading' ? {} : { official: OFFICIAL! });
}

/** One chart of each kind. */
function chartPage(): string {
  const kinds = new Map(SAMPLES.toReversed().map(({ drawn }) => [drawn.kind, drawn]));
  return pageOf('meeting', [...kinds.values()].map(chart));
}

describe.each(PAGES)('%s', (name) => {
  it('is clean under every rule of html-validate', async () => {
    // All four presets, nothing switched off.
    const validator = new HtmlValidate({
      extends: [
        'html-validate:recommended',
        'html-validate:standard',
        'html-validate:document',
        'html-validate:a11y',
      ],
    });
    const { results } = await validator.validateString(readFileSync(file(name), 'utf8'));
    const faults = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    );
    expect([...new Set(faults)]).toEqual([]);
  });

  it.each([DESKTOP, PHONE])(
    'is clean under axe-core, its texts stand out, at $width pixels',
    async (view) => {
      const page = await openFile(browser, file(name), view);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await faintTexts(page)).toEqual([]);
      await page.close();
    },
  );

  it('fits a phone: nothing but tables and charts is wider, what is tapped is large enough', async () => {
    const page = await openFile(browser, file(name), PHONE);
    const found = await page.evaluate(() => {
      for (const folded of globalThis.document.querySelectorAll('details')) folded.open = true;
      const scrolls = (element: Element | null): boolean =>
        element !== null &&
        (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
      const elements = [...globalThis.document.body.querySelectorAll('*')];
      const describe = (element: Element) => element.outerHTML.slice(0, 120);
      return {
        width: globalThis.document.documentElement.scrollWidth,
        wide: elements
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5 && !scrolls(element))
          .map(describe),
        small: elements
          .filter((element) => element.matches('nav a, summary, .open a'))
          .filter((element) => element.getBoundingClientRect().height < 44)
          .map(describe),
        // Smaller text is for nobody on a phone.
        tiny: elements
          .filter((element) => element.closest('svg') === null && element.children.length === 0)
          .filter(
            (element) =>
              element.textContent !== '' && Number.parseFloat(getComputedStyle(element).fontSize) < 13,
          )
          .map(describe),
      };
    });
    expect(found).toEqual({ width: PHONE.width, wide: [], small: [], tiny: [] });
    await page.close();
  });
});

describe('a page printed from the browser', () => {
  /** Lines of a sheet in reading order, without what only a second print can know. */
  const linesOf = ({ pieces }: SheetOfPaper): readonly (readonly TextPiece[])[] => {
    const lines = new Map<number, TextPiece[]>();
    for (const piece of pieces) {
      const key = Math.round(piece.isTurned ? piece.x : piece.y);
      lines.set(key, [...(lines.get(key) ?? []), piece]);
    }
    return [...lines]
      .sort(([a], [b]) => a - b)
      .map(([, line]) => line.sort((a, b) => (a.isTurned ? b.y - a.y : a.x - b.x)))
      .filter((line) => !wordsOf(line).startsWith('续表'));
  };
  const wordsOf = (line: readonly TextPiece[]) =>
    line
      .map((piece) => piece.text)
      .join('')
      .replace(/\s+/g, '');
  const extentOf = (lines: ReturnType<typeof linesOf>) => {
    const pieces = lines.flat();
    return {
      left: Math.min(...pieces.map(({ x }) => x)),
      right: Math.max(...pieces.map(({ right }) => right)),
      top: Math.min(...pieces.map(({ y }) => y)),
      bottom: Math.max(...pieces.map(({ y }) => y)),
    };
  };

  it.each(NAMES)('has the sheets of the PDF, its margins and its words: %s', async (name) => {
    const page = await openFile(browser, file(name));
    const printed = await sheetsOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const published = await sheetsOf(readFileSync(join(folder, `${name}.pdf`)));
    expect(printed).toHaveLength(published.length);
    for (const [index, sheet] of printed.entries()) {
      const wanted = published[index]!;
      expect([sheet.width, sheet.height]).toEqual([wanted.width, wanted.height]);
      const [lines, wantedLines] = [linesOf(sheet), linesOf(wanted)];
      expect(wordsOf(lines.flat()), `page ${index + 1}`).toBe(wordsOf(wantedLines.flat()));
      const [extent, wantedExtent] = [extentOf(lines), extentOf(wantedLines)];
      for (const side of ['left', 'right', 'top', 'bottom'] as const)
        expect(Math.abs(extent[side] - wantedExtent[side]), `page ${index + 1} ${side}`).toBeLessThan(0.6);
    }
    await page.close();
  });

  it('shows nothing that is only for the screen', async () => {
    const page = await openFile(browser, file('通报'));
    await page.emulateMediaType('print');
    const shown = await page.$$eval(
      'nav, .how-to-read, .skip, .mark, details, summary',
      (elements) => elements.filter((element) => element.checkVisibility()).length,
    );
    expect(shown).toBe(0);
    expect(
      await page.$$eval('nav, .how-to-read, .skip, .mark, details', ({ length }) => length),
    ).toBeGreaterThan(100);
    await page.close();
  });
});

describe('a page on screen', () => {
  it('is opened from the page that lists it, and leads back and on', async () => {
    const page = await openFile(browser, file('index'));
    const links = await page.$$eval('.documents a', (found) => found.map(({ href }) => href));
    expect(links).toHaveLength(NAMES.length * 2);
    for (const link of links) expect(existsSync(fileURLToPath(link)), link).toBe(true);
    await Promise.all([page.waitForNavigation(), page.click('.documents a')]);
    expect(page.url()).toBe(links[0]);
    const related = await page.$$eval('.related a', (found) => found.map(({ href }) => href));
    expect(related).toHaveLength(NAMES.length + 1);
    for (const link of related) expect(existsSync(fileURLToPath(link)), link).toBe(true);
    await Promise.all([page.waitForNavigation(), page.click('.related a')]);
    expect(await page.$('.documents')).not.toBeNull();
    await page.close();
  });

  it.each(['html', 'pdf'])('is listed alone where only %s was asked for', async (form) => {
    const to = join(out, form);
    expect(jianbao(['build', '--only', 'speech', '--format', form, '--out', to]).code).toBe(0);
    const page = await openFile(browser, join(to, '2026-06/index.html'));
    const links = await page.$$eval('.documents a', (found) => found.map(({ href }) => href));
    expect(links.map((link) => fileURLToPath(link))).toEqual([join(to, `2026-06/讲话稿.${form}`)]);
    expect(await page.$eval('.about', (about) => about.textContent)).toMatch(
      form === 'pdf' ? /^讲话稿，\d+页$/ : /^讲话稿$/,
    );
    await page.close();
  });

  it('tells the source of a figure to the mouse, the keyboard and the finger', async () => {
    const wanted = /来源：/;
    const shownAt = (selector: string) => {
      const element = globalThis.document.querySelector(selector)!;
      const { content, position, visibility } = getComputedStyle(element, '::after');
      return { content, position, visibility };
    };
    const selector = '#table-1 tbody tr:nth-child(2) td:nth-child(6) data';
    const desktop = await openFile(browser, file('通报'));
    expect((await desktop.evaluate(shownAt, selector)).content).toBe('none');
    await desktop.hover(selector);
    expect(await desktop.evaluate(shownAt, selector)).toMatchObject({
      content: expect.stringMatching(wanted),
      position: 'fixed',
      visibility: 'visible',
    });
    await desktop.mouse.move(0, 0);
    expect((await desktop.evaluate(shownAt, selector)).content).toBe('none');
    // From the figure before it, one step with the keyboard.
    await desktop.focus('#table-1 tbody tr:nth-child(2) td:nth-child(5) data');
    await desktop.keyboard.press('Tab');
    expect((await desktop.evaluate(shownAt, selector)).content).toMatch(wanted);
    await desktop.close();

    const phone = await openFile(browser, file('通报'), PHONE);
    await phone.$eval(selector, (element) => element.scrollIntoView({ block: 'center', inline: 'center' }));
    await phone.tap(selector);
    expect((await phone.evaluate(shownAt, selector)).content).toMatch(wanted);
    const mark = '#chart-1-m5';
    await phone.$eval(mark, (element) => element.scrollIntoView({ block: 'center', inline: 'center' }));
    await phone.tap(mark);
    expect((await phone.evaluate(shownAt, mark)).content).toMatch(/%；来源：/);
    await phone.close();
  });

  it.each([DESKTOP, PHONE])('shows even the longest source whole, at $width pixels', async (view) => {
    const page = await openFile(browser, file('通报'), view);
    const session = await page.createCDPSession();
    await page.evaluate(() => {
      const lengthOf = (element: Element) => element.getAttribute('data-source')!.length;
      const [longest] = [...globalThis.document.querySelectorAll('main [data-source]')].sort(
        (a, b) => lengthOf(b) - lengthOf(a),
      );
      longest!.id = 'longest';
    });
    for (const place of ['start', 'center', 'end'] as const) {
      await page.$eval(
        '#longest',
        (element, block) => {
          (element as HTMLElement).blur();
          element.scrollIntoView({ block });
        },
        place,
      );
      await page.focus('#longest');
      // The place is chosen as a frame is drawn.
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      const { root } = await session.send('DOM.getDocument');
      const { nodeId } = await session.send('DOM.querySelector', {
        nodeId: root.nodeId,
        selector: '#longest',
      });
      const { node } = await session.send('DOM.describeNode', { nodeId });
      const { backendNodeId } = node.pseudoElements![0]!;
      const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
      const [left, top, right, , , bottom] = model.border as [number, number, number, number, number, number];
      expect(Math.min(left, top), place).toBeGreaterThanOrEqual(0);
      expect(right, place).toBeLessThanOrEqual(view.width);
      expect(bottom, place).toBeLessThanOrEqual(view.height);
      // As high as it may be, it would be cut off.
      const limit = await page.$eval('#longest', (element) => getComputedStyle(element, '::after').maxHeight);
      expect(bottom - top, place).toBeLessThan(Number.parseFloat(limit));
    }
    await page.close();
  });

  it('lets the keyboard go past a table and the marks of a chart', async () => {
    const page = await openFile(browser, file('通报'));
    for (const [box, beyond] of [
      ['#table-1', '#chart-2 .skip'],
      ['#chart-2', '#chart-2-data summary'],
    ] as const) {
      await page.focus(`${box} .skip`);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const reached = await page.evaluate(
        (selector) => globalThis.document.activeElement === globalThis.document.querySelector(selector),
        beyond,
      );
      expect(reached, box).toBe(true);
    }
    await page.close();
  });

  it('keeps what a row is about in sight while a table is moved sideways', async () => {
    const page = await openFile(browser, file('通报'), PHONE);
    const place = () =>
      page.evaluate(() => {
        const rectangle = (selector: string) =>
          globalThis.document.querySelector(`#table-1 ${selector}`)!.getBoundingClientRect();
        return {
          head: rectangle('thead th').left,
          row: rectangle('tbody th').left,
          next: rectangle('tbody td').left,
        };
      });
    const before = await place();
    await page.$eval('#table-1 .table-box', (box) => {
      box.scrollLeft = 150;
    });
    const after = await place();
    expect(after.next).toBeCloseTo(before.next - 150, 0);
    expect([after.head, after.row]).toEqual([before.head, before.row]);
    await page.close();
  });

  it('reads the same without scripts, and asks for nothing but itself', async () => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`file://${encodeURI(file('通报'))}`);
    expect(asked).toHaveLength(1);
    expect(
      await page.$eval('main', (main) => main.checkVisibility() && main.innerText.length),
    ).toBeGreaterThan(5000);
    await page.close();
  });
});

describe('the security policy of a page', () => {
  const INTRUDERS = [
    '<script>document.title="run"</script>',
    '<img src="http://images.example/a.png" onerror="document.title=\'run\'">',
    '<iframe src="http://pages.example/"></iframe>',
    '<style>h1{color:rgb(1,2,3)!important}</style>',
    '<h2 id="styled" style="color:rgb(1,2,3)">x</h2>',
    '<link rel="stylesheet" href="http://styles.example/a.css">',
    '<form id="form" action="http://forms.example/"></form>',
  ].join('');

  /** What of the intruders took effect in a page. */
  async function effects(html: string): Promise<readonly string[]> {
    const path = join(folder, 'intruded.html');
    writeFileSync(path, html.replace('</main>', `${INTRUDERS}</main>`));
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    const answers = new Map<string, string>();
    session.on('Network.requestWillBeSent', ({ request, requestId }) => answers.set(requestId, request.url));
    session.on('Network.loadingFailed', ({ requestId, blockedReason }) => {
      if (blockedReason === 'csp') answers.delete(requestId);
    });
    await session.send('Network.enable');
    await page.goto(`file://${encodeURI(path)}`);
    const found = await page.evaluate(() => [
      ...(globalThis.document.title === 'run' ? ['script'] : []),
      ...(getComputedStyle(globalThis.document.querySelector('h1')!).color === 'rgb(1, 2, 3)'
        ? ['style']
        : []),
      ...(getComputedStyle(globalThis.document.querySelector('#styled')!).color === 'rgb(1, 2, 3)'
        ? ['style attribute']
        : []),
    ]);
    // Sending a form is refused too: the page stays where it is.
    await page.evaluate(() => (globalThis.document.querySelector('#form') as HTMLFormElement).submit());
    const left = [...answers.values()].filter((url) => !url.startsWith('file:'));
    await page.close();
    return [...found, ...left.map((url) => new URL(url).host)].sort();
  }

  it.each(['通报', 'index'])('lets nothing run or load that got into %s', async (name) => {
    expect(await effects(readFileSync(file(name), 'utf8'))).toEqual([]);
  });

  it('is what does it: without the policy all of them take effect', async () => {
    const bare = readFileSync(file('通报'), 'utf8').replace(
      /<meta http-equiv="Content-Security-Policy"[^>]*>/,
      '',
    );
    const found = await effects(bare);
    for (const wanted of [
      'script',
      'style',
      'style attribute',
      'images.example',
      'pages.example',
      'styles.example',
    ])
      expect(found).toContain(wanted);
  });
});
