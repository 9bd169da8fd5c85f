// What the sample month has to tell: who pollutes which section how much, what is getting better or
// worse, and what happened. Changing a figure here changes the story; test/sample-data.test.ts holds
// what the bulletin needs of it.

/**
 * Own water of every section (annual means, mg/L; `耗氧` is the share of oxygen used up), the share of
 * its water that comes from an upstream section, and the factor its own load has reached after 18 months.
 *
 * @type {Readonly<Record<string, { local: Record<string, number>, from?: Record<string, number>, trend?: Record<string, number> }>>}
 */
export const BASINS = {
  // 云泽江, from the hills down to the border. The park's upgrade shows at 东津桥.
  源口: { local: load(7.7, 0.05, 1.1, 0.045, 0.02, 0.7, 0.06) },
  怀麓大桥: {
    from: { 源口: 0.6 },
    local: load(7.6, 0.13, 4.6, 0.95, 0.28, 1.6, 0.2),
    trend: { 总磷: 0.5, 高锰酸盐指数: 0.85 },
  },
  青岑渡口: {
    from: { 怀麓大桥: 0.7 },
    local: load(7.6, 0.16, 4.4, 0.85, 0.2, 1.8, 0.3),
    trend: { 总磷: 0.55, 高锰酸盐指数: 0.8 },
  },
  泽阳水厂: {
    from: { 青岑渡口: 0.65, 青岑河口: 0.1 },
    local: load(7.6, 0.16, 4.4, 0.8, 0.13, 2, 0.35),
    trend: { 氨氮: 0.5, 高锰酸盐指数: 0.75, 总磷: 0.4 },
  },
  // Given up at the end of 2025: the wharf was moved.
  旧码头: {
    from: { 泽阳水厂: 0.7 },
    local: load(7.5, 0.22, 5.4, 1.1, 0.2, 2.4, 0.5),
  },
  东津桥: {
    from: { 泽阳水厂: 0.65 },
    local: load(7.5, 0.3, 7.6, 2.3, 0.46, 3.1, 0.9),
    trend: { 氨氮: 0.5, 总磷: 0.4, 高锰酸盐指数: 0.75 },
  },
  临溆出境: {
    from: { 东津桥: 0.6, 柳汀河口: 0.12, 石渚河入江口: 0.1 },
    local: load(7.6, 0.15, 3, 0.25, 0.06, 1.6, 0.35),
  },

  // 青岑河: town sewers were separated, 青岑南门 improves.
  松岭: { local: load(7.6, 0.06, 1.9, 0.08, 0.035, 0.8, 0.1) },
  青岑南门: {
    from: { 松岭: 0.45 },
    local: load(7.4, 0.33, 7.4, 2.2, 0.44, 3, 0.4),
    trend: { 氨氮: 0.5, 总磷: 0.62, 高锰酸盐指数: 0.82 },
  },
  青岑河口: {
    from: { 青岑南门: 0.7 },
    local: load(7.5, 0.15, 4, 0.3, 0.09, 1.9, 0.35),
  },

  // 柳汀河: 望汀's plant takes more than it can treat; 柳汀河口 pays for it.
  柳桥: { local: load(7.5, 0.15, 3.2, 0.38, 0.08, 1.4, 0.25) },
  望汀闸下: {
    from: { 柳桥: 0.4 },
    local: load(7.3, 0.45, 8, 2.0, 0.33, 3.6, 0.45),
  },
  柳汀河口: {
    from: { 望汀闸下: 0.42 },
    local: load(7.4, 0.12, 3.4, 0.24, 0.09, 1.5, 0.3),
  },

  // 石渚河: phosphorus from the industrial park's plant and from farms.
  乌石滩: { local: load(7.7, 0.09, 2.3, 0.32, 0.05, 1, 0.15) },
  石渚河入江口: {
    from: { 乌石滩: 0.5 },
    local: load(7.5, 0.22, 5.2, 0.85, 0.25, 2.6, 0.6),
  },

  // 鹭溪: weirs hold the water back, oxygen runs out in the first hot weeks.
  鹭原二桥: {
    local: load(7.4, 0.22, 5.9, 0.7, 0.14, 2.2, 0.25),
    trend: { 高锰酸盐指数: 0.78, 氨氮: 0.8 },
  },
  鹭溪桥: {
    from: { 鹭原二桥: 0.6 },
    local: load(7.3, 0.52, 8.2, 1.1, 0.22, 2.8, 0.3),
  },

  // Lakes: lower phosphorus limits than rivers.
  月汀湖湖心: { local: load(8.8, 0.1, 3.9, 0.16, 0.044, 0.9, 0.3) },
  月汀湖北: { local: load(8.4, 0.1, 3.6, 0.14, 0.036, 0.8, 0.3) },
  怀麓水库坝前: { local: load(7.9, 0.06, 1, 0.03, 0.014, 0.6, 0.05) },
};

/** Chlorophyll a in mg/m³ and transparency in m: annual means of the lake points. */
export const CLARITY = {
  月汀湖湖心: { 叶绿素a: 24, 透明度: 0.65 },
  月汀湖北: { 叶绿素a: 17, 透明度: 0.8 },
  怀麓水库坝前: { 叶绿素a: 2.6, 透明度: 2.9 },
};

/**
 * What the two drinking-water sources are measured for besides, mg/L: after the rain manganese is too high
 * at one of them.
 */
export const SOURCE_WATER = {
  泽阳水厂: { 硫酸盐: '38.4', 氯化物: '21.7', 硝酸盐: '1.62', 铁: '0.21', 锰: '0.13' },
  怀麓水库坝前: { 硫酸盐: '11.2', 氯化物: '4.8', 硝酸盐: '0.54', 铁: '0.03L', 锰: '0.01L' },
};

function load(acidity, oxygenUse, permanganate, ammonia, phosphorus, nitrogen, fluoride) {
  return {
    pH值: acidity,
    耗氧: oxygenUse,
    高锰酸盐指数: permanganate,
    氨氮: ammonia,
    总磷: phosphorus,
    总氮: nitrogen,
    氟化物: fluoride,
  };
}

/** What happened in single months, as factors on the modelled value. */
export const INCIDENTS = [
  { section: '柳桥', item: '氨氮', factors: { '2026-06': 1.7 } },
  { section: '青岑南门', item: '总磷', factors: { '2026-05': 1.35 } },
  { section: '鹭原二桥', item: '高锰酸盐指数', factors: { '2026-05': 1.2 } },
  { section: '望汀闸下', item: '氨氮', factors: { '2026-04': 1.2, '2026-05': 1.5, '2026-06': 2.3 } },
  { section: '望汀闸下', item: '总磷', factors: { '2026-05': 1.15, '2026-06': 1.35 } },
  { section: '石渚河入江口', item: '总磷', factors: { '2026-04': 1.25, '2026-05': 1.35, '2026-06': 1.7 } },
  { section: '鹭溪桥', item: '耗氧', factors: { '2026-05': 1.15, '2026-06': 1.5 } },
  { section: '月汀湖湖心', item: '总磷', factors: { '2025-06': 1.3, '2026-06': 1.5 } },
];

/** Sections without a sample: month, section, reason. */
export const SILENT = {
  '2026-01': { 乌石滩: '断流' },
  '2026-06': { 松岭: '停站' },
};

/**
 * Readings that only come out right when rounding goes before comparing, half to even: ammonia 0.505
 * is 0.50 and meets Ⅱ; pH 9.3 is 9 and stays in range.
 */
export const NOTABLE = {
  '2026-06': { 怀麓大桥: { 氨氮: '0.505' }, 月汀湖湖心: { pH值: '9.3' } },
};
