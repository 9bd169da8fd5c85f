// Harmless variants of what is written into cells.

import { type CellSpec, dayCell, type GridCell } from './month.ts';
import { isWorkbook } from './spots.ts';
import { isMeasured, ofCells, type Variant } from './variants.ts';

const isPlain = (text: string) => String(Number(text)) === text;
const numberOrText = (text: string): GridCell => (isPlain(text) ? { value: Number(text) } : text);

export const CELL_VARIANTS: readonly Variant[] = [
  ofCells('numbers as text', isMeasured, (text) => text, isWorkbook),
  ofCells('texts as numbers', isMeasured, (text) => numberOrText(text), isWorkbook),
  ofCells('digits of full width', isMeasured, (text) =>
    text.replace(/[0-9.]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  ),
  ofCells(
    'spaces behind',
    () => true,
    (text, _, __, cell) => (typeof cell === 'string' ? `${text}  ` : cell),
  ),
  ofCells(
    'spaces in front',
    () => true,
    (text, _, __, cell) => (typeof cell === 'string' ? ` ${text}` : cell),
  ),
  ofCells(
    'units in cells',
    ({ item, unit }) => item !== undefined && unit === 'mg/L',
    (text) => (/^[\d.]+$/.test(text) ? `${text}mg/L` : text),
  ),
  ofCells('below detection written otherwise', isMeasured, (text, random) => {
    const limit = /^([\d.]+)L$/.exec(text)?.[1];
    return limit === undefined
      ? text
      : random.pick([`<${limit}`, `＜${limit}`, `${limit}Ｌ`, `ND(${limit})`, `${limit}L（未检出）`]);
  }),
  ofCells('missing values marked otherwise', isMeasured, (text, random) =>
    /^(--|-|—|\/)$/.test(text) ? random.pick(['', '--', '—', '/', '*', '－']) : text,
  ),
  ofCells(
    'days written otherwise',
    ({ type }) => type === 'date',
    (text, random) => {
      const [year, month, day] = text.split('-').map(Number);
      if (day === undefined || Number.isNaN(day)) return text;
      return random.pick([
        `${year}/${month}/${day}`,
        `${year}.${month}.${day}`,
        `${year}年${month}月${day}日`,
        text.replaceAll('-', ''),
      ]);
    },
  ),
  ofCells(
    'days as spreadsheets keep them',
    ({ type }) => type === 'date',
    (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? dayCell(text) : text),
    isWorkbook,
  ),
  ofCells(
    'months written otherwise',
    ({ type }) => type === 'month',
    (text, random) => {
      const [, year, month] = /^(\d{4})[-年](\d{1,2})月?$/.exec(text) ?? [];
      if (month === undefined) return text;
      const padded = month.padStart(2, '0');
      return random.pick([
        `${year}-${padded}`,
        `${year}/${Number(month)}`,
        `${year}年${Number(month)}月`,
        `${year}${padded}`,
        `${year}年${padded}月份`,
      ]);
    },
  ),
  ofCells(
    'classes written otherwise',
    ({ type }) => type === 'class',
    (text, random) => {
      const rank = 'ⅠⅡⅢⅣⅤ'.indexOf(text.replace('类', '').replace('劣', ''));
      if (rank < 0) return text;
      if (text.startsWith('劣')) return random.pick(['劣Ⅴ', '劣V', '劣V类', '劣五类']);
      const roman = ['I', 'II', 'III', 'IV', 'V'][rank]!;
      return random.pick([
        'ⅠⅡⅢⅣⅤ'[rank]!,
        roman,
        `${roman}类`,
        `${'一二三四五'[rank]}类`,
        'ⅰⅱⅲⅳⅴ'[rank]!,
        String(rank + 1),
      ]);
    },
  ),
  ofCells(
    'choices by their other names',
    ({ choices }) => (choices ?? []).some(({ aliases }) => aliases.length > 0),
    (text, random, { choices }) => {
      const aliases = choices!.find(({ label }) => label === text)?.aliases ?? [];
      return aliases.length === 0 ? text : random.pick(aliases);
    },
  ),
  ofCells(
    'formulas with their results',
    isMeasured,
    (text) =>
      isPlain(text)
        ? ({ value: Number(text), formula: `${text}+0`, formulaResult: Number(text) } as CellSpec)
        : text,
    isWorkbook,
  ),
  ofCells(
    'cells in colours',
    () => true,
    (text, random, _, cell) => ({
      ...(typeof cell === 'string' ? { value: text } : cell),
      style: {
        ...(typeof cell === 'string' ? {} : cell.style),
        font: { bold: true, name: '仿宋', size: 14, color: { rgb: random.pick(['FF0000', '0000FF']) } },
        fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFF00' } },
        alignment: { horizontal: 'center', wrapText: true },
      },
    }),
    isWorkbook,
  ),
  ofCells(
    'fewer decimals shown',
    isMeasured,
    (text) => (isPlain(text) ? { value: Number(text), style: { numFmt: '0.0' } } : text),
    isWorkbook,
  ),
];
