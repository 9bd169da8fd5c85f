// The rules of typesetting that are measured in finished PDFs, and the matrix of them in docs/typesetting.md.
// A test that has measured a rule hands its value to `measured`, which holds the row against it; ACCEPT=1 writes
// the row anew (one file at a time: npx vitest run test/print/conformance --no-file-parallelism).

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'vitest';
import type { PagePlaces } from '../../src/model/layout.ts';
import { pageOf, prepareMonth } from '../../src/month.ts';
import { printSettled } from '../../src/print/places.ts';
import type { Printer } from '../../src/print/print.ts';
import { machine } from './printing.ts';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENT = join(ROOT, 'docs/typesetting.md');

export interface Rule {
  readonly id: string;
  /** Of GB/T 9704-2012 unless it says otherwise. */
  readonly clause: string;
  readonly element: string;
  readonly rule: string;
}

export type Verdict = '达到' | '部分达到' | '须目视' | '不适用' | '待测';

const rule = (id: string, clause: string, element: string, text: string): Rule => ({
  id,
  clause,
  element,
  rule: text,
});

export const RULES: readonly Rule[] = [
  rule('P1', '5.1', '纸张', 'A4，各页均为纵向'),
  rule('P2', '5.2.1', '天头', '37 ± 1 mm'),
  rule('P3', '5.2.1', '订口', '28 ± 1 mm，单双页对调'),
  rule('P4', '5.2.1', '版心', '156 × 225 mm'),
  rule('P5', '5.2.3', '版心', '每页22行'),
  rule('P6', '5.2.3', '正文行', '每行28字，段首行26字'),
  rule('P7', '3.2', '行距', '10.45 mm（一行加7/8字高）'),
  rule('P8', '5.2.2', '正文', '3号仿宋'),
  rule('P9', '5.2.4', '颜色', '未作特殊说明的为黑色'),
  rule('P10', '—', '字体', '全部嵌入，只用选定的字体，没有描出来的字形'),
  rule('P11', '—', '文字层', '没有部首、私用区等检索不到的字符'),
  rule('H1', '7.2.1–3', '份号、密级、紧急程度', '版心第1–3行，顶格'),
  rule('H2', '7.2.4', '发文机关标志', '上边缘距版心上边缘35 mm，居中，红色'),
  rule('H3', '7.2.5', '发文字号', '标志下空二行，年份全称加〔〕'),
  rule('H4', '7.2.6', '签发人', '与发文字号同一行，右空一字，姓名3号楷体'),
  rule('H5', '7.2.7', '红色分隔线', '发文字号下4 mm，与版心等宽'),
  rule('T1', '7.3.1', '标题', '2号小标宋，分隔线下空二行，居中'),
  rule('T2', '7.3.2', '主送机关', '标题下空一行，顶格，全角冒号'),
  rule('T3', '7.3.3', '正文', '首页必须显示正文'),
  rule('T4', '7.3.3', '结构层次', '一、黑体，（一）楷体，1.和（1）仿宋'),
  rule('T5', '7.3.3', '段首', '左空二字，回行顶格'),
  rule('T6', '7.3.4', '附件说明', '左空二字，回行与名称对齐，末尾无标点'),
  rule('T7', '7.3.5', '署名和成文日期', '阿拉伯数字，加盖印章的右空四字'),
  rule('T8', '7.3.5.1', '印章', '上距正文一行之内，压署名和日期'),
  rule('T9', '7.3.6–7', '附注、附件', '附注加括号左空二字；附件另起一页'),
  rule('C1', '7.4.1', '版记分隔线', '首末0.35 mm，中间0.25 mm，末线与版心下边缘重合'),
  rule('C2', '7.4.2–3', '抄送、印发', '4号仿宋，左右各空一字'),
  rule('C3', '惯例', '末页', '需要时末页为双页'),
  rule('N1', '7.5', '页码', '4号半角宋体数字，左右各一条一字线'),
  rule('N2', '7.5', '页码位置', '一字线上距版心下边缘7 mm'),
  rule('N3', '7.5', '页码左右', '单页居右、双页居左，各空一字'),
  rule('N4', '7.5', '页码连续', '逐页连续，该无页码处无页码'),
  rule('L1', '8', '横排表格', '单双页表头都在纸的左边，页码位置不变'),
  rule('X1', '10.1', '信函格式', '标志距上页边30 mm，红色双线170 mm，首页无页码'),
  rule('X2', '10.2', '命令格式', '标志距版心上边缘20 mm'),
  rule('X3', '10.3', '纪要格式', '标志距版心上边缘35 mm，出席名单回行对齐'),
  rule('K1', 'GB/T 15834', '禁则', '行首行末标点、——、……、数值与单位不拆开'),
  rule('K2', '—', '孤字、孤行', '末行不止一字，页末页首各留两行，标题不留页末'),
  rule('K3', 'GB/T 15834', '标点', '中文里用中文标点'),
  rule('K4', 'GB/T 15835', '数字', '日期不回行，区间、百分数写全'),
  rule('V1', '5', '类别颜色', '灰度打印可分，格内有类别文字'),
  rule('V2', '—', '图和表', '图有替代文字，表头注明所管的行列'),
  rule('A1', '—', '标记', '有结构标记、语言、标题、书签'),
  rule('A2', '—', '朗读次序', '与文稿次序相同'),
  rule('D1', '—', '可重复', '两次打印逐字节相同'),
  rule('O1', '—', '文件语法', 'qpdf检查无误'),
];

