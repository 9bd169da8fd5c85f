// Printing again until what depends on pages is settled: as often as needed, and no more often.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Document } from '../../src/model/document.ts';
import type { Printer } from '../../src/print/print.ts';
import { printer } from './printing.ts';
import { document, heading, official, pdfOf, prose, type Setting, table } from './profile-samples.ts';

let press: Printer;
beforeAll(async () => {
  press = await printer();
});
afterAll(() => press.close());

test.each<[string, number, Document, Setting]>([
  ['running text', 1, document(prose(3, 900)), {}],
  ['a table on one page', 1, document([...prose(1, 60), table(5)]), {}],
  ['a table that goes over to another page', 2, document([...prose(1, 60), table(60)]), {}],
  ['contents', 2, document([heading(2, '一、总体情况', 'h'), ...prose(2, 900)]), { contents: true }],
  ['版记 at the foot', 2, document(prose(1, 300), official('official')), { profile: 'official' }],
])('%s is printed %i times', async (_, times, made, setting) => {
  let prints = 0;
  let last = '';
  const counting = {
    ...press,
    layOut: (html: string) => {
      prints++;
      last = html;
      return press.layOut(html);
    },
  };
  const pdf = await pdfOf(counting, made, setting);
  expect(prints).toBe(times);
  const { value: again } = await press.printPdf(last, { created: '2026-07-10' });
  expect(Buffer.from(again!).equals(pdf)).toBe(true);
});
