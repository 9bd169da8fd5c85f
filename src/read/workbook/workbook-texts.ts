// Text in a workbook: runs with fonts of their own, escaped characters, and the table of shared strings.

import type { Buffer } from 'node:buffer';
import type { Place } from '../../model/source.ts';
import { xlsxLimit } from '../problems/workbook-problems.ts';
import { refuse } from './refusal.ts';
import { openSpreadsheetXml } from './spreadsheet-xml.ts';
import { MAX_CELLS, MAX_TEXT } from './workbook-limits.ts';
import { readFont } from './workbook-styles.ts';
import type { XmlReader } from './xml.ts';

/** Text, and whether some of it is struck out by a font of its own. */
export interface StyledText {
  readonly text: string;
  /** Some of it has a font of its own that is struck out. */
  readonly hasStruck: boolean;
  /** All of it has fonts of its own, so that the cell's says nothing. */
  readonly hasFonts: boolean;
}

/** The shared strings in their order; most have no fonts of their own and are nothing but text. */
export function readSharedStrings(bytes: Buffer, place: Place): readonly (string | StyledText)[] {
  const xml = openSpreadsheetXml(bytes, 'sst', place);
  const texts: (string | StyledText)[] = [];
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open' || xml.depth === 1) continue;
    if (xml.name === 'si' && xml.depth === 2) {
      const styled = readStyledText(xml, place);
      texts.push(styled.hasStruck || styled.hasFonts ? styled : styled.text);
    } else xml.skip();
    if (texts.length > MAX_CELLS) refuse(xlsxLimit(place, `文字超过${MAX_CELLS / 10_000}万条`));
  }
  return texts;
}

/** The text inside the element just opened (`si`, `is`), without phonetic guides; passes over its end. */
export function readStyledText(xml: XmlReader, place: Place): StyledText {
  const inside = xml.depth;
  let text = '';
  let hasStruck = false;
  let hasFonts = true;
  for (let token = xml.next(); token !== 'close' || xml.depth >= inside; token = xml.next()) {
    if (token !== 'open') continue;
    if (xml.name === 't') {
      text += xml.content();
      hasFonts = false;
    } else if (xml.name === 'r') {
      const run = readRun(xml);
      text += run.text;
      hasStruck ||= run.isStruck && run.text.trim() !== '';
      hasFonts &&= run.hasFont || run.text.trim() === '';
    } else xml.skip();
  }
  return { text: unescapeText(text, place), hasStruck, hasFonts };
}

function readRun(xml: XmlReader): { text: string; isStruck: boolean; hasFont: boolean } {
  const inside = xml.depth;
  let text = '';
  let isStruck = false;
  let hasFont = false;
  for (let token = xml.next(); token !== 'close' || xml.depth >= inside; token = xml.next()) {
    if (token !== 'open') continue;
    if (xml.name === 't') text += xml.content();
    else if (xml.name === 'rPr') {
      hasFont = true;
      isStruck = readFont(xml).isStruck;
    } else xml.skip();
  }
  return { text, isStruck, hasFont };
}

/** Characters XML cannot hold stand as `_x000D_`, and a real `_x000D_` as `_x005F_x000D_`. */
export function unescapeText(text: string, place: Place): string {
  if (text.length > MAX_TEXT * 7) refuse(xlsxLimit(place, '一个单元格里的文字过长'));
  const plain = text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  if (plain.length > MAX_TEXT) {
    refuse(
      xlsxLimit(
        place,
        `一个单元格里有${plain.length}个字，最多${MAX_TEXT}个`,
        '缩短这一格的文字，或分成几格',
      ),
    );
  }
  return plain;
}
