// Which file holds what. Every table stands under the headers documented in docs/data.md, but not
// neatly: titles above the head, units in the head, numbers stored as text, dates as text and as cells.

import { COUNTIES, isMonitored, RECIPIENTS, SECTIONS } from './city.mjs';
import { classOf, NUMERALS } from './classes.mjs';
import { SOURCE_WATER } from './hydrology.mjs';
import { PLANT_MONTH_HEADER, PLANT_MONTHS, PLANTS } from './plants.mjs';
import { COLLECTION, DUTIES, FUNDS, NETWORKS, OUTFALLS, STAGES } from './programme.mjs';
import { amountCell, csv, dateCell, numberCell, proseSheet, tableSheet, workbook } from './sheets.mjs';
import { LEDGER_HEADER, TASKS } from './tasks.mjs';
import { MEETING, NOTES, SETTINGS } from './texts.mjs';
import {
  clarity,
  ITEMS,
  LAKE_ITEMS,
  MONTHS,
  monthlyReading,
  PERIOD,
  SAMPLING_ITEMS,
  synchronousSampling,
} from './water.mjs';

const CITY = '云泽市（虚构）';

const UNITS = { pH值: '无量纲', 叶绿素a: 'mg/m³', 透明度: 'm' };
const SOURCE_ITEMS = Object.keys(SOURCE_WATER.泽阳水厂);

/** `总磷（mg/L）`; with a line break before the unit where the head is meant to be narrow. */
function withUnit(item, gap = '') {
  return `${item}${gap}（${UNITS[item] ?? 'mg/L'}）`;
}

function countyRegister() {
  const rows = COUNTIES.map(({ code, name, kind }) => [code, name, kind]);
  return csv([[`${CITY}县区名录`, '', ''], ['行政区划代码', '县区名称', '类型'], ...rows], 'gbk');
}

function sectionRegister() {
  const rows = SECTIONS.map((section, index) => [
    numberCell(String(index + 1)),
    section.code,
    section.name,
    section.water,
    section.body,
    section.control,
    section.county,
    // Two registrars, two spellings.
    section.control === '市考' ? section.target : `${section.target}类`,
    section.basin,
    section.order === '' ? '' : numberCell(section.order),
    section.extra,
    section.since,
    section.retired,
  ]);
  const sheet = tableSheet({
    name: '断面名录',
    title: `${CITY}地表水考核断面（点位）名录`,
    filler: '填报单位：云泽市生态环境局　　填报时间：2026年1月8日',
    header: [
      ...['序号', '断面编码', '断面名称', '所在水体', '水体类型', '控制级别', '责任县区', '水质目标'],
      ...['所属流域', '流向序号', '附加标准', '启用月份', '停用月份'],
    ],
    widths: [6, 11, 16, 12, 10, 10, 18, 10, 13, 10, 20, 11, 11],
    rows,
  });
  return workbook('断面名录', [sheet]);
}

function plantRegister() {
  const rows = PLANTS.map(([name, county, kind, capacity, grade, approved, begun], index) => [
    numberCell(String(index + 1)),
    name,
    county,
    kind,
    // Township plants were added later, typed as text.
    kind === '乡镇' ? capacity : numberCell(capacity),
    grade,
    index === 0 ? approved : dateCell(approved),
    begun === '' ? '' : dateCell(begun),
  ]);
  const sheet = tableSheet({
    name: '污水处理厂',
    title: `${CITY}城镇、园区和乡镇污水处理厂名录`,
    filler: '填报单位：云泽市住房和城乡建设局　　填报时间：2026年1月12日',
    header: [
      ...['序号', '污水处理厂名称', '所在县区', '类别', '设计规模（万m³/d）', '执行标准'],
      ...['环评批复日期', '投运日期'],
    ],
    widths: [6, 34, 18, 12, 14, 10, 14, 14],
    rows,
  });
  return workbook('污水处理厂名录', [sheet]);
}

function recipients() {
  return csv([['县区名称', '姓名', '职务', '邮箱'], ...RECIPIENTS], 'utf8');
}

