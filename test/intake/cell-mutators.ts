// Faults of single cells: what is written wrong, of every kind of column.

import type { Chance } from './chance.ts';
import {
  type CellSpec,
  dayCell,
  type GridCell,
  placeOf,
  type Site,
  sitesWhere,
  withCell,
  writeFileOf,
} from './month.ts';
import type { Mutator } from './mutants.ts';

interface CellFault {
  readonly code: string;
  readonly where: (site: Site) => boolean;
  /** What is written instead: one of these, or what is made of the old. */
  readonly write: readonly GridCell[] | ((site: Site, random: Chance) => GridCell);
  readonly times?: number;
}

const isType =
  (...types: readonly string[]) =>
  ({ column }: Site) =>
    types.includes(column.type);
const isWorkbook = ({ file }: Site) => file.file.endsWith('.xlsx');
const isFilled = ({ text }: Site) => text !== '' && text !== '--';
const isNumeric = ({ text }: Site) => text !== '' && String(Number(text)) !== 'NaN';
const all =
  (...conditions: readonly ((site: Site) => boolean)[]) =>
  (site: Site) =>
    conditions.every((condition) => condition(site));
/** In the middle of a text, so that it is neither trimmed nor a mark in front. */
const within = (insert: string) => (site: Site) => {
  const middle = Math.ceil(site.text.length / 2);
  return site.text.slice(0, middle) + insert + site.text.slice(middle);
};
const looks =
  (style: CellSpec['style']) =>
  ({ text }: Site): CellSpec => ({
    value: Number.isFinite(Number(text)) ? Number(text) : text,
    ...(style && { style }),
  });

const amount = all(isType('amount'), isFilled);
const measured = all(isType('amount'), isNumeric);
const number = all(isType('number'), isNumeric);
const name = all(isType('name'), isFilled, ({ text }) => /^[一-鿿]{3,}$/.test(text));
const isTarget = ({ column }: Site) => column.field === 'targetClass';
const isCode = ({ column }: Site) => column.type === 'name' && /编码|代码|编号/.test(column.header);
const numbers = (site: Site) => number(site) || measured(site);

const GARBAGE = [
  '约0.5',
  '0.5左右',
  '0.5~0.6',
  'O.52',
  '1.2.3',
  '0.5±0.1',
  '>2',
  '三点五',
  '0,52',
  '0.52*',
  '0.52↑',
  '1/2',
  '1.2×10-3',
  '12 3',
];

