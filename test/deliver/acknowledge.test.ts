// Warnings let pass on somebody's word: which, and no others.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  howToAcknowledge,
  pasteableLines,
  writeAcknowledgements,
} from '../../src/deliver/acknowledge.ts';
import { isUnanswered, type Problem, stopsPublication } from '../../src/model/problem.ts';
import type { Place } from '../../src/model/source.ts';
import { readMeeting } from '../../src/read/project/meeting.ts';

const MONTH = 'data/2026-06';
const FILE = `${MONTH}/meeting.yaml`;
const ORDER = '期次: 2026-06\n会议名称: 调度会\n会议日期: 2026-07-15\n数据截止日期: 2026-07-10\n';

const warning = (place: Place, rest: Partial<Problem> = {}): Problem => ({
  code: 'NUMBER_OUTLYING',
  severity: 'warning',
  mustAcknowledge: true,
  message: '不同寻常',
  hint: '核对',
  place,
  ...rest,
});
const at = (cell: string): Place => ({ file: `${MONTH}/断面水质.xlsx`, sheet: '6月', cell });

/** What is read of `确认` with these entries, each a list of 代码, 位置, 理由, 确认人. */
async function entries(...list: readonly (readonly string[])[]) {
  const lines = list.flatMap(([code, place, reason = '已核对', person = '王某']) => [
    `  - 代码: ${code}`,
    `    位置: ${place}`,
    `    理由: ${reason}`,
    `    确认人: ${person}`,
  ]);
  const { value, problems } = await readMeeting(FILE, `${ORDER}确认:\n${lines.join('\n')}\n`, '2026-06');
  return { acknowledgements: value?.acknowledgements ?? [], problems };
}
const settle = async (problems: readonly Problem[], ...list: readonly (readonly string[])[]) =>
  acknowledge(problems, (await entries(...list)).acknowledgements, MONTH);

