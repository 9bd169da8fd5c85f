// Damaged workbooks give what the whole one gives, or a coded problem, and never other data.

import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../src/model/table.ts';
import { readWorkbook } from '../../src/read/workbook/workbook.ts';
import { ROOT } from '../commands.ts';
import { wordedCodes } from '../problems/codes.ts';
import { archive, workbookEntries } from './raw-workbooks.ts';

/** Numbers that look like chance and are the same every time (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const CODES = new Set(wordedCodes().map(({ code }) => code));

/** `same`, `refused`, or what else came of it. */
function outcome(content: Uint8Array, whole: readonly Sheet[]): string {
  const { value, problems } = readWorkbook('a.xlsx', content);
  if (problems.length > 0) {
    const isCoded = problems.every(({ code, message }) => CODES.has(code) && /\p{Script=Han}/u.test(message));
    return isCoded && value.length === 0 ? 'refused' : JSON.stringify(problems);
  }
  return JSON.stringify(value) === JSON.stringify(whole) ? 'same' : 'other data';
}

const sample = readFileSync(join(ROOT, 'data/2026-06/断面水质.xlsx'));
const stored = archive(
  workbookEntries({
    cells: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><v>0.52</v></c></row>',
  }).map((entry) => ({ ...entry, isStored: true })),
);

describe.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
  ['the sample month', () => sample],
  ['a workbook that is not packed', () => stored],
  [
    'a workbook with dates and text in cells',
    () =>
      writeXlsx({
        sheets: [
          {
            name: '一',
            rows: [
              ['断面', '日期'],
              ['甲', new Date('2026-06-30T00:00:00Z')],
            ],
          },
        ],
      }),
  ],
])('%s', async (name, make) => {
  const content = Buffer.from(await make());
  const whole = readWorkbook('a.xlsx', content).value;

  it('gives the same or nothing with one bit of it changed', () => {
    const next = chance(20260630);
    const outcomes = new Map<string, number>();
    for (let flip = 0; flip < 2000; flip += 1) {
      const damaged = Buffer.from(content);
      const at = next(damaged.length);
      damaged[at] = damaged[at]! ^ (1 << next(8));
      const came = outcome(damaged, whole);
      outcomes.set(came, (outcomes.get(came) ?? 0) + 1);
    }
    expect([...outcomes.keys()].filter((came) => came !== 'same' && came !== 'refused')).toEqual([]);
    console.info(
      `${name}, 2000 bits changed: ${[...outcomes].map(([came, count]) => `${came} ${count}`).join(', ')}`,
    );
    expect(outcomes.get('refused')).toBeGreaterThan(1000);
  });

  it('gives nothing when it is cut off, wherever', () => {
    const cuts = Array.from({ length: 100 }, (_, part) => Math.floor((content.length * part) / 100));
    const outcomes = [...cuts, content.length - 1].map((end) => outcome(content.subarray(0, end), whole));
    expect(new Set(outcomes)).toEqual(new Set(['refused']));
  });

  it('gives the same or nothing with a stretch of it lost, doubled or overwritten', () => {
    const next = chance(7);
    const outcomes = Array.from({ length: 300 }, (_, index) => {
      const [from, length] = [next(content.length), 1 + next(200)];
      const [before, piece, behind] = [
        content.subarray(0, from),
        content.subarray(from, from + length),
        content.subarray(from + length),
      ];
      const middle = [[], [piece, piece], [Buffer.alloc(piece.length, index)]][index % 3]!;
      return outcome(Buffer.concat([before, ...middle, behind]), whole);
    });
    expect(outcomes.filter((came) => came !== 'same' && came !== 'refused')).toEqual([]);
  });
});

describe('a workbook whose parts are changed before they are packed', () => {
  it('is read or answered with a code, whatever letter is changed', () => {
    const entries = workbookEntries({
      cells: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><f>A1+1</f><v>0.52</v></c></row>',
      behind: '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
      styles:
        '<numFmts><numFmt numFmtId="200" formatCode="0.00&quot;L&quot;"/></numFmts><fonts><font><strike/></font></fonts><cellXfs><xf numFmtId="200" fontId="0"/></cellXfs>',
    });
    const next = chance(11);
    const signs = '<>/="\'&;!?0189aAxX-_.\n \u0001水';
    for (let change = 0; change < 1500; change += 1) {
      const which = next(entries.length);
      const text = String(entries[which]!.data);
      const at = next(text.length);
      const data = text.slice(0, at) + signs[next(signs.length)] + text.slice(at + next(3));
      const content = archive(entries.map((entry, index) => (index === which ? { ...entry, data } : entry)));
      const { value, problems } = readWorkbook('a.xlsx', content);
      expect(problems.every(({ code }) => CODES.has(code))).toBe(true);
      expect(value.length === 0 || problems.length === 0).toBe(true);
    }
  });
});
