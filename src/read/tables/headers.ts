// Header texts → columns. Headers are a closed vocabulary, so width, case, spaces, hyphens and brackets
// do not matter; a unit written in the header is taken off and must be the expected one.

import type { ColumnSpec } from '../../model/columns.ts';
import { isUnit, isUnitBehindName, sameUnit } from '../cells/units.ts';
import { nameDistance } from '../text/names.ts';

/** The columns a header may name, by normalised spelling. */
export type HeaderIndex = ReadonlyMap<string, ColumnSpec>;

/** The column a header names. */
export interface HeaderMatch {
  readonly column: ColumnSpec;
  /** A unit in the header that is not the column's. */
  readonly otherUnit?: string;
}

/** All spellings of the columns. An item's own name goes before another column's alias. */
export function headerIndex(columns: readonly ColumnSpec[]): HeaderIndex {
  const index = new Map<string, ColumnSpec>();
  for (const column of columns) index.set(bare(column.header), column);
  for (const column of columns) {
    for (const alias of column.aliases) if (!index.has(bare(alias))) index.set(bare(alias), column);
  }
  return index;
}

/** One way to take a header apart: the name in it, and what stands behind the name. */
interface HeaderForm {
  readonly name: string;
  readonly behind: readonly string[];
  /** What stands behind was set off by nothing, so it must be a unit and the column have one. */
  readonly isTight: boolean;
  /** Words such as 本月 and 浓度 were taken off, so it must be a measured value or a class. */
  readonly isBared?: true;
}

/** All ways to take a header apart, the whole text first. The same for every table, so done once a cell. */
export type HeaderForms = readonly HeaderForm[];

/** Words before and behind a name that leave it what it is. */
const BEFORE = /^(?:本月|当月|本期|当期)/;
const BEHIND =
  /(?:月?均值|平均值?|月均|(?:平均|监测|实测|月均)?浓度|(?:监测|实测|测定|检测)(?:值|结果|数据)|含量)$/;
/** Words beside a name that say its values are not those measured this month. */
const OTHER_TIME = /上[月年期次季]|去年|同期|往年|前[月年]|下月|环比|同比|变[化幅]|增减|[升降]幅/;
const OTHER_VALUES = /标准|限值|倍数|最[大小高低]|极值|中位|排名|名次/;
/** In brackets behind the name of an item these say so, too. */
const OTHER_REMARKS = /目标|类别|超标|达标|评价|[个次]数|频次|检出限/;

/** The longest text that may be a header, and the longest unit looked for without brackets. */
const LONGEST_HEADER = 40;
const LONGEST_UNIT = 8;

/**
 * Takes a header apart. `氨氮`, `氨氮（NH3-N）`, `氨氮（mg/L）`, `氨氮/(mg/L)` and `氨氮 mg/L` all have the form 氨氮.
 */
export function headerForms(text: string): HeaderForms {
  if (text.length > LONGEST_HEADER || /^[\d.\s]*$/.test(text)) return [];
  let rest = fold(text);
  const behind: string[] = [];
  const forms: HeaderForm[] = [{ name: bare(rest), behind: [], isTight: false }];
  for (;;) {
    const [, before, inside] = /^(.*)[([]([^()[\]]*)[)\]]$/.exec(rest) ?? [];
    if (before === undefined) break;
    behind.push(...inside!.split(/[,、;]/).filter((part) => part !== ''));
    rest = before.replace(/[/,、]$/, '');
    forms.push({ name: bare(rest), behind: [...behind], isTight: false });
  }
  for (let end = rest.length - 1; end > 0 && end >= rest.length - LONGEST_UNIT; end -= 1) {
    const unit = rest.slice(end).replace(/^[/,、:]/, '');
    if (isUnitBehindName(unit))
      forms.push({ name: bare(rest.slice(0, end)), behind: [...behind, unit], isTight: true });
  }
  const bared = forms.flatMap((form): HeaderForm[] => {
    const name = form.name.replace(BEFORE, '').replace(BEHIND, '');
    return name === form.name || name === '' ? [] : [{ ...form, name, isBared: true }];
  });
  return [...forms, ...bared];
}

/** Whether a group of columns (上月 over 氨氮) holds other values than those measured this month. */
export function isOtherValues(group: string): boolean {
  return OTHER_TIME.test(fold(group)) || OTHER_VALUES.test(fold(group));
}

