import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const TEMPLATES = join(import.meta.dirname, '../../templates');
const sheets = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({
    name,
    css: readFileSync(join(TEMPLATES, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
  }));
const sheet = (name: string) => sheets.find((entry) => entry.name.endsWith(name))!.css;

describe('style sheets', () => {
  it.each(sheets)(
    '$name uses nothing that prints as bitmaps, Type 3 fonts or from the network',
    ({ css }) => {
      expect(css).not.toMatch(
        /opacity|filter:|text-shadow|box-shadow|text-stroke|gradient|@import|url\(|font-weight: (bold|[5-9])/,
      );
    },
  );

  it('fills each class darker in grey than the one before, by 25 of 255 or more', () => {
    const colours = [1, 2, 3, 4, 5, 6].map((rank) =>
      new RegExp(`--class-${rank}: #(..)(..)(..);`)
        .exec(sheet('base.css'))!
        .slice(1)
        .map((part) => Number.parseInt(part, 16)),
    );
    // Both ways in which printers make grey of colours: Rec. 601 and 709.
    for (const parts of [
      [0.299, 0.587, 0.114],
      [0.2126, 0.7152, 0.0722],
    ]) {
      const greys = colours.map((colour) =>
        colour.reduce((sum, value, index) => sum + value * parts[index]!, 0),
      );
      for (let rank = 1; rank < greys.length; rank++)
        expect(greys[rank - 1]! - greys[rank]!).toBeGreaterThan(25);
    }
  });

  it('never lets the browser make up a face', () => {
    expect(sheet('base.css')).toMatch(/\*,[^{]*\{[^}]*font-synthesis: none/);
  });

  it('sets the page as GB/T 9704-2012 has it', () => {
    const paper = sheet('paper.css').replace(/\s+/g, ' ');
    expect(paper).toContain('@page { size: A4; margin: 34.6mm 26mm 32.4mm 28mm; }');
    expect(paper).toContain('@page :left { margin-left: 26mm; margin-right: 28mm;');
    expect(paper).toContain('line-height: 39.5px; letter-spacing: -0.207pt;');
    expect(paper).toContain('--zi: calc(156mm / 28);');
    expect(
      paper.match(/content: "— " counter\(page\) " —"; font: 14pt \/ 1 var\(--font-folio\)/g),
    ).toHaveLength(2);
  });

  it('keeps what is for the screen from the paper', () => {
    expect(sheet('screen.css').trimStart().startsWith('@media screen')).toBe(true);
    const unprinted = /([^{}]*)\{\s*display: none;\s*\}/.exec(sheet('paper.css'))![1]!.split(/,\s*/);
    const wanted = ['.contents', '.related', '.how-to-read', '.skip', '.mark', '.chart-data', 'data::after'];
    expect(unprinted.map((selector) => selector.trim())).toEqual(wanted);
  });
});
