import { describe, expect, it } from 'vitest';
import { readMeeting } from '../../src/read/project/meeting.ts';

const GOOD = '期次: 2026-06\n会议名称: 调度会\n会议日期: 2026年7月15日\n数据截止日期: 2026/7/10\n';
const read = (text: string) => readMeeting('data/2026-06/meeting.yaml', text, '2026-06');

describe('readMeeting', () => {
  it('reads the order sheet', async () => {
    const { value, problems } = await read(
      `${GOOD}会议地点: 三楼\n数据说明: 初步数据\n上次会议日期: 2026-06-12\n`,
    );
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      period: { value: '2026-06', source: { line: 1, column: 5, text: '2026-06' } },
      title: { value: '调度会' },
      date: { value: '2026-07-15', source: { text: '2026年7月15日' } },
      place: { value: '三楼' },
      cutoff: { value: '2026-07-10' },
      dataRemark: { value: '初步数据' },
      previousMeeting: { value: '2026-06-12' },
    });
  });

  it('leaves out what is not given', async () => {
    const { value } = await read(GOOD);
    expect(Object.keys(value!)).toEqual(['period', 'title', 'date', 'cutoff']);
  });

  it.each([
    [
      'another month than its folder',
      GOOD.replace('2026-06', '2026-05'),
      'MEETING_PERIOD_MISMATCH',
      'error',
      1,
    ],
    ['a cut-off before the month', GOOD.replace('2026/7/10', '2026/5/31'), 'CUTOFF_EARLY', 'warning', 4],
    ['a date that is none', GOOD.replace('7月15日', '6月31日'), 'DATE_INVALID', 'error', 3],
    ['a month that is none', GOOD.replace('2026-06', '六月'), 'MONTH_INVALID', 'error', 1],
    [
      'a meeting before that is not',
      `${GOOD}上次会议日期: 2026-07-15\n`,
      'PREVIOUS_MEETING_LATE',
      'error',
      5,
    ],
    ['a tab', GOOD.replace('会议日期', '\t会议日期'), 'YAML_SYNTAX', 'error', 3],
    ['a key misspelt', GOOD.replace('数据截止日期', '数据截至日期'), 'YAML_KEY_UNKNOWN', 'error', 4],
  ])('reports %s', async (_, text, code, severity, line) => {
    expect((await read(text)).problems[0]).toMatchObject({ code, severity, place: { line } });
  });

  it('keeps the folder’s month when the two disagree, so that the rest can be checked', async () => {
    expect((await read(GOOD.replace('2026-06', '2026-05'))).value?.period.value).toBe('2026-06');
  });

  it('writes months in messages as a secretary does, and folders as they are called', async () => {
    const { problems } = await read(GOOD.replace('2026-06', '2026-05').replace('2026/7/10', '2026/5/31'));
    expect(problems.map(({ message }) => message)).toEqual([
      '期次是2026年5月，而文件放在 2026-06 文件夹',
      '数据截止日期“2026/5/31”早于期次2026年6月',
    ]);
  });

  it.each(['', ' \n\n', '# 会议\n'])('misses everything in %j, in no line of it', async (text) => {
    const { value, problems } = await read(text);
    expect(value).toBeNull();
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual(
      Array(4).fill(['YAML_KEY_MISSING', undefined]),
    );
  });

  it('is nothing without what it must have', async () => {
    expect((await read('会议名称: 调度会\n')).value).toBeNull();
  });
});
