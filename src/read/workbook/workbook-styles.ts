// A workbook's styles, as far as they change what a reader sees: number formats, struck-out fonts and colours.

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
  readonly isColoured: boolean;
}

/** What a font says. */
interface Font {
  readonly isStruck: boolean;
  readonly isColoured: boolean;
}

/** A cell without a style. */
export const PLAIN_STYLE: CellStyle = { format: numberFormat('General'), isStruck: false, isColoured: false };

/** The styles by the index that cells give. */
export function readStyles(bytes: Buffer, place: Place): readonly CellStyle[] {
  const xml = openSpreadsheetXml(bytes, 'styleSheet', place);
  const codes = new Map<number, string>();
  const fonts: Font[] = [];
  const colouredFills: boolean[] = [];
  const formats: { format: number; font: number; fill: number }[] = [];
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open') continue;
    if (xml.depth === 3 && xml.name === 'numFmt') {
      codes.set(xml.integer('numFmtId') ?? Number.NaN, xml.attribute('formatCode') ?? '');
    } else if (xml.depth === 3 && xml.name === 'font') fonts.push(readFont(xml));
    else if (xml.depth === 3 && xml.name === 'fill') colouredFills.push(hasColour(xml, 'fgColor'));
    else if (xml.depth === 3 && xml.name === 'xf' && xml.parent() === 'cellXfs') {
      formats.push({
        format: xml.integer('numFmtId') ?? 0,
        font: xml.integer('fontId') ?? 0,
        fill: xml.integer('fillId') ?? 0,
      });
    } else if (xml.depth > 2) xml.skip();
    if (codes.size > MAX_FORMATS || formats.length > MAX_STYLES) refuse(xlsxLimit(place, '单元格格式过多'));
  }
  const understood = new Map<number, NumberFormat>();
  return formats.map(({ format: id, font, fill }) => {
    const format = understood.get(id) ?? numberFormat(codes.get(id) ?? builtInFormat(id));
    understood.set(id, format);
    return {
      format,
      isStruck: fonts[font]?.isStruck === true,
      isColoured: fonts[font]?.isColoured === true || colouredFills[fill] === true,
    };
  });
}

/** The font just opened, of a style or of a run of text. Passes over its end. */
export function readFont(xml: XmlReader): Font {
  const inside = xml.depth;
  let [isStruck, isColoured] = [false, false];
  for (let token = xml.next(); token !== 'close' || xml.depth >= inside; token = xml.next()) {
    if (token !== 'open' || xml.depth !== inside + 1) continue;
    if (xml.name === 'strike') {
      const value = xml.attribute('val');
      isStruck = value !== '0' && value !== 'false';
    } else if (xml.name === 'color') isColoured = isColour(xml);
  }
  return { isStruck, isColoured };
}

/** Whether what was just opened holds an element that names a colour. Passes over its end. */
function hasColour(xml: XmlReader, name: string): boolean {
  const inside = xml.depth;
  let found = false;
  for (let token = xml.next(); token !== 'close' || xml.depth >= inside; token = xml.next()) {
    if (token === 'open' && xml.name === name && isColour(xml)) found = true;
  }
  return found;
}

/** A colour that is not black, white or grey; those of the theme and of the system are what a sheet looks like anyway. */
function isColour(xml: XmlReader): boolean {
  const [, red, green, blue] =
    /^(?:[\da-f]{2})?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(xml.attribute('rgb') ?? '') ?? [];
  return red !== undefined && (red !== green || green !== blue);
}
