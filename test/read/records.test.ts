import { describe, expect, it } from 'vitest';
import { buildRecords, type LocatedTable } from '../../src/read/records/records.ts';
import type { TableContext } from '../../src/read/tables/periods.ts';
import { codes, tableFrom } from './samples.ts';

const COUNTIES = tableFrom('代码|县区名称|类型\n530000|青岑县|县\n530001|石渚区|市辖区');
const SECTIONS = tableFrom(
  '断面名称|断面编码|所在水体|水体类型|控制级别|责任县区|水质目标\n甲|D01|甲河|河流|国考|青岑县|Ⅲ\n乙|D02|乙湖|水库|省考|石渚区|Ⅱ类',
  {},
  'data/register/断面名录.csv',
);
const JUNE: TableContext = { folderMonth: '2026-06' };
const readings = (text: string, context: TableContext = JUNE, file?: string) =>
  tableFrom(text, context, file);
const SOME = readings('断面名称|氨氮\n甲|0.5\n乙|0.1');

/** Builds June 2026 from the registers and the given tables. */
const build = (...tables: readonly LocatedTable[]) =>
  buildRecords([COUNTIES, SECTIONS, ...tables], '2026-06', 'data');
/** Codes of a build, with the place of each. */
const found = (...tables: readonly LocatedTable[]) =>
  build(...tables).problems.map(({ code, place }) => [code, place?.cell]);

describe('registers', () => {
  it('keeps every value with the cell it stands in', () => {
    const { value, problems } = build(SOME);
    expect(problems).toEqual([]);
    expect(value.counties.map(({ code, name, kind }) => [code.value, name.value, kind.value])).toEqual([
      ['530000', '青岑县', '县'],
      ['530001', '石渚区', '市辖区'],
    ]);
    expect(value.sections[1]).toMatchObject({
      code: { value: 'D02' },
      name: { value: '乙', source: { file: 'data/register/断面名录.csv', cell: 'A3', text: '乙' } },
      waterBody: { value: 'lake', source: { cell: 'D3', text: '水库' } },
      control: { value: '省考' },
      targetClass: { value: 2, source: { cell: 'G3', text: 'Ⅱ类' } },
    });
  });

  it('reads plants, and leaves out what is not given', () => {
    const plants = tableFrom(
      '厂名|所在县区|类别|设计规模（万吨/日）|执行标准|环评批复日期\n一厂|青岑县|城镇|2.5|一级A标准|2004年3月1日\n二厂|石渚区|乡镇|0.1|二级|',
    );
    const [first, second] = build(SOME, plants).value.plants;
    expect(first).toMatchObject({
      capacity: { value: '2.5' },
      grade: { value: '一级A' },
      approved: { value: '2004-03-01', source: { text: '2004年3月1日' } },
    });
    expect(second).not.toHaveProperty('approved');
  });

  it.each([
    ['a name twice', '甲|D01|甲河|河流|国考|青岑县|Ⅲ', [['REGISTER_DUPLICATE', 'A2']]],
    ['a name with two codes', '甲|D03|甲河|河流|国考|青岑县|Ⅲ', [['SECTION_NAME_CONFLICT', 'A2']]],
    ['a code with two names', '丙|D01|甲河|河流|国考|青岑县|Ⅲ', [['SECTION_NAME_CONFLICT', 'A2']]],
    ['an unknown county', '丙|D03|丙河|河流|国考|青岑|Ⅲ', [['COUNTY_UNKNOWN', 'F2']]],
    ['a water body that is none', '丙|D03|丙河|沟渠|国考|青岑县|Ⅲ', [['CHOICE_INVALID', 'D2']]],
    ['no target', '丙|D03|丙河|河流|国考|青岑县|', [['TARGET_MISSING', 'G2']]],
    ['a target that cannot be', '丙|D03|丙河|河流|国考|青岑县|劣Ⅴ', [['TARGET_CLASS_INVALID', 'G2']]],
    [
      'several faults in one row',
      '丙|D03||沟渠|国考|青岑县|Ⅲ~Ⅳ',
      [
        ['VALUE_MISSING', 'C2'],
        ['CHOICE_INVALID', 'D2'],
        ['CLASS_MULTI', 'G2'],
      ],
    ],
  ])('reports %s', (_, row, expected) => {
    const more = tableFrom(`断面名称|断面编码|所在水体|水体类型|控制级别|责任县区|水质目标\n${row}`);
    expect(found(SOME, more)).toEqual(expected);
  });

  it('suggests a county but does not take it', () => {
    const more = tableFrom('断面名称|所在水体|水体类型|控制级别|责任县区|水质目标\n丙|丙河|河流|国考|青岑|Ⅲ');
    const { value, problems } = build(SOME, more);
    expect(problems[0]!.hint).toContain('“青岑县”');
    expect(value.sections.find(({ name }) => name.value === '丙')?.county.value).toBe('青岑');
  });

  it('misses the registers it cannot do without, once each', () => {
    const { problems } = buildRecords([SOME], '2026-06', 'data');
    expect(problems.map(({ code, message }) => [code, message.match(/“(.+?)”/)?.[1]])).toEqual([
      ['REGISTER_MISSING', '县区名录'],
      ['REGISTER_MISSING', '断面名录'],
    ]);
  });

  it('gives one address to one county', () => {
    const recipients = (rows: string) => tableFrom(`县区名称|姓名|职务|邮箱\n${rows}`);
    expect(found(SOME, recipients('青岑县|张三|县长|a@x.cn\n石渚区|李四|区长|A@x.cn'))).toEqual([
      ['RECIPIENT_DUPLICATE', 'D3'],
    ]);
    const other = '石渚区|王五|区长|c@x.cn';
    expect(found(SOME, recipients(`青岑县|张三|县长|a@x.cn\n青岑县|张三|县长|a@x.cn\n${other}`))).toEqual([
      ['RECIPIENT_DUPLICATE', 'D3'],
    ]);
    expect(found(SOME, recipients(`青岑县|张三|县长|a@x.cn\n青岑县|李四|局长|b@x.cn\n${other}`))).toEqual([]);
  });
});

