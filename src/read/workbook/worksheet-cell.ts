// One cell of a worksheet: its value as the file has it, turned into what a person sees.

import { cellAddress } from '../../model/address.ts';
import type { Place } from '../../model/source.ts';
import type { CellRemarks } from '../../model/table.ts';
import { xlsxCorrupt, xlsxRange } from '../problems/workbook-problems.ts';
import { refuse } from './refusal.ts';
import type { WireCell } from './wire.ts';
import { type CellStyle, PLAIN_STYLE } from './workbook-styles.ts';
import { readStyledText, type StyledText, unescapeText } from './workbook-texts.ts';
import type { XmlReader } from './xml.ts';

/** What cells refer to, and where the one being read stands. */
export interface CellContext {
  readonly place: Place;
  readonly strings: readonly (string | StyledText)[];
  /** `null` in a workbook without styles. */
  readonly styles: readonly CellStyle[] | null;
  readonly is1904: boolean;
  /** The sheet shows a 0 as an empty cell. */
  hidesZeros: boolean;
  /** Formulas that several cells share, by their number; begins empty with every sheet. */
  readonly formulas: Map<number, string>;
  /** 0-based; moved on by whoever goes through the rows. */
  row: number;
  column: number;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
/** A number that stands there as it is to be read, if it is short enough: nothing before or behind it to take off. */
const CLEAN_NUMBER = /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])$/;
const CLEAN_LENGTH = 16;
const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$/;
/** `[1]Sheet1!A1`, and `'C:\…\[2]表'!A1`: another file, by its number in the list of links. */
const EXTERNAL = /(?:^|[^\p{L}\p{N}_\]])\[\d+\][^\]]*!/u;
const VOLATILE = /\b(?:TODAY|NOW|RAND|RANDBETWEEN)\(/i;

/** Reads the cell just opened. Empty cells give `''`, whatever their style. */
export function readCell(xml: XmlReader, context: CellContext): WireCell {
  const type = xml.token('t') ?? 'n';
  const style = styleOf(xml.integer('s') ?? 0, context);
  let value: string | undefined;
  let inline: StyledText | undefined;
  let formula: string | undefined;
  const inside = xml.depth;
  for (let token = xml.next(); token !== 'close' || xml.depth >= inside; token = xml.next()) {
    if (token !== 'open') continue;
    if (xml.name === 'v' && value === undefined && inline === undefined) value = xml.content();
    else if (xml.name === 'f' && formula === undefined) formula = readFormula(xml, context.formulas);
    else if (xml.name === 'is' && value === undefined && inline === undefined) {
      inline = readStyledText(xml, context.place);
    } else if (/^(v|f|is)$/.test(xml.name))
      return refuse(xlsxCorrupt(placeOfCell(context), '单元格里有两个值'));
    else xml.skip();
  }
  if (inline !== undefined) return put(seeText(inline, style), formula, style);
  const isUnsaid = value === undefined || (value === '' && (type === 'n' || type === 'd'));
  if (isUnsaid) return formula === undefined ? '' : `e=${formula}`;
  return put(seeValue(type, value!, style, context), formula, style);
}

/** A seen value as it travels: text alone where nothing is to be remarked. */
function put(seen: SeenValue, formula: string | undefined, { isColoured }: CellStyle): WireCell {
  const kind = formula === undefined ? undefined : kindOf(formula);
  if (seen === '' || (typeof seen === 'string' && kind === undefined && !isColoured)) return seen;
  const { written, isStruck, shown } =
    typeof seen === 'string' ? { written: seen, isStruck: false, shown: undefined } : seen;
  if (!isStruck && shown === undefined && kind === undefined && !isColoured) return written;
  const remarks: CellRemarks = {
    ...(isStruck && { isStruck: true }),
    ...(isColoured && { isColoured }),
    ...(shown !== undefined && { shown }),
    ...(kind !== undefined && { formula: kind }),
  };
  return [written, remarks];
}

function styleOf(index: number, context: CellContext): CellStyle {
  const style = context.styles?.[index];
  if (style === undefined && context.styles !== null && index !== 0) {
    return refuse(xlsxRange(placeOfCell(context), '单元格指向不存在的格式'));
  }
  return style ?? PLAIN_STYLE;
}

/** A formula; of one that cells share only the first has the text. */
function readFormula(xml: XmlReader, formulas: Map<number, string>): string {
  const shared = xml.token('t') === 'shared' ? xml.integer('si') : undefined;
  const text = xml.content();
  if (shared === undefined) return text;
  if (text !== '') formulas.set(shared, text);
  return formulas.get(shared) ?? text;
}

function kindOf(formula: string): CellRemarks['formula'] {
  if (EXTERNAL.test(formula)) return 'external';
  return VOLATILE.test(formula) ? 'volatile' : undefined;
}

/** The letter of the kind and the text; more only where there is more to say. */
type SeenValue = string | { readonly written: string; readonly isStruck: boolean; readonly shown?: string };

function seeValue(type: string, value: string, style: CellStyle, context: CellContext): SeenValue {
  switch (type) {
    case 'n':
      return seeNumber(value, style, context);
    case 's': {
      const text = context.strings[/^\d{1,9}$/.test(value) ? Number(value) : -1];
      return text === undefined
        ? refuse(xlsxRange(placeOfCell(context), '单元格指向不存在的文字'))
        : seeText(text, style);
    }
    case 'str':
    case 'inlineStr': {
      const text = unescapeText(value, context.place);
      return seeText(text, style);
    }
    case 'b':
      if (value === '1' || value === 'true') return struck('bTRUE', style.isStruck);
      if (value === '0' || value === 'false') return struck('bFALSE', style.isStruck);
      return refuse(xlsxCorrupt(placeOfCell(context), '既不是真也不是假'));
    case 'e':
      return value.startsWith('#') ? `e${value}` : refuse(xlsxCorrupt(placeOfCell(context), '错误值不明'));
    case 'd': {
      const [, day, time = '00:00'] = ISO_DATE.exec(value) ?? [];
      if (day === undefined) return refuse(xlsxCorrupt(placeOfCell(context), '日期不成日期'));
      return struck(time === '00:00' ? `d${day}` : `d${day} ${time}`, style.isStruck);
    }
    default:
      return refuse(xlsxCorrupt(placeOfCell(context), '单元格的类型不明'));
  }
}

function seeText(written: string | StyledText, { format, isStruck }: CellStyle): SeenValue {
  const styled = typeof written === 'string' ? { text: written, hasStruck: false, hasFonts: false } : written;
  const { text, hasStruck, hasFonts } = styled;
  if (text === '') return '';
  if (format.isPlain && !isStruck && !hasStruck) return `t${text}`;
  const seen = format.string(text);
  return {
    written: `t${seen.text}`,
    isStruck: hasStruck || (isStruck && !hasFonts),
    ...(seen.shown !== undefined && { shown: seen.shown }),
  };
}

function seeNumber(written: string, { format, isStruck }: CellStyle, context: CellContext): SeenValue {
  if (format.isPlain && written.length <= CLEAN_LENGTH && CLEAN_NUMBER.test(written)) {
    return written === '0' && context.hidesZeros
      ? { written: 'n0', isStruck, shown: '' }
      : struck(`n${written}`, isStruck);
  }
  const value = NUMBER.test(written) ? Number(written) : Number.NaN;
  if (!Number.isFinite(value)) return refuse(xlsxCorrupt(placeOfCell(context), '数值不成数值'));
  const {
    kind,
    text,
    shown = context.hidesZeros && value === 0 ? '' : undefined,
  } = format.number(value, context.is1904);
  const letter = kind[0]!;
  return shown === undefined ? struck(letter + text, isStruck) : { written: letter + text, isStruck, shown };
}

function struck(written: string, isStruck: boolean): SeenValue {
  return isStruck ? { written, isStruck } : written;
}

function placeOfCell({ place, row, column }: CellContext): Place {
  return { ...place, cell: cellAddress(row, column) };
}
