import { describe, expect, it } from 'vitest';
import { buildRecords } from '../../src/read/records/records.ts';
import { codes, tableFrom } from './samples.ts';

const HEADER =
  '编号|问题来源|交办日期|涉及断面或设施|问题描述|整改措施|责任县区|责任部门|责任人|整改时限|销号状态';
const REGISTERS = [
  tableFrom('代码|县区名称|类型\n990122|青岑县|县'),
  tableFrom('断面|所属河流|水体类型|断面级别|责任县区|水质目标\n甲|柳汀河|河流|省考|青岑县|Ⅲ'),
  tableFrom('断面名称|氨氮\n甲|0.5', { folderMonth: '2026-06' }),
];

/** The one task of a June ledger, and what is said of it. */
function read(assigned: string, deadline: string, folderMonth: string | null = '2026-06') {
  const row = ['1', '通报', assigned, '甲', '超标', '截污', '青岑县', '水务局', '张三', deadline, '未完成'];
  const table = tableFrom([HEADER, row.join('|')].join('\n'), folderMonth === null ? {} : { folderMonth });
  const { value, problems } = buildRecords([...REGISTERS, table], '2026-06', 'data');
  return { deadline: value.tasks[0]?.deadline.value, problems };
}

describe('a task with a deadline of no year', () => {
  it.each([
    ['2026-03-02', '9月底前', '2026-09-30'],
    ['2026-03-02', '3月底前', '2026-03-31'],
    ['2025-11-20', '3月底前', '2026-03-31'],
    ['', '9月底前', '2026-09-30'],
  ])('assigned on “%s” and due %s is due on %s', (assigned, written, date) => {
    const { deadline, problems } = read(assigned, written);
    expect(deadline).toMatchObject({ kind: 'due', date });
    expect(problems).toMatchObject([{ code: 'DEADLINE_YEAR', severity: 'info', place: { cell: 'J2' } }]);
  });

  it.each([
    ['', '3月底前', '2026-06'],
    ['', '9月底前', null],
  ])('assigned on “%s”, due %s, in the folder %s is not guessed', (assigned, written, folder) => {
    const { deadline, problems } = read(assigned, written, folder);
    expect(deadline).toBeUndefined();
    expect(codes(problems)).toEqual(['DEADLINE_INVALID']);
  });

  it('does not take its year from a day of assignment that is none', () => {
    expect(codes(read('2026-02-30', '9月底前').problems)).toEqual(['DATE_INVALID', 'DEADLINE_YEAR']);
  });
});

describe('a task', () => {
  it.each([
    ['2026-03-02', '2026-02-28', ['TASK_DEADLINE_EARLY']],
    ['2026-03-02', '2026-03-02', []],
    ['2026-03-02', '已完成', ['DEADLINE_DONE']],
    ['2026-03-02', '立行立改', []],
  ])('assigned on %s and due %s: %j', (assigned, written, expected) => {
    expect(codes(read(assigned, written).problems)).toEqual(expected);
  });
});