describe('readings', () => {
  it('take the month of their folder, and every item with its cell', () => {
    const { value, problems } = build(
      readings('断面名称|氨氮（mg/L）|总磷|水质类别\n甲|0.05L|--|Ⅲ类\n乙|断流|0.02|'),
    );
    expect(problems).toEqual([]);
    expect(value.readings).toMatchObject([
      {
        section: { value: '甲' },
        month: '2026-06',
        scheme: 'monthly',
        amounts: {
          氨氮: { value: { kind: 'below', limit: '0.05' }, source: { cell: 'B2', text: '0.05L' } },
          总磷: { value: { kind: 'missing' }, source: { cell: 'C2', text: '--' } },
        },
        statedClass: { value: 3, source: { cell: 'D2' } },
      },
      { amounts: { 氨氮: { value: { kind: 'missing', reason: '断流' } } } },
    ]);
    expect(value.readings[0]).not.toHaveProperty('day');
    expect(value.readings[1]).not.toHaveProperty('statedClass');
  });

  it.each([
    ['the column 月份', '月份|断面名称|氨氮\n2026年6月|甲|0.5', {}, '2026-06', undefined],
    ['a day', '监测时间|断面名称|氨氮\n2026/6/5 8:00|甲|0.5', {}, '2026-06', '2026-06-05'],
    [
      'a day without year',
      '监测时间|断面名称|氨氮\n06-05 20:00|甲|0.5',
      { defaultYear: '2026' },
      '2026-06',
      '2026-06-05',
    ],
    ['both', '月份|监测时间|断面名称|氨氮\n202606|2026-06-05|甲|0.5', {}, '2026-06', '2026-06-05'],
    [
      'the folder, where the cell is empty',
      '月份|断面名称|氨氮\n|甲|0.5\n2026-06|乙|1',
      JUNE,
      '2026-06',
      undefined,
    ],
  ])('take their time from %s', (_, text, context, month, day) => {
    const [first] = build(readings(text, context)).value.readings;
    expect(first?.month).toBe(month);
    expect(first?.day?.value).toBe(day);
  });

  it.each([
    ['another month than the folder', '月份|断面名称|氨氮\n2026-05|甲|0.5', JUNE, 'PERIOD_MISMATCH', 'A2'],
    [
      'a day in another month than the folder',
      '监测时间|断面名称|氨氮\n2026-07-01|甲|0.5',
      JUNE,
      'PERIOD_MISMATCH',
      'A2',
    ],
    [
      'month and day that disagree',
      '月份|监测时间|断面名称|氨氮\n2026-06|2026-05-30|甲|0.5',
      {},
      'MONTH_CONFLICT',
      'B2',
    ],
    ['no month at all', '断面名称|氨氮\n甲|0.5', {}, 'MONTH_UNKNOWN', 'A2'],
    ['a month that is none', '月份|断面名称|氨氮\n六月|甲|0.5', JUNE, 'MONTH_INVALID', 'A2'],
    ['an unknown section', '断面名称|氨氮\n丁|0.5', JUNE, 'SECTION_UNKNOWN', 'A2'],
    ['no section', '断面名称|氨氮\n|0.5', JUNE, 'VALUE_MISSING', 'A2'],
  ])('are left out with %s', (_, text, context, code, cell) => {
    const { value, problems } = build(SOME, readings(text, context));
    expect(value.readings).toHaveLength(2);
    expect(problems).toMatchObject([{ code, severity: 'error', place: { cell } }]);
  });

  it('with a value that is no number keep the others, and the problem', () => {
    const { value, problems } = build(readings('断面名称|氨氮|总磷\n甲|O.5|0.02\n乙|1|15mg'));
    expect(problems.map(({ code, place }) => [code, place?.cell])).toEqual([
      ['AMOUNT_INVALID', 'B2'],
      ['UNIT_MISMATCH', 'C3'],
    ]);
    expect(value.readings[0]?.amounts).toMatchObject({
      氨氮: { value: { kind: 'missing', reason: '无法识别' } },
      总磷: { value: { kind: 'measured', value: '0.02' } },
    });
  });

  it('report an unknown section once a file, with its rows counted and near names', () => {
    const history = readings(
      '月份|断面名称|氨氮\n2026-04|甲1|1\n2026-05|甲1|1\n2026-05|甲|1',
      {},
      'data/history/a.csv',
    );
    const problems = build(SOME, history).problems;
    expect(problems).toMatchObject([
      { code: 'SECTION_UNKNOWN', place: { file: 'data/history/a.csv', cell: 'B2' } },
    ]);
    expect(problems[0]!.message).toContain('2行');
    expect(problems[0]!.hint).toContain('“甲”');
  });

  it.each([
    ['the same month twice', '断面名称|氨氮\n甲|1\n甲|2', 'A3'],
    ['the same moment twice', '监测时间|断面名称|氨氮\n2026-06-05 8:00|甲|1\n2026/6/5 08:00|甲|2', 'B3'],
    ['a value of the month beside a dated one', '监测时间|断面名称|氨氮\n2026-06-05|甲|1\n|甲|2', 'B3'],
  ])('report %s, and keep the first', (_, text, cell) => {
    const { value, problems } = build(readings(text));
    expect(problems).toMatchObject([{ code: 'READING_DUPLICATE', place: { cell } }]);
    expect(value.readings).toHaveLength(1);
  });

  it('report a section in the month file and in history for the same month', () => {
    const history = readings('月份|断面名称|氨氮\n2026-06|甲|1', {}, 'data/history/a.csv');
    const problems = build(history, SOME).problems;
    expect(problems).toMatchObject([{ code: 'READING_DUPLICATE', place: { file: '表.csv', cell: 'A2' } }]);
    expect(problems[0]!.message).toContain('data/history/a.csv');
  });

  it('may be several in a month, told apart by day or hour; sampling stands beside them', () => {
    const dated = readings(
      '监测时间|断面名称|氨氮\n2026-06-05 8:00|甲|1\n2026-06-05 20:00|甲|2\n2026-06-06|甲|3',
    );
    const sampling = tableFrom(
      '采样轮次|采样日期|断面名称|氨氮\n第一轮|2026-06-05|甲|1\n第二轮|2026-06-15|甲|2',
      JUNE,
    );
    const { value, problems } = build(dated, sampling);
    expect(problems).toEqual([]);
    expect(value.readings.map(({ scheme, day }) => [scheme, day?.value])).toEqual([
      ['monthly', '2026-06-05'],
      ['monthly', '2026-06-05'],
      ['monthly', '2026-06-06'],
      ['synchronous', '2026-06-05'],
      ['synchronous', '2026-06-15'],
    ]);
  });

  it('of months after the period are not taken', () => {
    const history = readings('月份|断面名称|氨氮\n2026-05|甲|1\n2026-07|甲|1', {});
    expect(build(SOME, history).value.readings.map(({ month }) => month)).toEqual([
      '2026-06',
      '2026-06',
      '2026-05',
    ]);
  });

  it('without time and without any value are passed over, counted in one note', () => {
    const text = '监测时间|断面名称|氨氮|总磷\n2026-06-05|甲|1|\n|甲|--|*\n|乙||\n2026-06-05|乙|断流|断流';
    const { value, problems } = build(readings(text));
    expect(value.readings).toHaveLength(2);
    expect(problems).toMatchObject([{ code: 'ROWS_WITHOUT_VALUES', severity: 'info' }]);
    expect(problems[0]!.message).toContain('2行');
  });

  it('without values stay where the month is that of the folder', () => {
    expect(build(readings('断面名称|氨氮\n甲|\n乙|--')).value.readings).toHaveLength(2);
  });

  it('none for the period is one error', () => {
    expect(codes(build(readings('月份|断面名称|氨氮\n2026-05|甲|1', {})).problems)).toEqual([
      'READINGS_MISSING',
    ]);
    const sampling = tableFrom('采样轮次|采样日期|断面名称|氨氮\n1|2026-06-05|甲|1', JUNE);
    expect(codes(build(sampling).problems)).toEqual(['READINGS_MISSING']);
  });
});

