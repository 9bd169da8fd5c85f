// A small clean month of an invented city, written by hand, and ways to spoil it.

import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type WriteOptions, writeXlsx } from 'hucre/xlsx';

/** The clone: it plays the installation, whose templates, standards and fonts a run uses. */
export const ROOT = join(import.meta.dirname, '../..');

export const CONFIG = 'jianbao.yaml';
export const COUNTIES = 'data/register/县区名录.csv';
export const SECTIONS = 'data/register/断面名录.csv';
export const PLANTS = 'data/register/污水处理厂名录.csv';
export const RECIPIENTS = 'data/register/收件人.csv';
export const HISTORY = 'data/history/断面水质.csv';
export const READINGS = 'data/2026-06/断面水质.csv';
export const RUNNING = 'data/2026-06/污水处理厂运行.csv';
export const TASKS = 'data/2026-06/整改任务.csv';
export const MEETING = 'data/2026-06/meeting.yaml';
export const NOTES = 'data/2026-06/notes.md';

/** Nothing is wrong with it, not even for a note. */
const CLEAN: Readonly<Record<string, string>> = {
  [CONFIG]: `城市: 云泽市（虚构）
单位: 云泽市水污染防治攻坚战指挥部办公室
文种: [bulletin]
`,
  [COUNTIES]: `行政区划代码,县区名称,类型
990121,怀麓县,县
990122,青岑县,县
`,
  [SECTIONS]: `断面名称,所在水体,水体类型,控制级别,责任县区,水质目标
怀麓大桥,柳汀河,河流,国考,怀麓县,Ⅲ
青岑渡口,柳汀河,河流,省考,青岑县,Ⅲ
月汀湖心,月汀湖,湖库,市考,青岑县,Ⅲ
`,
  [PLANTS]: `污水处理厂名称,所在县区,类别,设计规模（万m³/d）,执行标准,环评批复日期
怀麓县污水处理厂,怀麓县,城镇,2,一级A,2012-03-01
青岑县污水处理厂,青岑县,城镇,3,一级B,2009-09-01
`,
  [RECIPIENTS]: `县区名称,姓名,职务,邮箱
怀麓县,陆听澜,副县长,lu.tinglan@huailu.example
青岑县,方既明,副县长,fang.jiming@qingcen.example
`,
  [HISTORY]: `监测月份,断面名称,pH值,溶解氧,高锰酸盐指数,氨氮,总磷
2026-05,怀麓大桥,7.5,8.0,3.0,0.40,0.10
2026-05,青岑渡口,7.3,6.9,4.4,0.71,0.15
2026-05,月汀湖心,8.0,7.4,3.8,0.10,0.04
`,
  [READINGS]: `断面名称,pH值,溶解氧,高锰酸盐指数,氨氮,总磷,水质类别
怀麓大桥,7.6,7.9,3.1,0.42,0.10,Ⅱ
青岑渡口,7.4,6.8,4.2,0.66,0.14,Ⅲ
月汀湖心,8.1,7.2,4.0,0.12,0.04,Ⅲ
`,
  [RUNNING]: `月份,污水处理厂名称,运行状态,处理水量（万m³）,水温（℃）,出水化学需氧量（mg/L）,出水氨氮（mg/L）,出水总磷（mg/L）,出水总氮（mg/L）
2026-06,怀麓县污水处理厂,运行,52.5,23.4,22,0.86,0.31,9.6
2026-06,青岑县污水处理厂,运行,74.1,23.1,31,2.40,0.62,14.8
`,
  [TASKS]: `编号,问题来源,交办日期,涉及断面或设施,问题描述,整改措施,责任县区,责任部门,责任人,整改时限,完成日期,销号状态
ZG-01,市级巡查,2026-03-10,怀麓大桥,河岸垃圾未清理,清理并设围挡,怀麓县,水利局,周砚,2026年6月底前,2026-05-20,已完成
ZG-02,省级通报,2026-04-01,月汀湖心,入湖沟渠污水直排,接入管网,青岑县,住建局,林溪,2026年底前,,未完成
`,
  [MEETING]: `期次: 2026-06
会议名称: 云泽市水污染防治调度会（虚构）
会议日期: 2026-07-15
数据截止日期: 2026-07-10
`,
  [NOTES]: '各县区要加快整改，确保按期完成。\n',
};

/** The rows of one of its tables, header first. */
export function cleanRows(file: string): readonly (readonly string[])[] {
  return CLEAN[file]!.trimEnd()
    .split('\n')
    .map((line) => line.split(','));
}

/** By path: other content, what becomes of the text that stands there, or `null` for no such file. */
export type Changes = Readonly<Record<string, string | Uint8Array | ((text: string) => string) | null>>;

/** One place of a text file written otherwise. */
export function swap(file: string, from: string, to: string): Changes {
  return {
    [file]: (text) => {
      if (text.split(from).length !== 2) throw new Error(`“${from}” does not stand once in ${file}`);
      return text.replace(from, () => to);
    },
  };
}

/** Lines put at the end of a text file. */
export function append(file: string, ...lines: readonly string[]): Changes {
  return { [file]: (text) => `${text}${lines.map((line) => `${line}\n`).join('')}` };
}

/** Files and whole folders taken away. */
export function without(...paths: readonly string[]): Changes {
  const gone = Object.keys(CLEAN).filter((file) => paths.some((path) => file.startsWith(path)));
  return Object.fromEntries([...paths, ...gone].map((path) => [path, null]));
}

/** Writes the clean project with the changes made. */
export async function writeProject(folder: string, changes: Changes): Promise<void> {
  for (const [file, text] of Object.entries(CLEAN)) {
    if (changes[file] !== null) await write(folder, file, text);
  }
  await change(folder, changes);
}

/** An installation that differs from the clone: templates and standards to be changed, fonts lent. */
export async function writeInstallation(folder: string, changes: Changes): Promise<void> {
  for (const part of ['templates', 'data/standards']) {
    await cp(join(ROOT, part), join(folder, part), { recursive: true });
  }
  if (!Object.keys(changes).some((path) => path.startsWith('fonts/'))) {
    await symlink(join(ROOT, 'fonts'), join(folder, 'fonts'), 'junction');
  }
  await change(folder, changes);
}

async function change(folder: string, changes: Changes): Promise<void> {
  for (const [file, content] of Object.entries(changes)) {
    if (content === null) await rm(join(folder, file), { recursive: true, force: true });
    else if (typeof content !== 'function') await write(folder, file, content);
    else await write(folder, file, content(await readFile(join(folder, file), 'utf8')));
  }
}

async function write(folder: string, file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), content);
}

type Sheet = WriteOptions['sheets'][number];
type CellSpec = NonNullable<Sheet['cells']> extends Map<string, infer C> ? C : never;

/** A workbook of sheets by name, each a list of rows; a cell is its text or what hucre's writer takes. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly (string | CellSpec)[])[]>>,
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      cells: new Map(
        rows.flatMap((cells, row) =>
          cells.map((cell, column): [string, CellSpec] => [
            `${row},${column}`,
            typeof cell === 'string' ? { value: cell } : cell,
          ]),
        ),
      ),
    })),
  });
}
