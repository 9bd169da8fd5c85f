// The items that tables may carry as columns: their names, the spellings met in offices' files, their
// units, and the bounds outside which a value cannot be a measurement. Limits are data (data/standards/).

import type { ItemName } from './water.ts';

/** Bounds of a number as decimal strings; an absent one is open. */
export interface Bounds {
  readonly min?: string;
  readonly max?: string;
}

export interface ItemSpec {
  /** Key of the standards' data. */
  readonly name: ItemName;
  /** Other spellings of a column header; case, spaces, hyphens and brackets do not matter. */
  readonly aliases: readonly string[];
  readonly unit: string;
  /** Values outside are refused as impossible; without `min` nothing below 0 is possible. */
  readonly min?: string;
  readonly max?: string;
  /** Values outside are doubtful: they are read and reported, to be checked against the original record. */
  readonly plausible?: Bounds;
  /** The item it is a part of, when both are measured: 氨氮 of 总氮. */
  readonly partOf?: ItemName;
  /** Measured always: "below detection" means nothing. */
  readonly alwaysFound?: true;
  /** A value as it may be filled in; `0.01L` where absent. */
  readonly example?: string;
}

/**
 * Bounds of a concentration in mg/L. The plausible ones are a convention of this tool, not of a standard: wide
 * enough for bad water, narrow enough for values in μg/L. Of surface water ten times the limit of class Ⅴ for
 * organic matter and nutrients (总氮 50, as measured in northern rivers), twice for metals and poisons; of
 * sewage plants what strong sewage has. A value of 0 is below some detection limit and should say so. More
 * than a kilogram a litre cannot be.
 */
const upTo = (most: string): Pick<ItemSpec, 'max' | 'plausible'> => ({
  max: '1000000',
  plausible: { min: '0.00001', max: most },
});

const ACIDITY: Pick<ItemSpec, 'max' | 'plausible' | 'alwaysFound'> = {
  max: '14',
  plausible: { min: '5', max: '10' },
  alwaysFound: true,
};

/** GB 3838-2002 table 1, in its order. */
export const SURFACE_ITEMS: readonly ItemSpec[] = [
  {
    name: '水温',
    aliases: ['water_temp'],
    unit: '℃',
    example: '21.5',
    min: '-2',
    max: '50',
    plausible: { min: '0', max: '40' },
    alwaysFound: true,
  },
  { name: 'pH值', aliases: ['pH', '酸碱度'], unit: '无量纲', example: '7.6', ...ACIDITY },
  // 30 is where probes end: a reading of it is no measurement.
  { name: '溶解氧', aliases: ['DO'], unit: 'mg/L', example: '6.9', max: '29.9' },
  {
    name: '高锰酸盐指数',
    aliases: ['CODMn'],
    unit: 'mg/L',
    example: '3.2',
    ...upTo('150'),
    partOf: '化学需氧量',
  },
  { name: '化学需氧量', aliases: ['COD', 'CODCr'], unit: 'mg/L', example: '14', ...upTo('400') },
  {
    name: '五日生化需氧量',
    aliases: ['BOD5', 'BOD', '生化需氧量'],
    unit: 'mg/L',
    example: '2.1',
    ...upTo('100'),
    partOf: '化学需氧量',
  },
  { name: '氨氮', aliases: ['NH3-N', 'NH4-N'], unit: 'mg/L', example: '0.42', ...upTo('20'), partOf: '总氮' },
  { name: '总磷', aliases: ['TP'], unit: 'mg/L', example: '0.11', ...upTo('4') },
  { name: '总氮', aliases: ['TN'], unit: 'mg/L', example: '1.8', ...upTo('50') },
  { name: '铜', aliases: ['Cu', '总铜'], unit: 'mg/L', ...upTo('2') },
  { name: '锌', aliases: ['Zn', '总锌'], unit: 'mg/L', ...upTo('4') },
  { name: '氟化物', aliases: ['氟离子'], unit: 'mg/L', example: '0.4', ...upTo('15') },
  { name: '硒', aliases: ['Se', '总硒'], unit: 'mg/L', ...upTo('0.04') },
  { name: '砷', aliases: ['As', '总砷'], unit: 'mg/L', ...upTo('0.2') },
  { name: '汞', aliases: ['Hg', '总汞'], unit: 'mg/L', example: '0.00004L', ...upTo('0.002') },
  { name: '镉', aliases: ['Cd', '总镉'], unit: 'mg/L', ...upTo('0.02') },
  { name: '六价铬', aliases: ['铬（六价）', 'Cr6+'], unit: 'mg/L', ...upTo('0.2') },
  { name: '铅', aliases: ['Pb', '总铅'], unit: 'mg/L', ...upTo('0.2') },
  { name: '氰化物', aliases: ['总氰化物'], unit: 'mg/L', ...upTo('0.4') },
  { name: '挥发酚', aliases: ['挥发性酚'], unit: 'mg/L', ...upTo('0.2') },
  { name: '石油类', aliases: [], unit: 'mg/L', ...upTo('10') },
  { name: '阴离子表面活性剂', aliases: ['LAS'], unit: 'mg/L', ...upTo('3') },
  { name: '硫化物', aliases: [], unit: 'mg/L', ...upTo('10') },
  {
    name: '粪大肠菌群',
    aliases: ['粪大肠菌群数'],
    unit: '个/L',
    example: '2400',
    plausible: { max: '10000000' },
  },
];

