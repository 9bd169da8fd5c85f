// What a spreadsheet program asks and refuses while a blank workbook is being filled in. It refuses only what the
// reader would refuse too; all that the reader alone can tell is left to it.

import type { WriteOptions } from 'hucre/xlsx';
import { allowedLabels, columnContent, columnExample, columnRange } from '../model/column-words.ts';
import type { ColumnSpec } from '../model/columns.ts';

export type CellCheck = NonNullable<WriteOptions['sheets'][number]['dataValidations']>[number];

/** A list that stands on a sheet of its own, e.g. `'下拉选项'!$A$2:$A$14`. */
export interface ListRanges {
  /** Registered names, where there are any for the column. */
  readonly names?: string;
  /** How missing values are written. */
  readonly missing: string;
}

/** Excel takes no longer titles, texts and formulas. */
const LONGEST_TITLE = 32;
const LONGEST_TEXT = 255;
/** Days as spreadsheets count them: 1950-01-01, before which the reader believes none, and 2099-12-31. */
const FIRST_DAY = 18_264;
const LAST_DAY = 73_050;
const LONGEST_NAME = 64;
const LONGEST_WORDS = 2000;

type Rule = Omit<CellCheck, 'range' | 'allowBlank'>;

/**
 * The check of a column's cells.
 * @param cell the column's first cell, e.g. `C2`, from which relative formulas count
 * @param range all its cells, e.g. `C2:C501`
 */
export function cellCheck(column: ColumnSpec, cell: string, range: string, lists: ListRanges): CellCheck {
  const rule = ruleOf(column, cell, lists);
  return {
    ...rule,
    ...(rule.errorMessage !== undefined && {
      showErrorMessage: true,
      errorTitle: column.header.slice(0, LONGEST_TITLE),
      errorMessage: rule.errorMessage.slice(0, LONGEST_TEXT),
    }),
    allowBlank: true,
    showInputMessage: true,
    inputTitle: `${column.header}（${column.required ? '必填' : '选填'}）`.slice(0, LONGEST_TITLE),
    inputMessage: promptOf(column).slice(0, LONGEST_TEXT),
    range,
  };
}

function promptOf(column: ColumnSpec): string {
  const labels = allowedLabels(column);
  const content = labels === undefined ? columnContent(column) : '从下拉列表中选择';
  const range = columnRange(column);
  const unit = column.unit === undefined || column.unit === '无量纲' ? '' : `单位${column.unit}`;
  const parts = [content, unit, range === '' ? '' : `可填${range}`, column.note ?? ''];
  return `${parts.filter((part) => part !== '').join('；')}。`;
}

function ruleOf(column: ColumnSpec, cell: string, { names, missing }: ListRanges): Rule {
  const labels = allowedLabels(column);
  if (labels !== undefined) {
    const list: Rule = { type: 'list', values: [...labels] };
    // Where the list is not closed it only helps to type.
    return column.isOpen ? list : { ...list, ...stop('请从下拉列表中选择，不要自己写') };
  }
  if (names !== undefined) {
    // A name may have been registered since this workbook was made.
    const errorMessage = `名录里没有这个名称。“${column.header}”须与名录中的名称完全一致；确实是新登记的，可以继续填写`;
    return { type: 'list', formula1: names, errorStyle: 'warning', errorMessage };
  }
  const example = `，如${columnExample(column)}`;
  switch (column.type) {
    case 'number':
      return { ...within(column), ...stop(`只填数值（${columnRange(column)}），不写单位${example}`) };
    case 'amount':
      return { ...custom(amountFormula(column, cell, missing)), ...stop(amountAdvice(column)) };
    case 'date':
      return {
        type: 'date',
        operator: 'between',
        formula1: String(FIRST_DAY),
        formula2: String(LAST_DAY),
        ...stop(`填写日期${example}`),
      };
    case 'month':
      return {
        ...custom(`AND(LEN(${cell})=7,ISNUMBER(DATEVALUE(${cell}&"-01")))`),
        ...stop(`填写年份和月份${example}`),
      };
    case 'due':
    case 'deadline':
      // A number that is no date is a date gone wrong: 6.30 has become 6.3.
      return {
        ...custom(`OR(ISTEXT(${cell}),AND(${cell}>=${FIRST_DAY},${cell}<=${LAST_DAY}))`),
        ...stop(`填写${columnContent(column)}`),
      };
    case 'email':
      return {
        ...custom(
          `AND(LEN(${cell})-LEN(SUBSTITUTE(${cell},"@",""))=1,ISERROR(FIND(" ",${cell})),ISERROR(FIND(";",${cell})),ISERROR(FIND(",",${cell})))`,
        ),
        ...stop(`只填一个邮箱地址${example}`),
      };
    case 'name':
      return { ...atMost(LONGEST_NAME), ...stop(`最多${LONGEST_NAME}字，写成一行`) };
    default:
      return { ...atMost(LONGEST_WORDS), ...stop(`最多${LONGEST_WORDS}字`) };
  }
}

function stop(errorMessage: string): Pick<CellCheck, 'errorStyle' | 'errorMessage'> {
  return { errorStyle: 'stop', errorMessage };
}

function custom(formula1: string): Rule {
  return { type: 'custom', formula1 };
}

function atMost(length: number): Rule {
  return { type: 'textLength', operator: 'lessThanOrEqual', formula1: String(length) };
}

function within({ min = '0', max }: ColumnSpec): Rule {
  return max === undefined
    ? { type: 'decimal', operator: 'greaterThanOrEqual', formula1: min }
    : { type: 'decimal', operator: 'between', formula1: min, formula2: max };
}

/** A possible number, `0.01L` or `<0.01` unless the item is always found, or a word for a missing value. */
function amountFormula({ min = '0', max, alwaysFound }: ColumnSpec, cell: string, missing: string): string {
  const most = max === undefined ? '' : `,${cell}<=${max}`;
  const below = alwaysFound ? '' : `EXACT(RIGHT(${cell},1),"L"),LEFT(${cell},1)="<",`;
  const words = `SUMPRODUCT(--EXACT(${missing},${cell}))>0`;
  return `IF(ISNUMBER(${cell}),AND(${cell}>=${min}${most}),OR(${below}${words}))`;
}

function amountAdvice(column: ColumnSpec): string {
  const below = column.alwaysFound ? '' : '低于检出限写成0.01L的样子；';
  return `填数值（${columnRange(column)}），不写单位；${below}没有数据留空，或写断流、停站等原因（见“下拉选项”表）`;
}
