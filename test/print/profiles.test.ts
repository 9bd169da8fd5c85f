// Every profile printed and measured: type area, lines, numbers of pages, heads, rules (GB/T 9704-2012).

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../src/model/document.ts';
import { PROFILES } from '../../src/model/layout.ts';
import type { Printer } from '../../src/print/print.ts';
import { printer } from './printing.ts';
import {
  document,
  FOLIO,
  folioOf,
  heading,
  leftOf,
  linesOf,
  official,
  paragraph,
  print,
  prose,
  RED,
  startOf,
  table,
  text,
  wordsOf,
  ZI,
} from './profile-samples.ts';

let press: Printer;
beforeAll(async () => {
  press = await printer();
});
afterAll(() => press.close());

describe('the type area', () => {
  it('holds 22 lines of 28 characters in 156 × 225 mm, mirrored by the binding edge', async () => {
    const sheets = await print(press, document(prose(4, 900)));
    for (const number of [2, 3]) {
      const sheet = sheets[number - 1]!;
      const lines = linesOf(sheet);
      expect(lines).toHaveLength(22);
      const full = lines.filter((line) => wordsOf(line).length === 28);
      expect(full.length).toBeGreaterThan(18);
      for (const line of full) {
        expect(line[0]!.x).toBeCloseTo(leftOf(number), 0);
        expect(line.at(-1)!.right - leftOf(number)).toBeCloseTo(156, -0.3);
        expect(line[0]!.size).toBeCloseTo(16, 1);
      }
      const [first, last] = [lines[0]![0]!.y, lines[21]![0]!.y];
      expect(Math.abs((last - first) / 21 - 10.45)).toBeLessThan(0.12);
      // A baseline lies 0.88 of the size below the upper edge of its characters.
      expect(Math.abs(first - 0.88 * 5.644 - 37)).toBeLessThan(1);
      expect(Math.abs(last + 0.12 * 5.644 - 262)).toBeLessThan(1);
    }
    const opening = linesOf(sheets[0]!).find((line) => wordsOf(line).startsWith('断面'))!;
    expect(wordsOf(opening)).toHaveLength(26);
    expect(Math.abs(opening[0]!.x - 28 - 2 * ZI)).toBeLessThan(0.4);
  });

  it.each(PROFILES.filter((profile) => profile !== 'speech-reading'))(
    'leaves the numbers of %s where the standard has them, on upright paper',
    async (profile) => {
      const sheets = await print(press, document([...prose(3, 900)], official(profile)), { profile });
      expect(sheets.length).toBeGreaterThan(1);
      for (const [index, sheet] of sheets.entries()) {
        expect([sheet.width, sheet.height].map(Math.round)).toEqual([210, 297]);
        const folio = folioOf(sheet);
        if (profile === 'letter' && index === 0) {
          expect(folio).toBeUndefined();
          continue;
        }
        expect(folio!.text).toBe(`— ${index + 1} —`);
        expect(folio!.size).toBeCloseTo(14, 1);
        // The dash lies 0.38 of the size above the baseline and 7 mm below the type area.
        expect(Math.abs(folio!.y - 0.38 * 4.94 - 269)).toBeLessThan(0.5);
        const edge = index % 2 === 0 ? 184 - folio!.right : folio!.x - 26;
        expect(Math.abs(edge - 4.94)).toBeLessThan(0.5);
      }
    },
  );
});