describe('plant months', () => {
  const plants = tableFrom(
    '厂名|所在县区|类别|设计规模|执行标准\n一厂|青岑县|城镇|2.5|一级A\n二厂|石渚区|乡镇|0.1|二级',
  );
  const months = (text: string, context = JUNE) => tableFrom(text, context);

  it('are read with effluent, water and state', () => {
    const table = months(
      '厂名|运行状态|处理水量（万m³）|水温（℃）|出水COD（mg/L）|出水氨氮|计划完成时间|备注\n一厂|运行|70.5|23.4|28|0.025L||\n二厂|提标改造||||停运|2026年9月底|设备安装',
    );
    const { value, problems } = build(SOME, plants, table);
    expect(problems).toEqual([]);
    expect(value.plantMonths[0]).toMatchObject({
      plant: { value: '一厂' },
      month: '2026-06',
      state: { value: '运行' },
      treated: { value: '70.5' },
      temperature: { value: '23.4' },
      effluent: {
        化学需氧量: { value: { kind: 'measured', value: '28' }, source: { cell: 'E2' } },
        氨氮: { value: { kind: 'below', limit: '0.025' } },
      },
    });
    expect(value.plantMonths[0]).not.toHaveProperty('remark');
    expect(value.plantMonths[1]).toMatchObject({
      state: { value: '提标改造' },
      effluent: { 氨氮: { value: { kind: 'missing', reason: '停运' } } },
      plannedCompletion: { value: '2026-09-30', source: { text: '2026年9月底' } },
    });
  });

  it.each([
    ['an unknown plant', '厂名|状态|处理水量\n三厂|运行|1', 'PLANT_UNKNOWN', 'A2'],
    ['a plant twice', '厂名|状态|处理水量\n一厂|运行|1\n一厂|停运|1', 'PLANT_MONTH_DUPLICATE', 'A3'],
    ['an unknown state', '厂名|状态|处理水量\n一厂|开工|1', 'CHOICE_INVALID', 'B2'],
    ['another month', '月份|厂名|状态|处理水量\n2026-05|一厂|运行|1', 'PERIOD_MISMATCH', 'A2'],
    ['a negative amount', '厂名|状态|处理水量\n一厂|运行|-1', 'NUMBER_RANGE', 'C2'],
  ])('report %s', (_, text, code, cell) => {
    expect(found(SOME, plants, months(text))).toEqual([[code, cell]]);
  });

  it('need the register of plants', () => {
    expect(codes(build(SOME, months('厂名|状态|处理水量\n一厂|运行|1')).problems)).toEqual([
      'REGISTER_MISSING',
    ]);
  });
});