/** Earlier months of the sections that are still monitored, or of those given up since. */
function history(title, isWanted) {
  // GBK has no ³; the laboratory writes μg/L, which is the same number.
  const heads = [...ITEMS, ...LAKE_ITEMS].map((item) => withUnit(item).replace('mg/m³', 'μg/L'));
  const header = ['监测月份', '断面名称', ...heads];
  const rows = MONTHS.filter((month) => month !== PERIOD).flatMap((month) =>
    SECTIONS.filter((section) => isWanted(section) && isMonitored(section, month)).map((section) => [
      month,
      section.name,
      ...Object.values(monthlyReading(section, month)),
      ...Object.values(clarity(section.name, month)),
    ]),
  );
  return csv([[`${CITY}${title}`, ...header.slice(1).fill('')], header, ...rows], 'gbk');
}

function monthReadings() {
  const monitored = SECTIONS.filter((section) => isMonitored(section, PERIOD));
  const rows = monitored.map((section, index) => {
    const values = monthlyReading(section, PERIOD);
    const rank = classOf(values, section.body);
    // The laboratory of 鹭原县 sends text; a full-width L slips in at the reservoir.
    const cells = ITEMS.map((item) => {
      if (section.county === '鹭原县') return values[item];
      return section.body === '水库' ? amountCell(values[item].replace('L', 'Ｌ')) : amountCell(values[item]);
    });
    const stated = rank === null ? '--' : `${NUMERALS[rank - 1]}类`;
    const lake = LAKE_ITEMS.map((item) => amountCell(clarity(section.name, PERIOD)[item]));
    const source = SOURCE_ITEMS.map((item) => amountCell(SOURCE_WATER[section.name]?.[item] ?? ''));
    return [numberCell(String(index + 1)), section.name, ...cells, stated, ...lake, ...source];
  });
  const sheet = tableSheet({
    name: '6月水质',
    title: `${CITY}2026年6月地表水断面水质监测结果`,
    filler: '填报单位：云泽市生态环境监测中心　　填报时间：2026年7月6日',
    header: [
      ...['序号', '断面名称', ...ITEMS.map((item) => withUnit(item, '\n')), '水质类别'],
      ...[...LAKE_ITEMS, ...SOURCE_ITEMS].map((item) => withUnit(item, '\n')),
    ],
    widths: [6, 16, ...ITEMS.map(() => 13), 10, ...LAKE_ITEMS.map(() => 12), ...SOURCE_ITEMS.map(() => 12)],
    rows,
    notes: [
      '注：1.松岭断面自动站采水管路损毁停站，手工监测因道路滑坡未能采样；2.“L”表示低于方法检出限；3.总氮不参与断面水质类别评价；4.叶绿素a、透明度只测湖库，硫酸盐等五项只测饮用水水源断面。',
    ],
  });
  return workbook('2026年6月断面水质', [sheet]);
}

function samplingRounds() {
  const rows = synchronousSampling().map(({ round, day, section, values }) => [
    round,
    dateCell(day),
    section,
    ...SAMPLING_ITEMS.map((item) => amountCell(values[item])),
  ]);
  const sheet = tableSheet({
    name: '加密监测',
    title: `${CITY}重点断面同步采样加密监测结果`,
    filler: '填报单位：云泽市生态环境监测中心　　填报时间：2026年6月29日　　单位：mg/L（pH值无量纲）',
    header: ['采样轮次', '采样日期', '断面名称', ...SAMPLING_ITEMS],
    widths: [10, 13, 16, ...SAMPLING_ITEMS.map(() => 13)],
    rows,
  });
  return workbook('2026年6月加密监测', [sheet]);
}

function plantMonth() {
  const rows = PLANT_MONTHS.map((row) => ['2026年6月', ...row]);
  return csv([PLANT_MONTH_HEADER, ...rows], 'utf8');
}