describe('an official document', () => {
  it('has its head, rules and foot where §7 puts them, the last page even', async () => {
    const sheets = await print(press, document(prose(2, 900), official('official')), { profile: 'official' });
    expect(sheets.length % 2).toBe(0);
    const [first, last] = [sheets[0]!, sheets.at(-1)!];
    expect(startOf(first, '000001').x).toBeCloseTo(28, 0);
    const issuer = startOf(first, '云泽市水污染防治办公室文件');
    const height = (issuer.size * 25.4) / 72;
    // Ink starts 0.84 of the size above the baseline.
    expect(Math.abs(issuer.y - 0.84 * height - 72)).toBeLessThan(1);
    expect(Math.abs((issuer.x + issuer.right) / 2 - 106)).toBeLessThan(1);
    const number = startOf(first, '云水防办');
    expect(Math.abs(number.x - 28 - ZI)).toBeLessThan(0.5);
    const signer = first.pieces.find((piece) => piece.text === '陆听澜')!;
    expect(signer.font).toContain('Kai');
    expect(signer.y).toBeCloseTo(number.y, 1);
    expect(Math.abs(184 - signer.right - ZI)).toBeLessThan(0.6);
    const [rule] = first.bars.filter(({ colour }) => colour === RED);
    expect(rule!.right - rule!.left).toBeCloseTo(156, 0);
    expect(Math.abs(rule!.top - (number.y + 0.12 * 5.644) - 4)).toBeLessThan(0.5);
    expect(rule!.bottom - rule!.top).toBeCloseTo(0.5, 1);
    const title = startOf(first, '关于全市');
    expect(title.size).toBeCloseTo(22, 1);
    expect(Math.abs(title.y - 0.84 * 7.76 - rule!.bottom - 2 * 10.45)).toBeLessThan(1.5);
    const addressee = startOf(first, '各县');
    expect(Math.abs(addressee.x - 28)).toBeLessThan(0.5);

    const rules = last.bars.filter(({ colour, right, left }) => colour === '#000000' && right - left > 150);
    expect(rules.map(({ top, bottom }) => Number((bottom - top).toFixed(2)))).toEqual([0.35, 0.25, 0.35]);
    expect(Math.abs(rules.at(-1)!.bottom - 262)).toBeLessThan(0.5);
    const copies = startOf(last, '抄送：');
    expect(copies.size).toBeCloseTo(14, 1);
    expect(copies.x - 26).toBeCloseTo(4.94, 0);
    const date = sheets.flatMap(({ pieces }) => pieces).find(({ text }) => text === '2026年7月15日')!;
    expect(Math.abs(184 - date.right - 4 * ZI) < 0.6 || Math.abs(182 - date.right - 4 * ZI) < 0.6).toBe(true);
  });

  it('adds a page for 版记 alone where the text ends on an odd one', async () => {
    const sheets = await print(press, document(prose(1, 60), official('official')), { profile: 'official' });
    expect(sheets).toHaveLength(2);
    expect(linesOf(sheets[1]!).map(wordsOf)[0]).toMatch(/^抄送/);
    expect(Math.abs(sheets[1]!.bars.at(-1)!.bottom - 262)).toBeLessThan(0.5);
  });

  it('is a letter with red double rules of 170 mm, its first page without a number', async () => {
    const sheets = await print(press, document(prose(2, 360), official('letter')), { profile: 'letter' });
    const red = sheets[0]!.bars.filter(({ colour }) => colour === RED).sort((a, b) => a.top - b.top);
    expect(red.map(({ left, right }) => Math.round(right - left))).toEqual([170, 170, 170, 170]);
    const thick = red.map(({ top, bottom }) => bottom - top);
    expect([thick[0]! > thick[1]!, thick[2]! < thick[3]!]).toEqual([true, true]);
    const issuer = startOf(sheets[0]!, '云泽市');
    const height = (issuer.size * 25.4) / 72;
    expect(Math.abs(issuer.y - 0.84 * height - 30)).toBeLessThan(1);
    expect(Math.abs(red[0]!.top - (issuer.y + 0.08 * height) - 4)).toBeLessThan(0.5);
    expect(Math.abs((red[3]!.top + red[3]!.bottom) / 2 - 277)).toBeLessThan(1);
    expect(sheets.map((sheet) => folioOf(sheet)?.text)).toEqual([undefined, '— 2 —']);
    expect(sheets[1]!.bars.filter(({ colour }) => colour === RED)).toEqual([]);
  });
});

describe('minutes, speeches and ledgers', () => {
  it('set the name of minutes in red 72 mm from the upper edge, names of those present clear of the label', async () => {
    const present = {
      ...paragraph(''),
      children: [{ kind: 'strong', children: [text('出席')] }, text(`：${'陆听澜　'.repeat(16)}`)],
    } as Block;
    const [sheet] = await print(
      press,
      document([present, ...prose(1, 60)], { title: [text('水污染防治工作会议纪要')] }),
      { profile: 'minutes' },
    );
    const name = startOf(sheet!, '水污染防治');
    expect(Math.abs(name.y - 0.84 * ((name.size * 25.4) / 72) - 72)).toBeLessThan(1);
    const lines = linesOf(sheet!);
    const first = lines.findIndex((line) => wordsOf(line).startsWith('出席'));
    expect(lines[first]![0]!.font).toContain('Hei');
    expect(Math.abs(lines[first]![0]!.x - 28 - 2 * ZI)).toBeLessThan(0.4);
    expect(Math.abs(lines[first + 1]![0]!.x - 28 - 5 * ZI)).toBeLessThan(0.4);
  });

  it('break no paragraph of a speech for reading, in type of 小二', async () => {
    const sheets = await print(press, document(prose(12, 150)), { profile: 'speech-reading' });
    expect(sheets.length).toBeGreaterThan(2);
    for (const sheet of sheets) {
      const lines = linesOf(sheet).filter((line) => line[0]!.size > 15 && wordsOf(line).startsWith('断面'));
      const opening = linesOf(sheet).find((line) => line[0]!.size < 19 && line[0]!.size > 17);
      expect(opening![0]!.size).toBeCloseTo(18, 1);
      expect(lines.length).toBeGreaterThan(0);
      const starts = linesOf(sheet).filter((line) => line[0]!.size > 17 && line[0]!.size < 19);
      // The first line of every page is indented: it starts a paragraph.
      if (sheet !== sheets[0]) expect(starts[0]![0]!.x - 26).toBeGreaterThan(10);
      expect(sheet.pieces.some((piece) => /^\d+ \/ \d+$/.test(piece.text))).toBe(true);
    }
  });
});

