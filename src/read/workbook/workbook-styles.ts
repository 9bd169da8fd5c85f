// A workbook's styles, as far as they change what a reader sees: number formats and struck-out fonts.

import type { Buffer } from 'node:buffer';
import type { Place } from '../../model/source.ts';
import { xlsxLimit } from '../problems/workbook-problems.ts';
import { builtInFormat, type NumberFormat, numberFormat } from './number-formats.ts';
import { refuse } from './refusal.ts';
import { openSpreadsheetXml } from './spreadsheet-xml.ts';
import { MAX_FORMATS, MAX_STYLES } from './workbook-limits.ts';
import type { XmlReader } from './xml.ts';

/** The style of a cell. */
export interface CellStyle {
  readonly format: NumberFormat;
  readonly isStruck: boolean;
}

/** A cell without a style. */
export const PLAIN_STYLE: CellStyle = { format: numberFormat('General'), isStruck: false };

/** The styles by the index that cells give. */
export function readStyles(bytes: Buffer, place: Place): readonly CellStyle[] {
  const xml = openSpreadsheetXml(bytes, 'styleSheet', place);
  const codes = new Map<number, string>();
  const struckFonts: boolean[] = [];
  const formats: { format: number; font: number }[] = [];
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open') continue;
    if (xml.depth === 3 && xml.name === 'numFmt') {
      codes.set(xml.integer('numFmtId') ?? Number.NaN, xml.attribute('formatCode') ?? '');
    } else if (xml.depth === 3 && xml.name === 'font') struckFonts.push(hasStrike(xml));
    else if (xml.depth === 3 && xml.name === 'xf' && xml.parent() === 'cellXfs') {
      formats.push({ format: xml.integer('numFmtId') ?? 0, font: xml.integer('fontId') ?? 0 });
    } else if (xml.depth > 2) xml.skip();
    if (codes.size > MAX_FORMATS || formats.length > MAX_STYLES) refuse(xlsxLimit(place, '单元格格式过多'));
  }
  const understood = new Map<number, NumberFormat>();
  return formats.map(({ format: id, font }) => {
    const format = understood.get(id) ?? numberFormat(codes.get(id) ?? builtInFormat(id));
    understood.set(id, format);
    return { format, isStruck: struckFonts[font] === true };
  });
}

/** Whether the font just opened, of a style or of a run of text, is struck out. Passes over its end. */
export function hasStrike(xml: XmlReader): boolean {
  const inside = xml.depth;
  let isStruck = false;
  for (let token = xml.next(); token !== 'close' || xml.depth >= inside; token = xml.next()) {
    if (token === 'open' && xml.depth === inside + 1 && xml.name === 'strike') {
      const value = xml.attribute('val');
      isStruck = value !== '0' && value !== 'false';
    }
  }
  return isStruck;
}