describe('tasks', () => {
  const HEADER =
    '编号|问题来源|交办日期|涉及断面或设施|问题描述|整改措施|责任县区|责任部门|责任人|整改时限|进展情况|完成日期|销号状态';
  const tasks = (...rows: string[]) => tableFrom([HEADER, ...rows].join('\n'), JUNE);
  const ROW = '1|通报|2026-03-02|甲|超标|截污|青岑县|水务局|张三|2026年6月底前|完成一半||未完成';

  it('are read with deadline and state', () => {
    const { value, problems } = build(SOME, tasks(ROW));
    expect(problems).toEqual([]);
    expect(value.tasks[0]).toMatchObject({
      id: { value: '1' },
      assigned: { value: '2026-03-02' },
      deadline: { value: { kind: 'due', date: '2026-06-30', precision: 'month' }, source: { cell: 'J2' } },
      progress: { value: '完成一半' },
      state: { value: '未完成' },
    });
    expect(value.tasks[0]).not.toHaveProperty('completed');
  });

  it.each([
    ['a number twice', [ROW, ROW], [['REGISTER_DUPLICATE', 'A3']]],
    [
      'a deadline before the task began',
      [ROW.replace('2026年6月底前', '2025-06-30')],
      [['TASK_DEADLINE_EARLY', 'J2']],
    ],
    ['a deadline that is none', [ROW.replace('2026年6月底前', '尽快')], [['DEADLINE_INVALID', 'J2']]],
    ['a date that is none', [ROW.replace('2026-03-02', '2026-02-30')], [['DATE_INVALID', 'C2']]],
    ['no owner', [ROW.replace('张三', '')], [['VALUE_MISSING', 'I2']]],
    ['an unknown county', [ROW.replace('青岑县', '东县')], [['COUNTY_UNKNOWN', 'G2']]],
  ])('report %s', (_, rows, expected) => {
    expect(found(SOME, tasks(...rows))).toEqual(expected);
  });

  it('with a formula error or a formula without value say so', () => {
    const table = tasks(ROW, ROW.replace('1|', '2|'));
    const broken = ['#DIV/0!', '=TODAY()'].map((text) => ({
      kind: 'error' as const,
      source: { file: 'a', cell: 'C2', text },
    }));
    const rows = table.table.rows.map((row, index) => ({
      cells: new Map([...row.cells, ['assigned', broken[index]!]]),
    }));
    expect(codes(build(SOME, { ...table, table: { ...table.table, rows } }).problems)).toEqual([
      'CELL_ERROR',
      'FORMULA_NO_VALUE',
    ]);
  });
});

