import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishPdf } from '../../src/print/finish/pdf.ts';
import { dictionaryAt, openPdf, writePdf } from '../../src/print/pdf/pdf-file.ts';
import { readPdf } from '../../src/print/pdf/pdf-reading.ts';
import { isReference, type PdfValue } from '../../src/print/pdf/pdf-syntax.ts';
import type { Printer } from '../../src/print/print.ts';
import { fontSet, machine, PAGE, pageTexts, pdfFacts, printer } from './printing.ts';

const CREATED = '2026-07-15';
let shared: Printer;
let pdf: Uint8Array;

async function printed(by: Printer, html: string, created = CREATED): Promise<Uint8Array> {
  const { value, problems } = await by.printPdf(html, { created });
  expect(problems).toEqual([]);
  return value!;
}

beforeAll(async () => {
  shared = await printer();
  pdf = await printed(shared, PAGE);
});
afterAll(() => shared?.close());

describe('a printed page', () => {
  test('has text that can be searched: hanzi, not look-alike radicals', async () => {
    const text = (await pageTexts(pdf)).join('');
    expect(text).toContain('水面口月日见青，Ⅰ～Ⅲ类断面12个，占75.0%；劣Ⅴ类1个。');
    expect(text).toContain('NH₃-N、BOD₅为1.32mg/L，面积3㎡，水温20℃，①瀍河——洺河');
    expect(text).not.toMatch(/[\u2e80-\u2fdf]/);
  });

  test('is set in the shipped TrueType faces, nothing drawn as Type 3', () => {
    expect(pdfFacts(pdf).fonts).toEqual([
      'JianbaoHei-Medium',
      'JianbaoKai-Regular',
      'JianbaoSong-Regular',
      'JianbaoTitle-Black',
    ]);
  });

  test('is tagged, titled and has an outline', async () => {
    const facts = pdfFacts(pdf);
    expect(facts).toMatchObject({ title: '云泽市水质通报（虚构）', tagged: true, outline: true });
    const document = await getDocumentProxy(new Uint8Array(pdf));
    expect((await document.getOutline()).map(({ title }) => title)).toEqual(['关于水质监测情况的通报']);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(facts.pages).toBe(document.numPages);
  });

  test('carries page numbers on every page and repeats table heads', async () => {
    const pages = await pageTexts(pdf);
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((text, index) => {
      expect(text).toContain(`—${index + 1}—`);
    });
    expect(pages.filter((text) => text.includes('断面类别')).length).toBe(pages.length);
  });

  test('says nothing about the machine and bears the given date', async () => {
    const { info } = await (await getDocumentProxy(new Uint8Array(pdf))).getMetadata();
    expect(info).toMatchObject({
      Creator: 'Jianbao',
      Producer: 'Skia/PDF',
      CreationDate: "D:20260715000000+00'00'",
      ModDate: "D:20260715000000+00'00'",
    });
    const values = JSON.stringify([...openPdf(pdf).objects.values()].map(plain));
    expect(values).not.toContain('Mozilla');
    expect(values).not.toContain('/home/');
    expect(values).toContain('node00000001');
  });
});

describe('the facts of a PDF', () => {
  test.each(['云泽市水质通报（虚构）', 'Report (June) \\ 1', 'a)b', ''])('title “%s”', async (title) => {
    const html = `<html><head><title>${title}</title></head><body>水</body></html>`;
    expect(pdfFacts(await printed(shared, html)).title).toBe(title);
  });

  test('no outline without headings, several pages', async () => {
    const html = `<html><head></head><body>${'<p style="break-after:page">水</p>'.repeat(12)}火</body></html>`;
    expect(pdfFacts(await printed(shared, html))).toMatchObject({
      pages: 13,
      outline: false,
      tagged: true,
    });
  });

  test('imitated bold shows as Type 3', async () => {
    const html = '<html><head></head><body style="font-family:Jianbao Body"><b>水</b></body></html>';
    expect(pdfFacts(await printed(shared, html)).fonts).toContain('Type3');
  });

  test.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, 5000)],
    ['empty', () => Buffer.alloc(0)],
    ['that is no PDF', () => Buffer.from('%PDF-1.4 cut')],
    ['without its pages', (bytes: Buffer) => changedCatalog(bytes, (catalog) => catalog.delete('Pages'))],
    ['whose pages are miscounted', (bytes: Buffer) => changedPages(bytes)],
  ])('a file %s is one problem', (_name, spoil) => {
    const { value, problems } = finishPdf(spoil(Buffer.from(pdf)), { created: CREATED });
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['BROWSER_PDF_UNREADABLE']);
    expect(problems[0]!.message).toMatch(/^浏览器生成的PDF.*（原文：[^\n]+）$/);
  });
});