function taskLedger() {
  const rows = TASKS.map((row) => row.map((text) => (text.startsWith('@') ? dateCell(text.slice(1)) : text)));
  const sheet = tableSheet({
    name: '整改任务台账',
    title: `${CITY}水污染防治问题整改任务台账`,
    filler: '填报单位：云泽市水污染防治攻坚战指挥部办公室　　填报时间：2026年7月10日',
    header: LEDGER_HEADER,
    widths: [9, 11, 13, 24, 34, 34, 16, 13, 24, 15, 34, 13, 10],
    rows,
  });
  const guide = proseSheet('填表说明', [
    '一、本台账由各县区攻坚办按月更新，市攻坚办汇总；内容均为虚构。',
    '二、整改时限可填具体日期、月底、季度末、年底，也可填“立行立改”“长期坚持”。',
    '三、整改完成后填写完成日期并报市攻坚办核查，核查通过后方可销号。',
  ]);
  return workbook('整改任务台账', [sheet, guide]);
}

/** One sheet of projects; dates after `@` become date cells, numbers after `#` number cells. */
function programmeSheet(name, title, office, { header, widths, rows }) {
  return tableSheet({
    name,
    title: `${CITY}${title}`,
    filler: `填报单位：${office}　　填报时间：2026年7月9日`,
    header,
    widths,
    rows: rows.map((row) =>
      row.map((text) => {
        if (text.startsWith('@')) return dateCell(text.slice(1));
        return text.startsWith('#') ? numberCell(text.slice(1)) : text;
      }),
    ),
  });
}

function projects() {
  return workbook('重点工程调度表', [
    programmeSheet('工程节点', '污水处理厂建设改造工程节点', '云泽市住房和城乡建设局', STAGES),
    programmeSheet('雨污分流与管网', '雨污分流和污水管网项目', '云泽市住房和城乡建设局', NETWORKS),
    programmeSheet('项目资金', '水污染防治项目资金', '云泽市财政局', FUNDS),
  ]);
}

function outfallRegister() {
  const sheet = programmeSheet('入河排污口', '入河（湖）排污口整治台账', '云泽市生态环境局', OUTFALLS);
  return workbook('入河排污口整治台账', [sheet]);
}

function dutyList() {
  const sheet = programmeSheet(
    '部门职责',
    '市直部门年度重点任务',
    '云泽市水污染防治攻坚战指挥部办公室',
    DUTIES,
  );
  return workbook('部门年度重点任务', [sheet]);
}

/**
 * All files of the sample: path below the project folder, and bytes or text.
 *
 * @returns {Promise<Map<string, Uint8Array | string>>}
 */
export async function sampleFiles() {
  return new Map([
    ['data/register/县区名录.csv', countyRegister()],
    ['data/register/断面名录.xlsx', await sectionRegister()],
    ['data/register/污水处理厂名录.xlsx', await plantRegister()],
    ['data/register/收件人.csv', recipients()],
    [
      'data/history/断面水质_2025-01至2026-05.csv',
      history('地表水断面监测数据（2025年1月至2026年5月）', ({ retired }) => retired === ''),
    ],
    [
      'data/history/断面水质_已撤销断面.csv',
      history('已撤销断面监测数据（2025年）', ({ retired }) => retired !== ''),
    ],
    [`data/${PERIOD}/断面水质.xlsx`, await monthReadings()],
    [`data/${PERIOD}/加密监测.xlsx`, await samplingRounds()],
    [`data/${PERIOD}/污水处理厂运行.csv`, plantMonth()],
    [`data/${PERIOD}/整改任务台账.xlsx`, await taskLedger()],
    [`data/${PERIOD}/重点工程调度表.xlsx`, await projects()],
    [`data/${PERIOD}/入河排污口.xlsx`, await outfallRegister()],
    [`data/${PERIOD}/部门职责.xlsx`, await dutyList()],
    [`data/${PERIOD}/污水收集.csv`, csv([COLLECTION.header, ...COLLECTION.rows], 'utf8')],
    [`data/${PERIOD}/meeting.yaml`, MEETING],
    [`data/${PERIOD}/notes.md`, NOTES],
    ['jianbao.yaml', SETTINGS],
  ]);
}
