// The XML of spreadsheets: a part is opened only when it is written in their language, in either of its two
// editions.

import type { Buffer } from 'node:buffer';
import type { Place } from '../../model/source.ts';
import { xlsxDialect } from '../problems/workbook-problems.ts';
import { refuse } from './refusal.ts';
import { XmlReader } from './xml.ts';

/** The transitional edition, which everyone writes, and the strict one. */
const MAIN = [
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
];

/** A reader inside the root element, which must be the named one. */
export function openSpreadsheetXml(bytes: Buffer, root: string, place: Place): XmlReader {
  const xml = new XmlReader(bytes, place);
  xml.next();
  if (xml.name !== root || !MAIN.includes(xml.namespace() ?? '')) {
    refuse(xlsxDialect(place, `部件“${root}”不是通用的写法`));
  }
  return xml;
}
