// A new project: settings, registers and one month's workbooks with a few example rows, so that it builds
// at once and shows by example what goes where.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CivilDate, type Month, monthOf, monthsBefore } from '../model/calendar.ts';
import type { TableKind } from '../model/columns.ts';
import type { Noted } from '../model/problem.ts';
import { TABLES } from '../model/tables.ts';
import { BLANK_FOLDER } from './blank-folder.ts';
import { blankWorkbook, type FilledRow, type RegisteredNames } from './blank-workbooks.ts';
import { undo, writeNew } from './files.ts';
import { initNotEmpty, initNotWritable } from './problems.ts';
import { ignoreAbsent, refusalOf } from './refusal.ts';

/**
 * Writes a new project.
 * @param folder must be empty or absent
 * @param today decides the first month: the one before it
 * @returns the files written, relative to the folder; none with a problem: INIT_NOT_EMPTY, INIT_NOT_WRITABLE
 */
export async function initProject(folder: string, today: CivilDate): Promise<Noted<readonly string[]>> {
  const month = monthsBefore(monthOf(today), 1);
  const files: Record<string, string | Uint8Array> = {
    'jianbao.yaml': SETTINGS,
    [`data/${month}/meeting.yaml`]: meetingSheet(month, today),
  };
  const examples = exampleTables(month, today);
  const names: RegisteredNames = {
    counties: namesOf(examples, 'counties', '县区名称'),
    sections: namesOf(examples, 'sections', '断面名称'),
    plants: namesOf(examples, 'plants', '污水处理厂名称'),
  };
  for (const { file, kind, rows } of examples) files[file] = await blankWorkbook(kind, rows, names);
  // What next month needs, and what not every office has, stands outside data/, where nobody reads it.
  for (const { kind, name } of TABLES) {
    files[`${BLANK_FOLDER}/${name}.xlsx`] = await blankWorkbook(kind, [], names);
  }
  const made: string[] = [];
  try {
    const found = await readdir(folder).catch(ignoreAbsent);
    if (found && found.length > 0) return { value: [], problems: [initNotEmpty(folder)] };
    for (const [file, content] of Object.entries(files)) await writeNew(join(folder, file), content, made);
    return { value: Object.keys(files), problems: [] };
  } catch (error) {
    await undo(made);
    const reason = refusalOf(error, folder);
    if (reason === null) throw error;
    return { value: [], problems: [initNotWritable(folder, reason)] };
  }
}

const SETTINGS = `# 简报设置：一个单位填一次，以后每月照用。
城市: 示例市
单位: 示例市水污染防治攻坚战指挥部办公室
# 印在每份文件开头；换成真实数据后删去下面这一行。
数据声明: 本文件中的示例数据均为虚构，仅用于演示。
文种: [bulletin]
`;

function meetingSheet(month: Month, today: CivilDate): string {
  return `# 本月会议：把以下各项改成本月的情况。
期次: ${month}
会议名称: 全市地表水水质达标约谈会
会议日期: ${today}
# 是否超期、还剩几天，都与这个日期比较。
数据截止日期: ${today}
# 那天以前交办、现在还没有完成的任务列为结转；开过会以后去掉下一行行首的“# ”。
# 上次会议日期: ${today}
`;
}

/** A workbook of a new project, with rows that show by example what goes into it. */
interface ExampleTable {
  readonly file: string;
  readonly kind: TableKind;
  readonly rows: readonly FilledRow[];
}

function namesOf(examples: readonly ExampleTable[], kind: TableKind, header: string): readonly string[] {
  return examples
    .filter((example) => example.kind === kind)
    .flatMap(({ rows }) => rows.flatMap((row) => row[header] ?? []));
}

function exampleTables(month: Month, today: CivilDate): readonly ExampleTable[] {
  const register = (name: string) => `data/register/${name}.xlsx`;
  const monthly = (name: string) => `data/${month}/${name}.xlsx`;
  return [
    {
      file: register('县区名录'),
      kind: 'counties',
      rows: [
        { 行政区划代码: '990101', 县区名称: '示例区', 类型: '市辖区' },
        { 行政区划代码: '990121', 县区名称: '示例县', 类型: '县' },
      ],
    },
    {
      file: register('断面名录'),
      kind: 'sections',
      rows: [
        section('示例大桥', '示例河', '河流', '国考', '示例区', 'Ⅲ'),
        section('示例湖心', '示例湖', '湖库', '省考', '示例县', 'Ⅲ'),
      ],
    },
    {
      file: register('污水处理厂名录'),
      kind: 'plants',
      rows: [
        {
          污水处理厂名称: '示例县污水处理厂',
          所在县区: '示例县',
          类别: '城镇',
          设计规模: '2',
          执行标准: '一级A',
          环评批复日期: '2012-03-01',
        },
      ],
    },
    {
      file: register('收件人'),
      kind: 'recipients',
      rows: [
        { 县区名称: '示例区', 姓名: '某某某', 职务: '副区长', 邮箱: 'someone@district.example' },
        { 县区名称: '示例县', 姓名: '某某', 职务: '副县长', 邮箱: 'someone@county.example' },
      ],
    },
    {
      file: monthly('断面水质'),
      kind: 'readings',
      rows: [
        reading('示例大桥', '7.8', '6.9', '3.2', '0.42', '0.11'),
        reading('示例湖心', '8.2', '7.4', '4.6', '0.025L', '0.06'),
      ],
    },
    {
      file: monthly('污水处理厂运行'),
      kind: 'plantMonths',
      rows: [
        {
          污水处理厂名称: '示例县污水处理厂',
          运行状态: '运行',
          处理水量: '48',
          水温: '21',
          出水化学需氧量: '22',
          出水五日生化需氧量: '4.8',
          出水悬浮物: '7',
          出水pH值: '7.2',
          出水氨氮: '0.9',
          出水总氮: '9.6',
          出水总磷: '0.31',
        },
      ],
    },
    {
      file: monthly('整改任务'),
      kind: 'tasks',
      rows: [
        {
          编号: 'ZG-001',
          问题来源: '市级巡查',
          涉及断面或设施: '示例湖心',
          问题描述: '入湖沟渠生活污水直排。',
          整改措施: '接入污水管网。',
          责任县区: '示例县',
          责任部门: '住建局',
          责任人: '某某（局长）',
          整改时限: `${today.slice(0, 4)}年底前`,
          销号状态: '未完成',
        },
      ],
    },
  ];
}

function section(
  name: string,
  water: string,
  body: string,
  control: string,
  county: string,
  target: string,
): FilledRow {
  return {
    断面名称: name,
    所在水体: water,
    水体类型: body,
    控制级别: control,
    责任县区: county,
    水质目标: target,
  };
}

function reading(
  name: string,
  ph: string,
  oxygen: string,
  permanganate: string,
  ammonia: string,
  phosphorus: string,
): FilledRow {
  return {
    断面名称: name,
    pH值: ph,
    溶解氧: oxygen,
    高锰酸盐指数: permanganate,
    氨氮: ammonia,
    总磷: phosphorus,
  };
}