describe('the register of sections', () => {
  const HEADER =
    '断面名称|所在水体|水体类型|控制级别|责任县区|水质目标|流域|流向序号|附加标准|启用月份|停用月份';
  const sections = (...rows: readonly string[]) => tableFrom(`${HEADER}\n${rows.join('\n')}`);
  const OF = '河流|市考|青岑县|Ⅲ';

  it('takes the basin, the flow order, further standards and the months it is monitored', () => {
    const more = sections(
      `丙|丙河|${OF}|丙河流域|2.5|饮用水源地补充项目、本地限值，本地限值|2025年3月|2026-06`,
      `丁|丙河|${OF}|||||`,
    );
    const { value, problems } = build(SOME, more);
    expect(problems).toEqual([]);
    expect(value.sections.find(({ name }) => name.value === '丙')).toMatchObject({
      basin: { value: '丙河流域' },
      flowOrder: { value: '2.5' },
      extraStandards: [{ value: '饮用水源地补充项目', source: { cell: 'I2' } }, { value: '本地限值' }],
      since: { value: '2025-03' },
      retired: { value: '2026-06' },
    });
    const bare = value.sections.find(({ name }) => name.value === '丁')!;
    for (const field of ['basin', 'flowOrder', 'extraStandards', 'since', 'retired']) {
      expect(bare).not.toHaveProperty(field);
    }
  });

  it.each([
    ['one that ends when it begins', [`丙|丙河|${OF}||||2026-05|2026-05`], [['SECTION_RETIRED_EARLY', 'K2']]],
    ['one that ends the month after', [`丙|丙河|${OF}||||2026-05|2026-06`], []],
    ['a place that is no number', [`丙|丙河|${OF}||上游|||`], [['NUMBER_INVALID', 'H2']]],
  ])('judges %s', (_, rows, expected) => {
    expect(found(SOME, sections(...rows))).toEqual(expected);
  });
});