describe('the same input gives the same bytes', () => {
  test('in a tab used before, after other documents', async () => {
    await printed(shared, PAGE.replaceAll('云泽桥', '别的断面'));
    expect(Buffer.from(await printed(shared, PAGE)).equals(pdf)).toBe(true);
  });

  test.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])('in time zone %s', async (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    const env = { ...process.env, LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' };
    const other = await printer({}, { ...machine, env });
    try {
      expect(Buffer.from(await printed(other, PAGE)).equals(pdf)).toBe(true);
    } finally {
      await other.close();
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  test('but another day gives other bytes', async () => {
    expect(Buffer.from(await printed(shared, PAGE, '2026-07-16')).equals(pdf)).toBe(false);
  });
});

describe('faces answered from memory', () => {
  test('give the pages, text and faces that fontconfig gives', async () => {
    const other = await printer({ fontDelivery: 'memory' });
    try {
      const same = await printed(other, PAGE);
      expect(pdfFacts(same)).toEqual(pdfFacts(pdf));
      expect(await pageTexts(same)).toEqual(await pageTexts(pdf));
    } finally {
      await other.close();
    }
  });
});

describe.each(['fontconfig', 'memory'] as const)('a Latin face chosen by the user, by %s', (fontDelivery) => {
  test('sets letters and digits only', async () => {
    // The heading face plays the chosen one: its name tells where it was used.
    const fonts = await fontSet({ latin: 'fonts/JianbaoTitle-Black.ttf' });
    const other = await printer({ fonts, fontDelivery });
    const html = (text: string) =>
      `<html><head><style>body{font-family:"Jianbao Latin","Jianbao Body"}</style></head><body>${text}</body></html>`;
    try {
      expect(pdfFacts(await printed(other, html('“氨氮”——·…'))).fonts).toEqual(['JianbaoSong-Regular']);
      expect(pdfFacts(await printed(other, html('1.32'))).fonts).toEqual(['JianbaoTitle-Black']);
    } finally {
      await other.close();
    }
  });
});

describe('isolation', () => {
  let canary: Server;
  let port: number;
  let connections = 0;

  beforeAll(async () => {
    canary = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await once(canary.listen(0, '127.0.0.1'), 'listening');
    port = (canary.address() as { port: number }).port;
  });
  afterAll(() => canary.close());

  test('no page reaches the network, whatever it asks for', async () => {
    const at = `http://127.0.0.1:${port}`;
    await once(connect(port, '127.0.0.1'), 'close');
    expect(connections).toBe(1); // the canary sings

    const html = `<html><head>
      <link rel="preconnect" href="${at}"><link rel="dns-prefetch" href="${at}"><link rel="prefetch" href="${at}/a">
      <link rel="stylesheet" href="${at}/b.css"><link rel="icon" href="${at}/i.ico"><base href="${at}/">
      <style>@import "${at}/c.css";@font-face{font-family:F;src:url(${at}/f.ttf)}
        body{font-family:F;background:url(${at}/d.png)}</style>
      <script src="${at}/e.js"></script><script>fetch("${at}/g");new WebSocket("ws://127.0.0.1:${port}/")</script>
      </head><body>水<img src="${at}/h.png"><img src="x.png" onerror="fetch('${at}/j')">
      <iframe src="${at}/k"></iframe><object data="${at}/l"></object><embed src="${at}/m">
      <video src="${at}/n" autoplay></video><svg><image href="${at}/o.png"/><use href="${at}/p.svg#q"/></svg>
      <form action="${at}/r" method="post"><button>r</button></form></body></html>`;
    await printed(shared, html);
    await printed(
      shared,
      `<html><head><meta http-equiv="refresh" content="0;url=${at}/s"></head><body>水</body></html>`,
    );
    await printed(shared, PAGE);
    expect(connections).toBe(1);
  });

  test('no local file reaches the page', async () => {
    const html = `<html><head></head><body>水<iframe src="file:///etc/passwd"></iframe>
      <object data="file:///etc/passwd"></object><embed src="file:///etc/passwd"></body></html>`;
    const text = (await pageTexts(await printed(shared, html))).join('');
    expect(text).toContain('水');
    expect(text).not.toContain('root:');
  });

  test('scripts do not run', async () => {
    const html = '<html><head></head><body>水<script>document.body.textContent = "火"</script></body></html>';
    expect((await pageTexts(await printed(shared, html))).join('')).toBe('水');
  });

  test('a picture in the page itself is printed', async () => {
    const pixel =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==';
    const html = `<html><head></head><body><img width="50" src="data:image/png;base64,${pixel}"></body></html>`;
    const { file, pages } = readPdf(await printed(shared, html));
    expect(JSON.stringify(plain(file.objects.get(pages[0]!.object.object)!))).toContain('XObject');
    expect(pages[0]!.shapes.map(({ kind }) => kind)).toContain('bitmap');
  });
});

/** Maps and streams as JSON knows them. */
function plain(value: PdfValue): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null && 'dictionary' in value) return plain(value.dictionary);
  return value;
}

/** The same document with another catalogue. */
function changedCatalog(bytes: Buffer, change: (catalog: Map<string, PdfValue>) => void): Buffer {
  const file = openPdf(bytes);
  const root = file.trailer.get('Root');
  const catalog = new Map(dictionaryAt(file, file.trailer, 'Root'));
  change(catalog);
  const objects = new Map(file.objects);
  if (isReference(root)) objects.set(root.object, catalog);
  return writePdf({ objects, trailer: file.trailer });
}

function changedPages(bytes: Buffer): Buffer {
  const file = openPdf(bytes);
  const pages = dictionaryAt(file, dictionaryAt(file, file.trailer, 'Root'), 'Pages');
  return changedCatalog(bytes, (catalog) =>
    catalog.set('Pages', new Map([...pages, ['Count', 999]] as const)),
  );
}
