import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/findings.ts';
import { CURRENT_POLICY } from '../../src/model/policy.ts';
import type { Records } from '../../src/model/records.ts';
import { plant, plantMonth, reading, section, task } from './records.ts';
import { STANDARDS, sourced } from './standards.ts';

function records(given: Partial<Records>): Records {
  return {
    meeting: {
      period: sourced('2026-06'),
      title: sourced('调度会'),
      date: sourced('2026-07-15'),
      cutoff: sourced('2026-07-10'),
    },
    counties: [],
    sections: [],
    readings: [],
    plants: [],
    plantMonths: [],
    stages: [],
    collections: [],
    outfalls: [],
    networks: [],
    funds: [],
    duties: [],
    tasks: [],
    recipients: [],
    ...given,
  };
}

const judge = (given: Partial<Records>, policy = CURRENT_POLICY) =>
  assess(records(given), STANDARDS, { policy, warnings: [], dueSoonDays: 30 });

describe('sections', () => {
  it('are judged now, a month ago and a year ago, with the changes', () => {
    const { value, problems } = judge({
      sections: [section('甲')],
      readings: [
        reading('甲', '2026-06', { 氨氮: '1.32' }),
        reading('甲', '2026-05', { 氨氮: '0.9' }),
        reading('甲', '2025-06', { 氨氮: '3' }),
      ],
    });
    const [finding] = value.sections;
    expect(finding!.current!.waterClass).toBe(4);
    expect(finding!.previousMonth!.waterClass).toBe(3);
    expect(finding!.sameMonthLastYear!.waterClass).toBe(6);
    expect(finding).toMatchObject({
      meetsTarget: false,
      changeFromPreviousMonth: { direction: 'worse' },
      changeFromLastYear: { direction: 'better' },
    });
    expect(problems).toEqual([]);
  });

  it('crosses the turn of the year', () => {
    const january = judge({
      meeting: { ...records({}).meeting, period: sourced('2026-01') },
      sections: [section('甲')],
      readings: [reading('甲', '2026-01'), reading('甲', '2025-12'), reading('甲', '2025-01')],
    }).value;
    expect(january.previousMonth).toBe('2025-12');
    expect(january.sameMonthLastYear).toBe('2025-01');
    expect(january.sections[0]).toHaveProperty('previousMonth');
    expect(january.sections[0]).toHaveProperty('sameMonthLastYear');
  });

  it('meet a target they reach exactly', () => {
    const { value } = judge({
      sections: [section('甲', 2), section('乙', 1)],
      readings: [reading('甲', '2026-06', { 氨氮: '0.4' }), reading('乙', '2026-06', { 氨氮: '0.4' })],
    });
    expect(value.sections.map(({ meetsTarget }) => meetsTarget)).toEqual([true, false]);
  });

  it('measure exceedances against their target, or against Ⅲ when the policy says so', () => {
    const given = { sections: [section('甲', 2)], readings: [reading('甲', '2026-06', { 氨氮: '1.2' })] };
    // (1.2 − 0.5) ÷ 0.5 = 1.4; (1.2 − 1.0) ÷ 1.0 = 0.2
    expect(judge(given).value.sections[0]!.current!.exceeded).toMatchObject([{ multiple: '1.4' }]);
    const class3 = { ...CURRENT_POLICY, exceedanceBase: 'class3' } as const;
    expect(judge(given, class3).value.sections[0]!.current!.exceeded).toMatchObject([{ multiple: '0.2' }]);
  });

  it('take the limits of their own water body', () => {
    const { value } = judge({
      sections: [section('河', 3, 'river'), section('湖', 3, 'lake')],
      readings: [reading('河', '2026-06', { 总磷: '0.15' }), reading('湖', '2026-06', { 总磷: '0.15' })],
    });
    expect(value.sections.map(({ current }) => current!.waterClass)).toEqual([3, 5]);
  });

  it('keep the order of the register', () => {
    const { value } = judge({
      sections: [section('丙'), section('甲'), section('乙')],
      readings: [reading('乙', '2026-06'), reading('甲', '2026-06'), reading('丙', '2026-06')],
    });
    expect(value.sections.map((finding) => finding.section.name.value)).toEqual(['丙', '甲', '乙']);
  });

  it('average several readings of a month', () => {
    const { value } = judge({
      sections: [section('甲')],
      readings: [
        reading('甲', '2026-06', { 氨氮: '0.8' }, { day: '2026-06-03' }),
        reading('甲', '2026-06', { 氨氮: '1.4' }, { day: '2026-06-17' }),
      ],
    });
    expect(value.sections[0]!.current!.statement).toContain('氨氮2次监测均值1.1 mg/L');
  });

  it('are not changed by synchronous samples or by months after the period', () => {
    const { value } = judge({
      sections: [section('甲')],
      readings: [
        reading('甲', '2026-06'),
        reading('甲', '2026-06', { 氨氮: '9' }, { scheme: 'synchronous', day: '2026-06-11' }),
        reading('甲', '2026-07', { 氨氮: '9' }),
      ],
    });
    expect(value.sections[0]!.current!.waterClass).toBe(1);
    expect(value.history.map(({ month }) => month)).toEqual(['2026-06']);
  });

  it('without a class are named with the reason, and neither meet nor miss their target', () => {
    const { value, problems } = judge({
      sections: [section('甲'), section('乙')],
      readings: [reading('甲', '2026-06', { 氨氮: '?停站' }, { stated: 3 }), reading('甲', '2026-05')],
    });
    expect(value.sections[0]!.current!.waterClass).toBeNull();
    expect(value.sections[0]).not.toHaveProperty('meetsTarget');
    expect(value.sections[0]).not.toHaveProperty('changeFromPreviousMonth');
    expect(value.sections[1]).not.toHaveProperty('current');
    expect(problems).toMatchObject([
      {
        code: 'SECTION_WITHOUT_CLASS',
        severity: 'warning',
        message: '断面“甲”2026-06没有水质类别（填报类别为Ⅲ类，未采用）：缺少氨氮（停站），不评价类别',
        place: { cell: '2026-06 甲' },
      },
      {
        code: 'SECTION_WITHOUT_READING',
        severity: 'warning',
        message: '断面“乙”2026-06没有监测数据，本月不评价类别',
        place: { cell: 'register 乙' },
      },
    ]);
  });
});

