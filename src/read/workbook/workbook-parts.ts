// Which parts an archive has: what kind of document it is, and where its sheets, strings and styles stand.

import type { Buffer } from 'node:buffer';
import type { Problem } from '../../model/problem.ts';
import type { Place } from '../../model/source.ts';
import { xlsxDialect, xlsxDupCell, xlsxLimit, xlsxPartMissing } from '../problems/workbook-problems.ts';
import { otherContent } from './other-content.ts';
import { refuse } from './refusal.ts';
import { openSpreadsheetXml } from './spreadsheet-xml.ts';
import { MAX_SHEETS } from './workbook-limits.ts';
import { unescapeText } from './workbook-texts.ts';
import { XmlReader } from './xml.ts';
import type { Zip } from './zip.ts';

/** A worksheet, with its cells still packed. */
interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly unpack: () => Buffer;
  /** Where its links lead to outside the workbook, by their ids. */
  readonly targets: () => ReadonlyMap<string, string>;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly is1904: boolean;
  /** Unpack them; `null` where a workbook has none. */
  readonly strings: (() => Buffer) | null;
  readonly styles: (() => Buffer) | null;
}

interface Relation {
  /** The last word of its type: `worksheet`, `styles`. */
  readonly type: string;
  /** The part it leads to, without a slash before it. */
  readonly target: string;
}

/** Sheets that hold no cells of data. */
const OTHER_SHEETS = ['chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet'];

/** Finds the parts of a workbook; refuses other documents, and workbooks that lack a part. */
export function findParts(zip: Zip, place: Place): WorkbookParts {
  const root = [...readRelations(zip, '', place).values()].find(({ type }) => type === 'officeDocument');
  const main = root === undefined ? null : zip.unpack(root.target);
  if (root === undefined || main === null) return refuse(otherDocument(zip, place));
  if (/\.bin$/i.test(root.target)) return refuse(otherContent(place, 'xlsb'));
  if (!isWorkbook(main, place)) return refuse(otherDocument(zip, place));
  const { listed, is1904 } = readSheetList(main, place);
  const relations = readRelations(zip, root.target, place);
  const sheets = listed.flatMap(({ name, id, isHidden }): SheetPart[] => {
    const at = { ...place, sheet: name };
    const relation = relations.get(id);
    if (relation === undefined) return refuse(xlsxPartMissing(at, `工作表“${name}”的内容`));
    if (OTHER_SHEETS.includes(relation.type)) return [];
    if (relation.type !== 'worksheet') return refuse(xlsxDialect(at, `工作表“${name}”的类型不明`));
    return [
      {
        name,
        isHidden,
        unpack: () => unpackNeeded(zip, relation, `工作表“${name}”的内容`, at),
        targets: () => outerTargets(zip, relation.target, at),
      },
    ];
  });
  const only = (type: string, what: string) => {
    const relation = [...relations.values()].find((candidate) => candidate.type === type);
    return relation === undefined ? null : () => unpackNeeded(zip, relation, what, place);
  };
  return { sheets, is1904, strings: only('sharedStrings', '文字表'), styles: only('styles', '格式表') };
}

function isWorkbook(main: Buffer, place: Place): boolean {
  const xml = new XmlReader(main, place);
  xml.next();
  return xml.name === 'workbook';
}

function readSheetList(
  main: Buffer,
  place: Place,
): { listed: readonly { name: string; id: string; isHidden: boolean }[]; is1904: boolean } {
  const xml = openSpreadsheetXml(main, 'workbook', place);
  const listed: { name: string; id: string; isHidden: boolean }[] = [];
  let is1904 = false;
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open' || xml.name === 'sheets') continue;
    if (xml.name === 'workbookPr') is1904 = xml.isSet('date1904');
    else if (xml.name === 'sheet' && xml.parent() === 'sheets') {
      const reference = xml.attributeNames().find((name) => name.endsWith(':id')) ?? '';
      listed.push({
        name: unescapeText(xml.attribute('name') ?? '', place),
        id: xml.attribute(reference) ?? '',
        isHidden: /^(hidden|veryHidden)$/.test(xml.attribute('state') ?? ''),
      });
    }
    xml.skip();
  }
  if (listed.length > MAX_SHEETS) refuse(xlsxLimit(place, `有${listed.length}张工作表`));
  const names = new Set<string>();
  for (const { name } of listed) {
    if (name.trim() === '' || names.has(name.toLowerCase())) refuse(xlsxDupCell(place, `工作表“${name}”`));
    names.add(name.toLowerCase());
  }
  return { listed, is1904 };
}

/** Where a part leads to within the workbook, by the ids it uses; nothing when it leads nowhere. */
function readRelations(zip: Zip, part: string, place: Place): ReadonlyMap<string, Relation> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const inner = listRelations(zip, part, place).filter(({ isOuter }) => !isOuter);
  return new Map(inner.map(({ id, type, target }) => [id, { type, target: resolvePath(folder, target) }]));
}

/** Where a part leads to outside the workbook, as written. */
function outerTargets(zip: Zip, part: string, place: Place): ReadonlyMap<string, string> {
  const outer = listRelations(zip, part, place).filter(({ isOuter }) => isOuter);
  return new Map(outer.map(({ id, target }) => [id, target]));
}

function listRelations(
  zip: Zip,
  part: string,
  place: Place,
): readonly (Relation & { readonly id: string; readonly isOuter: boolean })[] {
  const slash = part.lastIndexOf('/') + 1;
  const bytes = zip.unpack(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  if (bytes === null) return [];
  const relations = new Map<string, Relation & { readonly id: string; readonly isOuter: boolean }>();
  const xml = new XmlReader(bytes, place);
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    if (token !== 'open' || xml.name !== 'Relationship') continue;
    const id = xml.attribute('Id') ?? '';
    const type = (xml.attribute('Type') ?? '').replace(/^.*\//, '');
    if (relations.has(id)) refuse(xlsxDupCell(place, `编号“${id}”`));
    const isOuter = xml.attribute('TargetMode') === 'External';
    relations.set(id, { id, type, target: xml.attribute('Target') ?? '', isOuter });
  }
  return [...relations.values()];
}

/** A path as seen from a folder: `../styles.xml`, `worksheets/sheet1.xml`, `/xl/styles.xml`. */
function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  const path = target.replaceAll('\\', '/');
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function unpackNeeded(zip: Zip, { target }: Relation, what: string, place: Place): Buffer {
  return zip.unpack(target) ?? refuse(xlsxPartMissing(place, what));
}

/** An archive that is no workbook: what it is, and what to do about it. */
function otherDocument(zip: Zip, place: Place): Problem {
  const has = (pattern: RegExp) => zip.names.some((name) => pattern.test(name));
  const kind = zip.unpack('mimetype')?.toString('latin1') ?? '';
  if (kind.includes('opendocument.spreadsheet')) return otherContent(place, 'ods');
  if (has(/\.iwa$/)) return otherContent(place, 'numbers');
  if (has(/^word\//)) return otherContent(place, 'word');
  if (has(/^ppt\//)) return otherContent(place, 'slides');
  return has(/^\[Content_Types\]\.xml$/i)
    ? xlsxPartMissing(place, '工作表目录')
    : otherContent(place, 'archive');
}