describe('plants', () => {
  const plants = (row: string) =>
    tableFrom(`厂名|所在县区|类别|设计规模|执行标准|投运日期|环评批复日期\n${row}`);

  it.each([
    ['GB 18918-2002 一级A标准', '一级A'],
    ['一级b', '一级B'],
    ['某省地方标准（DB99/1—2020）特别限值', '某省地方标准（DB99/1—2020）特别限值'],
  ])('keep the grade %s', (text, grade) => {
    const { value, problems } = build(SOME, plants(`一厂|青岑县|城镇|2|${text}|2006年3月|`));
    expect(value.plants[0]?.grade.value).toBe(grade);
    expect(codes(problems)).toEqual(['DATE_INVALID']);
  });

  it('take the day they began to run', () => {
    const { value } = build(SOME, plants('一厂|青岑县|城镇|2|一级A|2006-03-30|2004-05-18'));
    expect(value.plants[0]).toMatchObject({
      inUseSince: { value: '2006-03-30' },
      approved: { value: '2004-05-18' },
    });
  });

  it('tell what goes in from what comes out, and take the monitor', () => {
    const month = tableFrom(
      '厂名|状态|进水COD（mg/L）|进水BOD5|出水COD|在线监测联网\n一厂|运行|268|--|22|是',
      JUNE,
    );
    const { value, problems } = build(SOME, plants('一厂|青岑县|城镇|2|一级A||'), month);
    expect(problems).toEqual([]);
    expect(value.plantMonths[0]).toMatchObject({
      influent: {
        化学需氧量: { value: { kind: 'measured', value: '268' }, source: { cell: 'C2' } },
        五日生化需氧量: { value: { kind: 'missing' } },
      },
      effluent: { 化学需氧量: { value: { kind: 'measured', value: '22' } } },
      online: { value: '已联网', source: { text: '是' } },
    });
    expect(Object.keys(value.plantMonths[0]!.effluent)).toEqual(['化学需氧量']);
    const bare = build(
      SOME,
      plants('一厂|青岑县|城镇|2|一级A||'),
      tableFrom('厂名|状态|出水COD\n一厂|运行|22', JUNE),
    );
    expect(bare.value.plantMonths[0]).not.toHaveProperty('influent');
  });
});