const CELL_FAULTS: readonly CellFault[] = [
  {
    code: 'VALUE_MISSING',
    where: (site) => site.column.required && !isTarget(site) && isFilled(site),
    write: [''],
    times: 12,
  },
  { code: 'TARGET_MISSING', where: isTarget, write: [''], times: 2 },
  { code: 'AMOUNT_INVALID', where: amount, write: [...GARBAGE, '0.01l', '≤0.01', '0.5 l'], times: 16 },
  { code: 'NUMBER_INVALID', where: number, write: GARBAGE, times: 14 },
  {
    code: 'NUMBER_RANGE',
    where: numbers,
    write: ({ column: { max } }) =>
      max === undefined || max.length > 5 ? '-0.3' : String(Number(max) * 1.3),
    times: 10,
  },
  {
    code: 'NUMBER_RANGE',
    where: all(measured, ({ column }) => column.item === 'pH值'),
    write: ['73', '15', '-7.3'],
    times: 3,
  },
  {
    code: 'NUMBER_OUTLYING',
    where: all(numbers, ({ column }) => column.plausible?.max !== undefined),
    write: ({ column: { plausible, max } }) =>
      String(Math.min(Number(plausible!.max) * 1.2, Number(max ?? Infinity))),
    times: 10,
  },
  {
    code: 'NUMBER_NOISE',
    where: measured,
    write: ({ text }) => `${(Number(text) * 0.9).toFixed(3)}00000000000004`,
    times: 4,
  },
  { code: 'NUMBER_IS_DATE', where: all(numbers, isWorkbook), write: () => dayCell('2026-03-05'), times: 6 },
  { code: 'NUMBER_IS_DATE', where: numbers, write: ['3月5日', '5-Mar', '2026/3/5'], times: 4 },
  {
    code: 'NAME_IS_DATE',
    where: all(isType('name'), isFilled, isWorkbook),
    write: () => dayCell('2026-03-01'),
    times: 4,
  },
  {
    code: 'CODE_NUMERIC',
    where: all(isCode, isFilled),
    write: ['9.90121E+11', '3.71E+5'],
    times: 3,
  },
  {
    code: 'CODE_NUMERIC',
    where: all(isCode, isFilled, isWorkbook),
    write: [{ value: 371302000012 }, { value: 3713020000123456 }],
    times: 3,
  },
  {
    code: 'UNIT_MISMATCH',
    where: all(measured, ({ column }) => column.unit === 'mg/L'),
    write: ({ text }) => `${text} μg/L`,
    times: 6,
  },
  {
    code: 'UNIT_MISMATCH',
    where: all(number, ({ column }) => column.unit === '万m³'),
    write: ({ text }) => `${text}t`,
    times: 3,
  },
  {
    code: 'BDL_NO_LIMIT',
    where: all(amount, ({ column }) => !column.alwaysFound),
    write: ['未检出', 'ND', '<检出限', 'nd'],
    times: 6,
  },
  { code: 'CLASS_INVALID', where: isType('class'), write: ['优良', '六类', 'Ⅵ', '0', '达标'], times: 6 },
  {
    code: 'CLASS_LOOKALIKE',
    where: isType('class'),
    write: ['ІІІ', 'ΙΙΙ', 'lll', '11', 'll类', '1V'],
    times: 6,
  },
  { code: 'CLASS_MULTI', where: isType('class'), write: ['Ⅲ~Ⅳ', 'Ⅲ/Ⅳ', 'Ⅲ(Ⅳ)', 'Ⅰ Ⅴ'], times: 5 },
  {
    code: 'TARGET_CLASS_INVALID',
    where: isTarget,
    write: ['劣Ⅴ', '劣V类'],
    times: 2,
  },
  {
    code: 'CHOICE_INVALID',
    where: all(isType('choice'), ({ column }) => !column.isOpen),
    write: ['其他', '正常', '未知', '无此项'],
    times: 10,
  },
  {
    code: 'EMAIL_INVALID',
    where: isType('email'),
    write: [
      'a@x.cn;b@x.cn',
      '张三<a@x.cn>',
      'mailto:a@x.cn',
      'a@x',
      'a@x.cn，b@x.cn',
      'ａ@x.cn',
      'a@x.cn\u200b',
    ],
    times: 7,
  },
  {
    code: 'MONTH_INVALID',
    where: all(isType('month'), isFilled),
    write: ['2026.1', '2026-13', '26-6', '六月', '2026年'],
    times: 6,
  },
  {
    code: 'DATE_INVALID',
    where: all(isType('date'), isFilled),
    write: ['2026-02-30', '2026/13/01', '2026.2.29', '26-6-1', '46203', '2026年11月31日', '2026-06'],
    times: 8,
  },
  { code: 'DATE_WITHOUT_YEAR', where: all(isType('date'), isFilled), write: ['6月30日', '6/30'], times: 4 },
  {
    code: 'DEADLINE_INVALID',
    where: all(isType('deadline'), isFilled),
    write: ['尽快', '明年6月', '3个月内', '6.30', '2026年2月30日'],
    times: 6,
  },
  { code: 'DEADLINE_DONE', where: all(isType('deadline'), isFilled), write: ['已完成', '已销号'], times: 3 },
  {
    code: 'DEADLINE_YEAR',
    where: all(isType('deadline'), isFilled, ({ table }) => table.spec.kind === 'tasks'),
    write: ['12月底前', '年底前'],
    times: 3,
  },
  {
    code: 'DUE_INVALID',
    where: all(isType('due'), isFilled),
    write: ['立行立改', '长期坚持', '待定'],
    times: 4,
  },
  { code: 'TEXT_NEWLINE', where: name, write: within('\n'), times: 4 },
  { code: 'TEXT_CONTROL', where: all(name, (site) => !isWorkbook(site)), write: within('\u0007'), times: 3 },
  { code: 'TEXT_BIDI', where: name, write: within('\u202e'), times: 3 },
  { code: 'TEXT_PRIVATE', where: name, write: within('\ue863'), times: 3 },
  { code: 'TEXT_LOST', where: name, write: within('\ufffd'), times: 3 },
  { code: 'TEXT_QUESTION', where: name, write: within('?'), times: 3 },
  { code: 'TEXT_INVISIBLE', where: name, write: within('\u200b'), times: 4 },
  { code: 'TEXT_INVISIBLE', where: measured, write: ({ text }) => `${text}\u200b`, times: 3 },
  { code: 'TEXT_SPACE', where: name, write: ({ text }) => `${text}\u3000`, times: 3 },
  {
    code: 'TEXT_COMPAT',
    where: all(name, ({ text }) => text.includes('水')),
    write: ({ text }) => text.replace('水', '⽔'),
    times: 3,
  },
  {
    code: 'TEXT_COMPAT',
    where: measured,
    write: ({ text }) =>
      [...text].map((c) => (c === '.' ? '．' : String.fromCharCode(c.charCodeAt(0) + 0xfee0))).join(''),
    times: 3,
  },
  { code: 'TEXT_MARK', where: measured, write: ({ text }) => `'${text}`, times: 3 },
  {
    code: 'TEXT_ESCAPED',
    where: all(isType('text', 'name'), isFilled),
    write: ({ text }) => `${text}&amp;`,
    times: 3,
  },
  {
    code: 'TEXT_LOOKALIKE',
    where: all(isType('name'), isFilled),
    write: ({ text }) => `${text}（А岗）`,
    times: 3,
  },
  { code: 'TEXT_TOO_LONG', where: name, write: ({ text }) => text.repeat(30), times: 3 },
  { code: 'MOJIBAKE', where: all(isType('text'), isFilled), write: ['锟斤拷锟斤拷', '鏂潰鍚嶇О'], times: 3 },
  {
    code: 'CLASSIFIED_MATERIAL',
    where: all(isType('text'), isFilled),
    write: ['秘密★1年', '机密'],
    times: 3,
  },
  {
    code: 'CELL_ERROR',
    where: all(numbers, isWorkbook),
    write: ['#DIV/0!', '#N/A', '#REF!', '#VALUE!'].map((value): CellSpec => ({ value, type: 'error' })),
    times: 5,
  },
  { code: 'FORMULA_NO_VALUE', where: all(numbers, isWorkbook), write: [{ formula: 'SUM(Z1:Z9)' }], times: 4 },
  {
    code: 'FORMULA_EXTERNAL',
    where: all(numbers, isWorkbook),
    write: ({ text }) => ({ value: Number(text), formula: '[1]Sheet1!A1', formulaResult: Number(text) }),
    times: 3,
  },
  {
    code: 'FORMULA_VOLATILE',
    where: all(numbers, isWorkbook),
    write: ({ text }) => ({
      value: Number(text),
      formula: `${text}+TODAY()-TODAY()`,
      formulaResult: Number(text),
    }),
    times: 3,
  },
  {
    code: 'CELL_STRUCK',
    where: all(numbers, isWorkbook),
    write: looks({ font: { strikethrough: true } }),
    times: 5,
  },
  {
    code: 'CELL_STRUCK',
    where: all(name, isWorkbook),
    write: looks({ font: { strikethrough: true } }),
    times: 3,
  },
  { code: 'FORMAT_HIDES_VALUE', where: all(numbers, isWorkbook), write: looks({ numFmt: ';;;' }), times: 4 },
  { code: 'FORMAT_HIDES_VALUE', where: all(numbers, isWorkbook), write: looks({ numFmt: '0,' }), times: 3 },
  {
    code: 'SECTION_UNKNOWN',
    where: ({ column, table }) => column.register === 'sections' && table.spec.kind !== 'sections',
    write: ({ text }) => `${text.slice(0, -1)}新`,
    times: 8,
  },
  {
    code: 'PLANT_UNKNOWN',
    where: ({ column }) => column.register === 'plants',
    write: ({ text }) => `${text}（新）`,
    times: 6,
  },
  {
    code: 'COUNTY_UNKNOWN',
    where: ({ column }) => column.register === 'counties',
    write: ({ text }) => text.slice(0, -1),
    times: 10,
  },
];

/** Each fault at a random cell of the month. */
export const CELL_MUTATORS: readonly Mutator[] = CELL_FAULTS.map(({ code, where, write, times = 3 }) => ({
  code,
  times,
  async make(month, random) {
    const sites = sitesWhere(month, where);
    if (sites.length === 0) return null;
    const site = random.pick(sites);
    const cell = typeof write === 'function' ? write(site, random) : random.pick(write);
    const file = withCell(site, cell);
    return {
      code,
      changes: new Map([[file.file, await writeFileOf(file)]]),
      at: placeOf(site),
      given: `${site.column.header} ${site.text} → ${typeof cell === 'string' ? cell : JSON.stringify(cell)}`,
    };
  },
}));