describe('an acknowledgement', () => {
  it('lets the warning pass, with the reason, the person and where that is written', async () => {
    const settled = await settle(
      [warning(at('D7'))],
      ['NUMBER_OUTLYING', '断面水质.xlsx 6月!D7', '暴雨后采样'],
    );
    expect(settled).toMatchObject([
      { approval: { reason: '暴雨后采样', person: '王某', at: { file: FILE, line: 6 } } },
    ]);
    expect(stopsPublication(settled)).toBe(false);
  });

  it.each([
    ['another cell', 'NUMBER_OUTLYING', '断面水质.xlsx 6月!D8'],
    ['another code', 'COLUMN_SHIFTED', '断面水质.xlsx 6月!D7'],
    ['another file', 'NUMBER_OUTLYING', '加密监测.xlsx 6月!D7'],
  ])('of %s leaves it standing and is stale', async (_, code, place) => {
    const settled = await settle([warning(at('D7'))], [code, place]);
    expect(stopsPublication(settled)).toBe(true);
    expect(settled.map((problem) => problem.code)).toEqual(['NUMBER_OUTLYING', 'ACK_STALE']);
  });

  it('of a range holds for the cells inside and no other', async () => {
    const all = ['C7', 'D7', 'D8', 'D9', 'D10', 'E8'].map((cell) => warning(at(cell)));
    const settled = await settle(all, ['NUMBER_OUTLYING', '断面水质.xlsx 6月!D7:D9']);
    expect(settled.filter(isUnanswered).map(({ place }) => place?.cell)).toEqual(['C7', 'D10', 'E8']);
  });

  it('says where the warning stands now when it names another place', async () => {
    const [, stale] = await settle([warning(at('D7'))], ['NUMBER_OUTLYING', '断面水质.xlsx 6月!D17']);
    expect(stale?.hint).toContain('“data/2026-06/断面水质.xlsx 6月!D7”');
  });

  it('of an error is refused, and the error stands', async () => {
    const error = warning(at('D7'), { severity: 'error' });
    const settled = await settle([error], ['NUMBER_OUTLYING', '断面水质.xlsx']);
    expect(settled.map(({ code, approval }) => [code, approval])).toEqual([
      ['NUMBER_OUTLYING', undefined],
      ['ACK_OF_ERROR', undefined],
    ]);
    expect(stopsPublication(settled)).toBe(true);
  });

  it('is not called stale while errors may hide what it is about', async () => {
    const { mustAcknowledge: _, ...other } = warning(at('A1'), { code: 'X', severity: 'error' });
    expect(await settle([other], ['NUMBER_OUTLYING', '断面水质.xlsx 6月!D7'])).toEqual([other]);
  });

  it('may be given to a warning that needs none', async () => {
    const { mustAcknowledge: _, ...mild } = warning(at('D7'));
    const [settled] = await settle([mild], ['NUMBER_OUTLYING', '断面水质.xlsx 6月!D7']);
    expect(settled?.approval?.person).toBe('王某');
  });

  it.each([
    ['no reason', ['NUMBER_OUTLYING', '断面水质.xlsx', '""'], 'VALUE_MISSING'],
    ['a dash for a reason', ['NUMBER_OUTLYING', '断面水质.xlsx', '--'], 'VALUE_MISSING'],
    ['nobody', ['NUMBER_OUTLYING', '断面水质.xlsx', '已核对', '" "'], 'VALUE_MISSING'],
    ['no code', ['', '断面水质.xlsx'], 'VALUE_MISSING'],
    ['a place that is none', ['NUMBER_OUTLYING', '那一格'], 'ACK_PLACE_INVALID'],
  ])('with %s is an error and counts for nothing', async (_, entry, code) => {
    const { acknowledgements, problems } = await entries(entry);
    expect(problems.map((problem) => [problem.code, problem.severity])).toEqual([[code, 'error']]);
    expect(acknowledgements).toEqual([]);
  });

  it.each([
    ['a line of text', '确认: 都核对过了\n', 'YAML_SHAPE'],
    ['a key missing', '确认:\n  - 代码: A\n    位置: a.csv\n    理由: 对\n', 'YAML_KEY_MISSING'],
    [
      'a key too many',
      '确认:\n  - 代码: A\n    位置: a.csv\n    理由: 对\n    确认人: 我\n    日期: 今天\n',
      'YAML_KEY_UNKNOWN',
    ],
  ])('written as %s is an error', async (_, text, code) => {
    const { problems } = await readMeeting(FILE, `${ORDER}${text}`, '2026-06');
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });
});

describe('the lines to paste', () => {
  const name = fc.stringMatching(/^[^\r\n/]{1,8}$/);
  const place: fc.Arbitrary<Place> = fc.oneof(
    fc.record({
      file: name.map((base) => `${MONTH}/${base}.xlsx`),
      sheet: name,
      cell: fc.constantFrom('D7', 'AA10'),
    }),
    fc.record({ file: name.map((base) => `${MONTH}/${base}.csv`), cell: fc.constantFrom('D7', 'D8') }),
    fc.record({ file: name.map((base) => `data/register/${base}`), sheet: name }),
  );

  it('acknowledge what they were written for, once filled in, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(place, { minLength: 1, maxLength: 6 }), async (places) => {
        const [other, ...own] = places.map((one) => warning(one));
        const text = writeAcknowledgements(own).join('\n').replaceAll('""', '"已核对"');
        const { value, problems } = await readMeeting(FILE, `${ORDER}确认:\n${text}\n`, '2026-06');
        expect(problems).toEqual([]);
        const settled = acknowledge([other!, ...own], value?.acknowledgements ?? [], MONTH);
        const isCovered = own.some(
          ({ place: sheet }) =>
            sheet?.cell === undefined &&
            sheet?.file === other!.place?.file &&
            sheet?.sheet === other!.place?.sheet,
        );
        if (!isCovered) expect(settled.filter(isUnanswered)).toEqual([other]);
        expect(settled).toHaveLength(places.length);
      }),
      { numRuns: 300 },
    );
  });

  it('are not there when nothing needs them', () => {
    const { mustAcknowledge: _, ...mild } = warning(at('D7'));
    expect([howToAcknowledge([mild], [mild]), pasteableLines([mild])]).toEqual(['', {}]);
  });
});