describe('items given in another unit', () => {
  it('are turned into that of their column, also below detection; the cell stays as it is', () => {
    const lake = readings('断面名称|叶绿素α（mg/L）|透明度（cm）\n甲|0.0245|85\n乙|0.0005L|停测');
    const { value, problems } = build(lake);
    expect(problems).toEqual([]);
    expect(value.readings.map(({ amounts }) => [amounts.叶绿素a?.value, amounts.透明度?.value])).toEqual([
      [
        { kind: 'measured', value: '24.5' },
        { kind: 'measured', value: '0.85' },
      ],
      [
        { kind: 'below', limit: '0.5' },
        { kind: 'missing', reason: '停测' },
      ],
    ]);
    expect(value.readings[0]?.amounts.叶绿素a?.source.text).toBe('0.0245');
  });

  it('are still judged possible or not', () => {
    expect(found(SOME, readings('断面名称|透明度\n甲|85', { folderMonth: '2026-05' }))).toEqual([
      ['NUMBER_RANGE', 'B2'],
    ]);
  });
});

describe('what is being built and paid for', () => {
  const PLANTS = tableFrom('厂名|所在县区|类别|设计规模|执行标准\n一厂|青岑县|城镇|2|一级A');
  const stages = (...rows: readonly string[]) =>
    tableFrom(`厂名|项目名称|工程节点|计划完成时间|实际完成时间\n${rows.join('\n')}`);
  const collections = (text: string, context: TableContext = JUNE) =>
    tableFrom(`县区名称|收集BOD5|产生BOD5|服务人口\n${text}`, context);
  const outfalls = (...rows: readonly string[]) =>
    tableFrom(
      `排污口编号|排污口名称|责任县区|受纳水体|排污口类型|整治方式|整治状态|整治时限|完成日期\n${rows.join('\n')}`,
    );
  const networks = (...rows: readonly string[]) =>
    tableFrom(
      `项目名称|责任县区|项目类型|计划长度（km）|完成长度（公里）|完成时限|责任部门\n${rows.join('\n')}`,
    );
  const funds = (...rows: readonly string[]) =>
    tableFrom(`项目名称|责任县区|资金来源|计划资金|到位资金|支出资金（万元）\n${rows.join('\n')}`);
  const duties = (...rows: readonly string[]) =>
    tableFrom(`责任部门|工作任务|计量单位|目标值|完成值|完成时限|进展情况\n${rows.join('\n')}`);

  it('reads every table, and leaves out what is not given', () => {
    const { value, problems } = build(
      SOME,
      PLANTS,
      stages('一厂|二期|可研批复|2026年二季度末|2026-06-12', '一厂|二期|开工|2026-09-30|'),
      collections('青岑县|79.6||8.6'),
      outfalls('PK-1|桥下|青岑县|甲河|其他排口|取缔|已整治|2026年6月底前|2026-06-01'),
      networks('干管|青岑县|新建污水管网|3.2|1.5|2026年底前|住建局'),
      funds('干管|青岑县|专项债券|900|400|380.5'),
      duties('住建局|新建管网|公里|85.1|54|2026年底前|滞后', '财政局|保障经费|||||'),
    );
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      stages: [
        { stage: { value: '立项' }, planned: { value: '2026-06-30' }, actual: { value: '2026-06-12' } },
        { stage: { value: '开工' }, planned: { value: '2026-09-30' } },
      ],
      collections: [{ month: '2026-06', collected: { value: '79.6' }, population: { value: '8.6' } }],
      outfalls: [
        {
          treatment: { value: '依法取缔' },
          state: { value: '已完成' },
          deadline: { value: { date: '2026-06-30', precision: 'month' } },
          completed: { value: '2026-06-01' },
        },
      ],
      networks: [{ planned: { value: '3.2' }, done: { value: '1.5' }, department: { value: '住建局' } }],
      funds: [{ planned: { value: '900' }, received: { value: '400' }, spent: { value: '380.5' } }],
      duties: [{ target: { value: '85.1' }, progress: { value: '滞后' } }, { matter: { value: '保障经费' } }],
    });
    expect(value.stages[1]).not.toHaveProperty('actual');
    expect(value.collections[0]).not.toHaveProperty('produced');
    expect(Object.keys(value.duties[1]!)).toEqual(['department', 'matter']);
  });

  it.each([
    [
      'a stage twice',
      stages('一厂|二期|开工|2026-09-30|', '一厂|二期|开工|2026-10-30|'),
      'REGISTER_DUPLICATE',
      'A3',
    ],
    [
      'the same stage of two projects',
      stages('一厂|二期|开工|2026-09-30|', '一厂|三期|开工|2027-09-30|'),
      null,
      '',
    ],
    ['a stage of an unknown plant', stages('一场|二期|开工|2026-09-30|'), 'PLANT_UNKNOWN', 'A2'],
    ['a stage that is none', stages('一厂|二期|剪彩|2026-09-30|'), 'CHOICE_INVALID', 'C2'],
    ['a county collected twice', collections('青岑县|1|2|\n青岑县|1|2|'), 'REGISTER_DUPLICATE', 'A3'],
    ['an unknown county', collections('青岭县|1|2|'), 'COUNTY_UNKNOWN', 'A2'],
    ['a month that is to come', collections('青岑县|1|2|', { folderMonth: '2026-07' }), null, ''],
    [
      'an outfall twice',
      outfalls('1|甲|青岑县|甲河|其他|规范|整治中||', '1|乙|青岑县|甲河|其他|规范|整治中||'),
      'REGISTER_DUPLICATE',
      'A3',
    ],
    ['a treatment that is none', outfalls('1|甲|青岑县|甲河|其他|观察|整治中||'), 'CHOICE_INVALID', 'F2'],
    ['more done than planned', networks('干管|青岑县|新建|3.2|3.21||'), 'NETWORK_OVERDONE', 'E2'],
    ['as much done as planned', networks('干管|青岑县|新建|3.2|3.20||'), null, ''],
    [
      'a project twice',
      networks('干管|青岑县|新建|3|1||', '干管|青岑县|新建|3|1||'),
      'REGISTER_DUPLICATE',
      'A3',
    ],
    ['more spent than received', funds('干管|青岑县|债券|900|400|400.01'), 'FUND_OVERSPENT', 'F2'],
    ['money of two origins', funds('干管|青岑县|债券|9|4|4', '干管|青岑县|中央资金|9|4|4'), null, ''],
    [
      'money of one origin twice',
      funds('干管|青岑县|债券|9|4|4', '干管|青岑县|债券|9|4|4'),
      'REGISTER_DUPLICATE',
      'A3',
    ],
    ['a share as Excel keeps it', duties('财政局|支出进度|%|0.85|0.6||'), 'PERCENT_AS_FRACTION', 'D2'],
    ['a share of one per cent and a half', duties('财政局|支出进度|%|1.5|1||'), null, ''],
    [
      'a duty twice',
      duties('财政局|支出进度|%|85|6||', '财政局|支出进度|%|85|6||'),
      'REGISTER_DUPLICATE',
      'A3',
    ],
  ])('judges %s', (_, table, code, cell) => {
    expect(found(SOME, PLANTS, table)).toEqual(code === null ? [] : [[code, cell]]);
  });

  it('takes a percentage written with its sign', () => {
    const { value, problems } = build(SOME, duties('财政局|支出进度|%|85%|60％||'));
    expect(problems).toEqual([]);
    expect(value.duties[0]).toMatchObject({ target: { value: '85' }, done: { value: '60' } });
  });

  it('misses the register of plants when there are stages', () => {
    const { problems } = build(SOME, stages('一厂|二期|开工|2026-09-30|'));
    expect(problems).toMatchObject([{ code: 'REGISTER_MISSING' }]);
  });
});