describe('a stated class', () => {
  it('that differs from the computed one is named with both and the deciding item', () => {
    const { value, problems } = judge({
      sections: [section('甲')],
      readings: [reading('甲', '2026-06', { 氨氮: '1.32' }, { stated: 3 })],
    });
    expect(value.sections[0]!.current!.waterClass).toBe(4);
    expect(problems).toMatchObject([
      {
        code: 'CLASS_INCONSISTENT',
        severity: 'warning',
        message:
          '断面“甲”2026-06填报的水质类别是Ⅲ类，按监测值判定为Ⅳ类：氨氮1.32 mg/L，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）',
        place: { cell: 'stated 甲' },
        rule: 'GB 3838-2002 表1',
      },
    ]);
  });

  it('that agrees is no problem', () => {
    const { problems } = judge({
      sections: [section('甲')],
      readings: [reading('甲', '2026-06', { 氨氮: '1.32' }, { stated: 4 })],
    });
    expect(problems).toEqual([]);
  });

  it('is compared with its own row where a month has several', () => {
    const { value, problems } = judge({
      sections: [section('甲')],
      readings: [
        reading('甲', '2026-06', { 氨氮: '0.3' }, { day: '2026-06-03', stated: 2 }),
        reading('甲', '2026-06', { 氨氮: '2.1' }, { day: '2026-06-17', stated: 4 }),
      ],
    });
    expect(value.sections[0]!.current!.waterClass).toBe(4); // mean 1.2
    expect(problems).toMatchObject([
      { message: expect.stringContaining('2026-06-17填报的水质类别是Ⅳ类，按监测值判定为劣Ⅴ类') },
    ]);
  });

  it('of an earlier month is compared as well', () => {
    const { problems } = judge({
      sections: [section('甲')],
      readings: [reading('甲', '2026-06'), reading('甲', '2025-03', {}, { stated: 2 })],
    });
    expect(problems.map(({ code }) => code)).toEqual(['CLASS_INCONSISTENT']);
  });
});