/** Rules that no test measures, and why not. */
export const UNMEASURED: Readonly<Record<string, readonly [Verdict, string]>> = {
  T6: ['不适用', '没有附件说明这一要素，表和图都在正文里'],
  T8: ['不适用', '不生成印章图样，留出位置由单位用印'],
  T9: ['不适用', '没有附注和附件；“附注：评价方法”是正文的最后一部分'],
  X2: ['不适用', '没有这一文种'],
};

const NOT_YET: readonly [Verdict, string] = ['待测', '由版面测试补上'];

/**
 * Holds the row of a rule against what was measured; words that do not change with the sample's content.
 * @param tolerance by which numbers may differ from those accepted; the tests hold them to the standard themselves
 */
export function measured(id: string, value: string, verdict: Verdict = '达到', tolerance = 0): void {
  const row = rowOf(id, verdict, value);
  const text = readFileSync(DOCUMENT, 'utf8');
  if (process.env.ACCEPT) {
    accept(text.replace(new RegExp(`^\\| ${id} \\|.*$`, 'm'), () => row));
    return;
  }
  const accepted = rowIn(text, id);
  if (tolerance === 0) expect(/** The row as it stands. */ accepted).toBe(row);
  expect(wordsIn(accepted ?? '')).toBe(wordsIn(row));
  const [before, now] = [numbersIn(accepted ?? ''), numbersIn(row)];
  for (const [index, number] of now.entries()) {
    expect(Math.abs(number - before[index]!), `${id}：${value}`).toBeLessThanOrEqual(tolerance);
  }
}

const NUMBER = /\d+(?:\.\d+)?/g;
const wordsIn = (row: string) => row.replace(NUMBER, '0');
const numbersIn = (row: string) => (row.match(NUMBER) ?? []).map(Number);

function rowOf(id: string, verdict: Verdict, value: string): string {
  const { clause, element, rule: text } = RULES.find((one) => one.id === id)!;
  return `| ${[id, clause, element, text, verdict, value].join(' | ')} |`;
}

/** The matrix as it stands, row by row. */
export function matrixRows(): readonly string[] {
  const text = readFileSync(DOCUMENT, 'utf8');
  const [, matrix = ''] = /<!-- begin matrix -->([\s\S]*?)<!-- end matrix -->/.exec(text) ?? [];
  return matrix.split('\n').filter((line) => /^\| [A-Z]\d+ \|/.test(line));
}

function rowIn(text: string, id: string): string | undefined {
  return new RegExp(`^\\| ${id} \\|.*$`, 'm').exec(text)?.[0];
}

/** Writes the matrix anew, keeping the rows that tests hold. */
export function renewMatrix(held: ReadonlySet<string>): void {
  const text = readFileSync(DOCUMENT, 'utf8');
  const rows = RULES.map(({ id }) => {
    const own = rowIn(text, id);
    return held.has(id) && own ? own : rowOf(id, ...(UNMEASURED[id] ?? NOT_YET));
  });
  const head = ['| 编号 | 条款 | 要素 | 要求 | 结论 | 实测 |', '|---|---|---|---|---|---|'];
  const table = `\n\n${[...head, ...rows].join('\n')}\n\n`;
  accept(text.replace(/(<!-- begin matrix -->)[\s\S]*?(<!-- end matrix -->)/, `$1${table}$2`));
}

/** What a row without a test has to say. */
export function rowWithoutTest(id: string): string {
  return rowOf(id, ...(UNMEASURED[id] ?? NOT_YET));
}

function accept(text: string): void {
  if (process.env.CI) throw new Error('the matrix is not accepted in CI, where no one reads it');
  writeFileSync(DOCUMENT, text);
}

export interface PrintedSample {
  readonly kind: string;
  readonly html: string;
  readonly bytes: Uint8Array;
}

/** The documents of the sample month, as they are published; the bulletin unless told. */
export async function printSamples(
  printer: Printer,
  kinds: readonly string[] = ['bulletin'],
): Promise<readonly PrintedSample[]> {
  const { value: month } = await prepareMonth({ projectDir: ROOT, home: ROOT, machine, kinds });
  const printed: PrintedSample[] = [];
  for (const document of month!.documents) {
    let html = '';
    const render = (places?: PagePlaces) => {
      html = pageOf(document, 'print', places);
      return html;
    };
    const created = month!.project.records.meeting.cutoff.value;
    const { value: bytes } = await printSettled(printer, render, { created });
    printed.push({ kind: document.template.kind, html, bytes: bytes! });
  }
  return printed;
}

export async function printSample(printer: Printer): Promise<PrintedSample> {
  const [bulletin] = await printSamples(printer);
  return bulletin!;
}
