// The reader on published readings. The files lie beside the repository; nothing of them is kept in it.

import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Amount } from '../../src/model/water.ts';
import { readAssessmentTable } from '../../src/read/assessment/assessment-table.ts';
import { readProject } from '../../src/read/project/project.ts';
import { realFile } from '../assess/real.ts';
import { codes, projectWith } from './samples.ts';

const CONFIG = `城市: 昆明市
单位: 测试单位
列映射:
  - 文件: kunming_2025-11.csv
    表: 断面水质
    列:
      断面名称: section
      监测时间: time
      水质类别: class
      pH值: [ph_raw, ph]
      溶解氧: [do_raw, do]
      高锰酸盐指数: [codmn_raw, codmn]
      氨氮: [nh3n_raw, nh3n]
      总磷: [tp_raw, tp]
      总氮: [tn_raw, tn]
    版本列: snapshot
    缺省年份: 2025
`;
const MEETING = '期次: 2025-11\n会议名称: 测试\n会议日期: 2025-12-10\n数据截止日期: 2025-12-05\n';
const ITEMS = { pH值: 'ph', 溶解氧: 'do', 高锰酸盐指数: 'codmn', 氨氮: 'nh3n', 总磷: 'tp', 总氮: 'tn' };

/** Rows of a simple CSV file as objects. */
function rowsOf(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index]!, cell])));
}

it('reads a city’s published readings through a column mapping', async ({ skip }) => {
  const text = realFile('kunming_2025-11.csv', skip);
  const rows = rowsOf(text);
  const waters = new Map(rows.map(({ section, river }) => [section!, river!]));
  const sections = [...waters].map(([name, water]) =>
    [name, water, /^(滇池|阳宗海)$/.test(water) ? '湖库' : '河流', '国考', '昆明市', 'Ⅲ'].join(','),
  );
  const projectDir = await projectWith({
    'jianbao.yaml': CONFIG,
    'data/register/县区名录.csv': '代码,县区名称,类型\n530100,昆明市,市辖区\n',
    'data/register/断面名录.csv': `断面名称,所在水体,水体类型,控制级别,责任县区,水质目标\n${sections.join('\n')}\n`,
    'data/2025-11/kunming_2025-11.csv': text,
    'data/2025-11/meeting.yaml': MEETING,
  });
  const { value, problems } = await readProject({ projectDir });
  expect(codes(problems).sort()).toEqual(['ROWS_SUPERSEDED', 'ROWS_WITHOUT_VALUES']);

  // Worked out from the text alone: of the rows with a time, the latest snapshot of each section and time.
  const latest = new Map<string, Record<string, string>>();
  for (const row of rows.filter(({ time }) => time !== '')) {
    const key = `${row.section} ${row.time}`;
    const earlier = latest.get(key);
    if (earlier === undefined || row.snapshot! > earlier.snapshot!) latest.set(key, row);
  }
  const readings = value!.records.readings;
  const read = new Map(
    readings.map((reading) => [`${reading.section.value} ${reading.day?.source.text}`, reading]),
  );
  expect([...read.keys()].sort()).toEqual([...latest.keys()].sort());
  expect(new Set(readings.map(({ section }) => section.value)).size).toBe(29);
  for (const [key, row] of latest) {
    const reading = read.get(key)!;
    expect(reading.day?.value).toBe(`2025-${row.time!.slice(0, 5)}`);
    expect(reading.statedClass?.source.text ?? '').toBe(row.class);
    for (const [item, name] of Object.entries(ITEMS)) {
      const written = [row[`${name}_raw`]!, row[name]!].find((cell) => !['', '--', '*'].includes(cell));
      const amount: Amount =
        written === undefined ? { kind: 'missing' } : { kind: 'measured', value: written };
      expect(reading.amounts[item]?.value).toEqual(amount);
    }
  }
});

it.for([
  // Two of its rows have more 氨氮 than 总氮.
  ['class_golden_2025-11.csv', 9332, ['PART_OVER_WHOLE', 'PART_OVER_WHOLE']],
  ['class_edge_cases_2025-11.csv', 742, []],
] as const)('reads every row of %s without a false alarm', async ([name, count, alarms], { skip }) => {
  const text = realFile(name, skip);
  const path = join(await projectWith({ [name]: text }), name);
  const { value, problems } = await readAssessmentTable(path);
  expect(codes(problems)).toEqual(alarms);
  expect(value?.rows).toHaveLength(count);
  const written = rowsOf(text);
  for (const [index, { cells, waterBody, amounts }] of value!.rows.entries()) {
    const row = written[index]!;
    expect(cells).toEqual(Object.values(row));
    expect(waterBody).toBe(row.waterbody);
    expect(amounts.氨氮?.value).toEqual({ kind: 'measured', value: row.nh3n });
  }
});

it.for(['kunming_2025-11.csv', 'class_golden_2025-11.csv', 'class_edge_cases_2025-11.csv'])(
  'reads or refuses %s as it is published, with nothing but coded words',
  async (name, { skip }) => {
    const text = realFile(name, skip);
    const projectDir = await projectWith({
      'jianbao.yaml': '城市: 测试市\n单位: 测试单位\n',
      'data/2025-11/meeting.yaml': MEETING,
      [`data/2025-11/${name}`]: text,
    });
    const { value, problems } = await readProject({ projectDir });
    expect(value?.records.readings).toEqual([]);
    expect(codes(problems)).toContain('READINGS_MISSING');
    for (const { code, message, hint } of problems) {
      expect(code).toMatch(/^[A-Z][A-Z\d_]+$/);
      expect(message + hint).toMatch(/\p{Script=Han}/u);
      expect(message).not.toMatch(/undefined|\[object|Error:/);
    }
  },
);