describe('tables', () => {
  it('say 续表 with their head on every page they go over to, and their notes stand below', async () => {
    const sheets = await print(press, document([...prose(1, 100), table(60), ...prose(1, 40)]));
    const heads = sheets.map((sheet) =>
      linesOf(sheet)
        .map(wordsOf)
        .find((line) => line.includes('整改任务台账')),
    );
    expect(heads[0]).toMatch(/^表1/);
    expect(heads.length).toBeGreaterThan(2);
    expect(heads.slice(1).every((head) => head?.startsWith('续表1'))).toBe(true);
    for (const sheet of sheets) expect(sheet.pieces.some((piece) => piece.text === '栏目1')).toBe(true);
    const rows = sheets
      .flatMap((sheet) => linesOf(sheet).map(wordsOf))
      .filter((line) => /^第\d+行/.test(line));
    expect(rows.map((row) => Number(/\d+/.exec(row)![0]))).toEqual(
      Array.from({ length: 60 }, (_, row) => row + 1),
    );
    const lastLines = linesOf(sheets.at(-1)!).map(wordsOf);
    expect(lastLines.indexOf('注：表外的说明。')).toBeGreaterThan(
      lastLines.findIndex((line) => line.startsWith('第60行')),
    );
  });

  it('stand on sheets turned by a quarter in the flow, their head at the left edge on both sides', async () => {
    const sheets = await print(press, document([...prose(1, 100), table(40, 8), ...prose(1, 100)]), {
      landscape: ['sample'],
    });
    const turned = sheets.map((sheet) => sheet.pieces.some((piece) => piece.isTurned));
    expect([turned[0], turned.at(-1)]).toEqual([false, false]);
    expect(turned.filter(Boolean).length).toBeGreaterThan(1);
    for (const [index, sheet] of sheets.entries()) {
      expect(folioOf(sheet)).toMatchObject({ text: `— ${index + 1} —`, isTurned: false });
      if (!turned[index]) continue;
      const [caption] = sheet.pieces.filter((piece) => piece.text.includes('表1'));
      const cells = sheet.pieces.filter((piece) => piece.isTurned);
      expect(caption!.x).toBe(Math.min(...cells.map(({ x }) => x)));
      expect(caption!.x - leftOf(index + 1)).toBeGreaterThan(0);
      expect(caption!.x - leftOf(index + 1)).toBeLessThan(8);
      expect(Math.max(...cells.map(({ x }) => x))).toBeLessThan(leftOf(index + 1) + 156);
      expect(Math.max(...cells.map(({ y }) => y))).toBeLessThan(262.5);
      expect(Math.min(...cells.map(({ y }) => y))).toBeGreaterThan(37);
    }
  });
});

describe('booklets', () => {
  it('list the headings with the numbers their pages carry, and start every part on an odd page', async () => {
    const parts = [1, 2, 3].flatMap((part) => [
      heading(2, `第${part}部分`, `h${part}`),
      ...prose(1, part === 1 ? 300 : 900),
    ]);
    const sheets = await print(press, document(parts), { contents: true, recto: true });
    expect(linesOf(sheets[0]!).map(wordsOf)[0]).toMatch(/^目/);
    const entries = linesOf(sheets[0]!).slice(1).map(wordsOf);
    const places = [1, 2, 3].map((part) =>
      sheets.findIndex((sheet) => linesOf(sheet).some((line) => wordsOf(line) === `第${part}部分`)),
    );
    // Sheets are counted from the right-hand one that comes first.
    expect(places.map((index) => index % 2)).toEqual([0, 0, 0]);
    const numbers = places.map((index) => Number(/\d+/.exec(folioOf(sheets[index]!)!.text)![0]));
    expect(numbers).toEqual(places.map((index) => index - 1));
    expect(entries).toEqual(numbers.map((number, index) => `第${index + 1}部分${number}`));
    const empty = sheets.filter((sheet) => sheet.pieces.length === 0);
    expect(empty.length).toBeGreaterThan(0);
    expect(folioOf(sheets[0]!)).toBeUndefined();
  });
});

describe('what an office does its own way', () => {
  it('puts the numbers in the middle, also on turned sheets', async () => {
    const sheets = await print(press, document([...prose(2, 400), table(30, 8)]), {
      landscape: ['sample'],
      switches: { folio: 'centre' },
    });
    for (const [index, sheet] of sheets.entries()) {
      const folio = folioOf(sheet)!;
      expect(folio.text).toBe(`— ${index + 1} —`);
      expect(Math.abs((folio.x + folio.right) / 2 - leftOf(index + 1) - 78)).toBeLessThan(1.5);
      expect(Math.abs(folio.y - 0.38 * 4.94 - 269)).toBeLessThan(0.6);
      expect(sheet.pieces.filter((piece) => FOLIO.test(piece.text))).toHaveLength(1);
    }
  });

  it.each([
    ['28', 23],
    ['30', 21],
  ] as const)('sets lines %s points apart', async (pitch, count) => {
    const [, second] = await print(press, document(prose(3, 900)), { switches: { pitch } });
    const lines = linesOf(second!);
    expect(lines).toHaveLength(count);
    const step = (lines.at(-1)![0]!.y - lines[0]![0]!.y) / (count - 1);
    expect(Math.abs(step - (Number(pitch) * 25.4) / 72)).toBeLessThan(0.05);
  });
});