/** The column a header names, or `null`. Brackets that hold neither a unit nor a spelling are passed over. */
export function matchForms(forms: HeaderForms, index: HeaderIndex): HeaderMatch | null {
  for (const { name, behind, isTight, isBared } of forms) {
    const column = index.get(name);
    if (column === undefined || (isTight && column.unit === undefined)) continue;
    const isMeasured = column.item !== undefined;
    if (isBared && !isMeasured && column.type !== 'class') continue;
    const remarks = behind.join(' ');
    const isOther =
      (isMeasured && (OTHER_VALUES.test(remarks) || OTHER_REMARKS.test(remarks))) ||
      ((isMeasured || column.type === 'class') && OTHER_TIME.test(remarks));
    return isOther ? null : matched(column, behind, index);
  }
  return null;
}

/** The column a header text names, or `null`; another unit is given as it is written there. */
export function matchHeader(text: string, index: HeaderIndex): HeaderMatch | null {
  const match = matchForms(headerForms(text), index);
  return match?.otherUnit === undefined ? match : { ...match, otherUnit: asWritten(match.otherUnit, text) };
}

/** The end-most piece of a text that folds to the given one. */
function asWritten(folded: string, text: string): string {
  for (let start = text.length - 1; start >= 0; start -= 1) {
    for (let end = start + 1; end <= text.length; end += 1) {
      const piece = text.slice(start, end).trim();
      if (fold(piece) === folded) return piece;
    }
  }
  return folded;
}

function matched(column: ColumnSpec, behind: readonly string[], index: HeaderIndex): HeaderMatch {
  const { unit } = column;
  if (unit === undefined) return { column };
  const otherUnit = behind.find(
    (text) =>
      !sameUnit(text, unit) && index.get(bare(text)) !== column && !aliasOf(column, text) && isUnit(text),
  );
  return otherUnit === undefined ? { column } : { column, otherUnit };
}

/**
 * The measured item or class that a header speaks of without naming it alone: `氨氮（上月）`, `氨氮超标倍数`; the
 * longest name counts. `null` for other headers.
 */
export function mentioned(text: string, index: HeaderIndex): ColumnSpec | null {
  const written = bare(text);
  let [found, longest]: [ColumnSpec | null, number] = [null, 1];
  for (const [name, column] of index) {
    const isLonger = name.length > longest && /\p{Script=Han}/u.test(name);
    if (isLonger && (column.item !== undefined || column.type === 'class') && written.includes(name))
      [found, longest] = [column, name.length];
  }
  return found;
}

/**
 * The measured items of columns that a header may have been meant for: without what the table puts before it
 * (`总氮` for `出水总氮`), or with one hanzi wrong, missing or too many.
 */
export function resembled(text: string, columns: readonly ColumnSpec[]): readonly ColumnSpec[] {
  const names = headerForms(text).map(({ name }) => name);
  const isMeant = ({ header, aliases, item }: ColumnSpec) => {
    if (item === undefined) return false;
    const prefix = header.length - item.length;
    return [header, ...aliases].some((spelling) =>
      names.some(
        (name) =>
          (prefix > 0 && name === bare(spelling.slice(prefix))) ||
          (/^\p{Script=Han}{3,}$/u.test(name) && nameDistance(name, bare(spelling)) === 1),
      ),
    );
  };
  return columns.filter(isMeant);
}

/** The plain symbol behind a prefixed name: `出水化学需氧量（COD）`. */
function aliasOf(column: ColumnSpec, text: string): boolean {
  return [column.header, ...column.aliases].some((name) => bare(name).endsWith(bare(text)));
}

function fold(text: string): string {
  return (
    text
      // What is left of a line break, and marks of footnotes, which NFKC would make digits.
      .replace(/_x000[DA]_|[\u2460-\u2473]/gi, '')
      .replaceAll('10⁴', '10^4')
      .replace(/[【〔]/g, '(')
      .replace(/[】〕]/g, ')')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\u200b\ufeff*]/g, '')
      .replace(/:$/, '')
  );
}

function bare(text: string): string {
  return fold(text).replace(/[()[\]_\-‐‑–—]/g, '');
}
