// Workbooks from readable descriptions: a line a row, cells between bars, and by address whatever a cell has
// besides what stands in it.

import type { Buffer } from 'node:buffer';
import { cellAddress, readArea } from '../../src/model/address.ts';
import * as clean from '../problems/project.ts';
import { archive, MAIN, RELATIONS, workbookEntries } from '../read/raw-workbooks.ts';

/** A cell with more than what stands in it. */
export interface DescribedCell {
  /** A number, a text, a formula, an error; a formula may have a number or text as its cached value. */
  readonly n?: number | string;
  readonly t?: string;
  readonly f?: string;
  readonly e?: string;
  /** The whole element, for what has no word here. */
  readonly xml?: string;
  /** Number format, e.g. `yyyy"年"m"月"d"日"`. */
  readonly format?: string;
  readonly strike?: boolean;
  /** Background, e.g. `FFFF0000`. */
  readonly fill?: string;
}

interface DescribedSheet {
  /**
   * A line a row, cells between `|`; what looks like a number is one, unless `'` stands before it. A line such as
   * `{断面水质 2-4}` stands for these lines of the clean table.
   */
  readonly rows: string;
  readonly cells?: Readonly<Record<string, DescribedCell>>;
  readonly merge?: readonly string[];
  readonly hide?: { readonly rows?: readonly number[]; readonly columns?: readonly number[] };
  readonly state?: 'hidden' | 'veryHidden';
  /** XML before and behind the cells. */
  readonly before?: string;
  readonly behind?: string;
}

export interface DescribedWorkbook {
  readonly sheets: Readonly<Record<string, DescribedSheet>>;
  readonly date1904?: boolean;
}

/** The workbook as a file. */
export function describedWorkbook({ sheets, date1904 }: DescribedWorkbook): Buffer {
  const styles = styleSheet();
  const entries = Object.entries(sheets);
  const parts = Object.fromEntries(
    entries.map(([, sheet], index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, styles)]),
  );
  const listed = entries.map(
    ([name, { state = 'visible' }], index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" state="${state}" r:id="s${index + 1}"/>`,
  );
  const relations = entries.map(
    (_, index) =>
      `<Relationship Id="s${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return archive(
    workbookEntries({
      styles: styles.xml(),
      parts: {
        'xl/sharedStrings.xml': null,
        'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="u">${relations.join('')}<Relationship Id="st" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
        ...parts,
      },
    }),
  );
}

/** The lines of a clean table that a line stands for, or the line itself. */
function cleanLines(line: string): readonly string[] {
  const [, name, from = 1, to = from] = /^\{(\S+)(?: (\d+)(?:-(\d+))?)?\}$/.exec(line) ?? [];
  if (name === undefined) return [line];
  const path = Object.values(clean).find(
    (file) => typeof file === 'string' && file.endsWith(`/${name}.csv`) && !file.includes('history'),
  );
  const all = clean.cleanRows(String(path)).map((cells) => cells.join('|'));
  return / /.test(line) ? all.slice(Number(from) - 1, Number(to)) : all;
}

/** The cells of a line of a description. */
function describedRow(line: string): readonly (DescribedCell | undefined)[] {
  if (line.trim() === '') return [];
  return line.split('|').map((written) => {
    const text = written.trim().replaceAll('\\n', '\n');
    if (text === '') return undefined;
    return /^-?\d+(\.\d+)?$/.test(text) ? { n: text } : { t: text.replace(/^'/, '') };
  });
}

type Styles = ReturnType<typeof styleSheet>;

function sheetXml(sheet: DescribedSheet, styles: Styles): string {
  const { rows: lines, cells = {}, merge = [], hide = {}, before = '', behind = '' } = sheet;
  const rows = lines
    .replace(/\n$/, '')
    .split('\n')
    .flatMap(cleanLines)
    .map((line) => [...describedRow(line)]);
  for (const [address, cell] of Object.entries(cells)) {
    const at = readArea(address);
    if (at === null) throw new Error(`${address} is no cell`);
    while (rows.length <= at.top) rows.push([]);
    rows[at.top]![at.left] = cell;
  }
  const hidden = (hide.columns ?? []).map((column) => `<col min="${column}" max="${column}" hidden="1"/>`);
  const columns = hidden.length === 0 ? '' : `<cols>${hidden.join('')}</cols>`;
  const data = rows.map((row, index) => {
    const inside = [...row].map((cell, column) =>
      cell === undefined ? '' : cellXml(cell, cellAddress(index, column), styles),
    );
    const shade = hide.rows?.includes(index + 1) ? ' hidden="1"' : '';
    return `<row r="${index + 1}"${shade}>${inside.join('')}</row>`;
  });
  const merged = merge.map((area) => `<mergeCell ref="${area}"/>`);
  const merges = merged.length === 0 ? '' : `<mergeCells>${merged.join('')}</mergeCells>`;
  return `<worksheet xmlns="${MAIN}">${before}${columns}<sheetData>${data.join('')}</sheetData>${merges}${behind}</worksheet>`;
}

function cellXml(cell: DescribedCell, address: string, styles: Styles): string {
  const { n, t, f, e, xml } = cell;
  const head = `<c r="${address}" s="${styles.indexOf(cell)}"`;
  if (xml !== undefined) return xml.replace('<c', head);
  const formula = f === undefined ? '' : `<f>${escaped(f)}</f>`;
  if (e !== undefined) return `${head} t="e">${formula}<v>${e}</v></c>`;
  if (n !== undefined) return `${head}>${formula}<v>${n}</v></c>`;
  if (t === undefined) return `${head}>${formula}</c>`;
  return f === undefined
    ? `${head} t="inlineStr"><is><t xml:space="preserve">${escaped(t)}</t></is></c>`
    : `${head} t="str">${formula}<v>${escaped(t)}</v></c>`;
}

/** The formats of a workbook, in the order in which they are asked for. */
function styleSheet() {
  const looks: string[] = ['{}'];
  return {
    indexOf({ format, strike, fill }: DescribedCell): number {
      const look = JSON.stringify({ format, strike, fill });
      if (!looks.includes(look)) looks.push(look);
      return looks.indexOf(look);
    },
    xml(): string {
      const styles = looks.map((look) => JSON.parse(look) as DescribedCell);
      const formats = styles.map(({ format }, index) =>
        format === undefined ? '' : `<numFmt numFmtId="${200 + index}" formatCode="${escaped(format)}"/>`,
      );
      const fills = styles.map(({ fill }) =>
        fill === undefined
          ? '<fill/>'
          : `<fill><patternFill patternType="solid"><fgColor rgb="${fill}"/></patternFill></fill>`,
      );
      const cells = styles.map(
        ({ format, strike }, index) =>
          `<xf numFmtId="${format === undefined ? 0 : 200 + index}" fontId="${strike ? 1 : 0}" fillId="${index}"/>`,
      );
      return `<numFmts>${formats.join('')}</numFmts><fonts><font/><font><strike/></font></fonts><fills>${fills.join('')}</fills><cellXfs>${cells.join('')}</cellXfs>`;
    },
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