/** What else is measured in surface water, and in lakes for their trophic state; never part of the class. */
export const FURTHER_ITEMS: readonly ItemSpec[] = [
  { name: '电导率', aliases: ['EC'], unit: 'μS/cm', example: '420' },
  { name: '浊度', aliases: ['浑浊度'], unit: 'NTU', example: '12' },
  {
    name: '叶绿素a',
    aliases: ['叶绿素', '叶绿素α', 'chl-a', 'chla'],
    unit: 'mg/m³',
    example: '8.5',
    // As the national platform gives it.
  },
  { name: '透明度', aliases: ['SD', '塞氏透明度'], unit: 'm', example: '1.2', max: '40' },
];

/** GB 18918-2002 table 1: what a sewage plant's effluent is measured for. */
export const EFFLUENT_ITEMS: readonly ItemSpec[] = [
  { name: '化学需氧量', aliases: ['COD', 'CODCr'], unit: 'mg/L', example: '22', ...upTo('3000') },
  {
    name: '五日生化需氧量',
    aliases: ['BOD5', 'BOD', '生化需氧量'],
    unit: 'mg/L',
    example: '4.8',
    ...upTo('1500'),
    partOf: '化学需氧量',
  },
  { name: '悬浮物', aliases: ['SS'], unit: 'mg/L', example: '7', ...upTo('3000') },
  { name: '动植物油', aliases: [], unit: 'mg/L', example: '0.5', ...upTo('200') },
  { name: '石油类', aliases: [], unit: 'mg/L', example: '0.3', ...upTo('100') },
  { name: '阴离子表面活性剂', aliases: ['LAS'], unit: 'mg/L', example: '0.2', ...upTo('50') },
  { name: '总氮', aliases: ['TN'], unit: 'mg/L', example: '9.6', ...upTo('300') },
  { name: '氨氮', aliases: ['NH3-N', 'NH4-N'], unit: 'mg/L', example: '0.9', ...upTo('250'), partOf: '总氮' },
  { name: '总磷', aliases: ['TP'], unit: 'mg/L', example: '0.31', ...upTo('50') },
  { name: '色度', aliases: [], unit: '倍', example: '8', plausible: { max: '1000' } },
  { name: 'pH值', aliases: ['pH'], unit: '无量纲', example: '7.2', ...ACIDITY },
  {
    name: '粪大肠菌群',
    aliases: ['粪大肠菌群数'],
    unit: '个/L',
    example: '600',
    plausible: { max: '10000000' },
  },
];

/** What the water entering a sewage plant is measured for. */
export const INFLUENT_ITEMS: readonly ItemSpec[] = EFFLUENT_ITEMS.filter(({ name }) =>
  ['化学需氧量', '五日生化需氧量', '悬浮物', '总氮', '氨氮', '总磷'].includes(name),
);

/** Cells that say "no value" without a reason. */
export const MISSING_MARKS: readonly string[] = ['--', '-', '—', '——', '/', '*', '无', '无数据'];

/** Cells that say why there is no value. */
export const MISSING_REASONS: readonly string[] = [
  '断流',
  '干涸',
  '无水',
  '冰封',
  '停站',
  '停运',
  '停测',
  '维护',
  '检修',
  '故障',
  '未监测',
  '未采样',
  '未测',
  '缺测',
  '不具备运行条件',
];