describe('history', () => {
  const given = {
    sections: [section('甲'), section('__proto__')],
    readings: [
      reading('甲', '2026-06'),
      reading('甲', '2026-04', { 总磷: '' }),
      reading('__proto__', '2026-04', { 总磷: '0.25' }),
      reading('甲', '2025-12', { 氨氮: '0.9' }),
      reading('无此断面', '2025-11'),
    ],
  };

  it('holds every month with readings, oldest first, without sections that have no class', () => {
    const { history } = judge(given).value;
    expect(
      history.map(({ month, classes }) => [
        month,
        Object.entries(classes).map(([name, { waterClass }]) => [name, waterClass]),
      ]),
    ).toEqual([
      ['2025-11', []],
      ['2025-12', [['甲', 3]]],
      ['2026-04', [['__proto__', 4]]],
      ['2026-06', [['甲', 1]]],
    ]);
  });

  it('counts what it lists', () => {
    for (const { classes, summary } of judge(given).value.history) {
      const listed = Object.values(classes);
      expect(summary.classed.value).toBe(listed.length);
      for (const { waterClass, count } of summary.classes) {
        expect(count.value).toBe(listed.filter((verdict) => verdict.waterClass === waterClass).length);
      }
    }
  });
});

describe('synchronous sampling', () => {
  it('is judged day by day, in the order of the days and of the register', () => {
    const round = (name: string, day: string, changed = {}) =>
      reading(name, day.slice(0, 7), changed, { scheme: 'synchronous', day });
    const { value } = judge({
      sections: [section('甲'), section('乙')],
      readings: [
        round('乙', '2026-06-18', { 氨氮: '1.2' }),
        round('乙', '2026-06-11', { 氨氮: '' }),
        round('甲', '2026-06-11'),
        round('甲', '2026-05-11'),
      ],
    });
    expect(
      value.samplingRounds.map(({ day, verdicts }) => [
        day,
        verdicts.map(({ section: { name }, verdict }) => [name.value, verdict.waterClass]),
      ]),
    ).toEqual([
      [
        '2026-06-11',
        [
          ['甲', 1],
          ['乙', null],
        ],
      ],
      ['2026-06-18', [['乙', 4]]],
    ]);
  });
});

describe('the whole', () => {
  it('joins plants with their month of the period, and judges tasks at the cut-off date', () => {
    const { value, problems } = judge({
      plants: [plant({ approved: '2015-03-01' })],
      plantMonths: [
        plantMonth('运行', {
          temperature: '20',
          effluent: { 化学需氧量: '30', 氨氮: '1', 总氮: '10', 总磷: '0.3' },
        }),
        { ...plantMonth('停运'), month: '2026-05' },
      ],
      tasks: [task('未完成', { deadline: '2026-06-30' })],
    });
    expect(value.plants).toMatchObject([{ state: '运行', compliance: 'met' }]);
    expect(value.tasks).toMatchObject([{ status: { kind: 'overdue', days: 10 } }]);
    expect(problems).toEqual([]);
  });

  it('carries its policy, standards and dates', () => {
    const { value } = judge({});
    expect(value).toMatchObject({
      period: '2026-06',
      previousMonth: '2026-05',
      sameMonthLastYear: '2025-06',
      cutoff: '2026-07-10',
    });
    expect(value.policy).toBe(CURRENT_POLICY);
    expect(value.standards).toBe(STANDARDS);
  });

  it('is plain data', () => {
    const { value } = judge({
      sections: [section('甲')],
      readings: [reading('甲', '2026-06', { 氨氮: '1.32' }), reading('甲', '2026-05', { 总磷: '<0.01' })],
      plants: [plant()],
      plantMonths: [plantMonth('运行', { treated: '50', effluent: { 氨氮: '9' } })],
      tasks: [task('未完成')],
    });
    expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  });

  it('collects the problems of sections, plants and tasks in one pass', () => {
    const { problems } = judge({ sections: [section('甲')], plants: [plant()], tasks: [task('已完成')] });
    expect(problems.map(({ code }) => code)).toEqual([
      'SECTION_WITHOUT_READING',
      'PLANT_WITHOUT_MONTH',
      'TASK_WITHOUT_COMPLETION',
    ]);
  });
});
