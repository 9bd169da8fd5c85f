// The yardstick: a browser started by puppeteer prints a page by raw DevTools messages, and nothing else.
// Usage: node bench/bare.mjs SETTINGS.json (program, environment, html, pdf)

import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import puppeteer from 'puppeteer';

const settings = JSON.parse(await readFile(process.argv[2], 'utf8'));
const browser = await puppeteer.launch({
  executablePath: settings.program,
  env: settings.environment,
  pipe: true,
  args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-software-rasterizer', '--in-process-gpu'],
});
const [page] = await browser.pages();
const session = await page.createCDPSession();
const { frameTree } = await session.send('Page.getFrameTree');
await session.send('Page.setDocumentContent', {
  frameId: frameTree.frame.id,
  html: await readFile(settings.html, 'utf8'),
});
const { data } = await session.send('Page.printToPDF', {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
});
await writeFile(settings.pdf, Buffer.from(data, 'base64'));
process.kill(-browser.process().pid, 'SIGKILL');
