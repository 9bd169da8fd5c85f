// The readings: a small model of five rivers and two lakes. Every section mixes what comes from upstream
// with what its own county adds; seasons, trends, incidents and laboratory scatter do the rest. Only
// + − × ÷ on doubles, so every machine gives the same digits.

import { SECTIONS } from './city.mjs';
import { BASINS, CLARITY, INCIDENTS, NOTABLE, SILENT } from './hydrology.mjs';
import { scatter } from './random.mjs';

export const PERIOD = '2026-06';

/** 2025-01 … 2026-06, oldest first. */
export const MONTHS = Array.from({ length: 18 }, (_, index) => {
  const year = 2025 + Math.floor(index / 12);
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}`;
});

export const ITEMS = [
  'pH值',
  '溶解氧',
  '高锰酸盐指数',
  '化学需氧量',
  '五日生化需氧量',
  '氨氮',
  '总磷',
  '总氮',
  '氟化物',
];

/** Of lakes only, for their trophic state. */
export const LAKE_ITEMS = ['叶绿素a', '透明度'];

/** Algae grow in the warm months and cloud the water. */
const BLOOM = [0.4, 0.45, 0.6, 0.8, 1.05, 1.3, 1.55, 1.6, 1.3, 0.95, 0.6, 0.4];

/** Factors January to December: ammonia and nitrogen rise at winter low water, phosphorus with summer rain. */
const SEASONS = {
  高锰酸盐指数: [0.86, 0.86, 0.91, 1, 1.07, 1.14, 1.17, 1.14, 1.05, 0.98, 0.91, 0.87],
  氨氮: [1.32, 1.28, 1.15, 1.02, 0.93, 0.88, 0.78, 0.77, 0.83, 0.95, 1.1, 1.24],
  总磷: [0.86, 0.87, 0.94, 1.02, 1.1, 1.17, 1.2, 1.16, 1.05, 0.96, 0.9, 0.86],
  总氮: [1.18, 1.15, 1.1, 1.02, 0.96, 0.92, 0.88, 0.86, 0.9, 0.97, 1.05, 1.12],
  氟化物: [1.05, 1.05, 1.03, 1, 0.98, 0.95, 0.94, 0.95, 0.98, 1, 1.02, 1.04],
};

/** Oxygen the water could hold at the month's temperature, mg/L, and how strongly warmth uses it up. */
const OXYGEN = [10.9, 10.6, 9.9, 9.1, 8.4, 7.8, 7.4, 7.4, 7.9, 8.7, 9.6, 10.5];
const WARMTH = [0.55, 0.6, 0.75, 0.9, 1.05, 1.2, 1.3, 1.3, 1.15, 0.95, 0.75, 0.6];

/** Relative scatter between months. */
const SPREAD = { 高锰酸盐指数: 0.22, 氨氮: 0.45, 总磷: 0.36, 总氮: 0.24, 氟化物: 0.2, 耗氧: 0.3 };

const modelled = new Map();

/** Factor of all incidents that touch a section, item and month. */
function incidentFactor(name, item, month) {
  return INCIDENTS.filter((one) => one.section === name && one.item === item).reduce(
    (factor, one) => factor * (one.factors[month] ?? 1),
    1,
  );
}

/**
 * What the section's own water would show plus its share of the upstream section: mg/L, or for `耗氧`
 * the share of oxygen missing.
 */
function level(name, item, index) {
  const key = `${name}|${item}|${index}`;
  const known = modelled.get(key);
  if (known !== undefined) return known;
  const basin = BASINS[name];
  const season = item === '耗氧' ? WARMTH[index % 12] : SEASONS[item][index % 12];
  const trend = 1 + ((basin.trend?.[item] ?? 1) - 1) * (index / (MONTHS.length - 1));
  const own = basin.local[item] * season * trend * (1 + SPREAD[item] * scatter(key));
  const shares = Object.entries(basin.from ?? {});
  const inherited = shares.reduce((sum, [upper, share]) => sum + share * level(upper, item, index), 0);
  const kept = 1 - shares.reduce((sum, [, share]) => sum + share, 0);
  const value = (own * kept + inherited) * incidentFactor(name, item, MONTHS[index]);
  modelled.set(key, value);
  return value;
}

/** How a laboratory writes an amount: fixed decimals (three digits for ammonia), `…L` below its detection limit. */
const WRITTEN = {
  pH值: (value) => value.toFixed(1),
  溶解氧: (value) => value.toFixed(1),
  高锰酸盐指数: (value) => value.toFixed(1),
  化学需氧量: (value) => (value < 4 ? '4L' : value.toFixed(0)),
  五日生化需氧量: (value) => (value < 0.5 ? '0.5L' : value.toFixed(1)),
  氨氮: (value) => (value < 0.025 ? '0.025L' : value.toFixed(value < 1 ? 3 : 2)),
  总磷: (value) => (value < 0.01 ? '0.01L' : value.toFixed(2)),
  总氮: (value) => value.toFixed(2),
  氟化物: (value) => (value < 0.05 ? '0.05L' : value.toFixed(2)),
};

function amounts(name, index, key) {
  const permanganate = level(name, '高锰酸盐指数', index);
  const saturation = OXYGEN[index % 12] * (1 + 0.02 * scatter(`${key}|饱和`));
  return {
    pH值: BASINS[name].local.pH值 + 0.12 * (WARMTH[index % 12] - 0.9) + 0.2 * scatter(`${key}|pH`),
    溶解氧: saturation * (1 - level(name, '耗氧', index)),
    高锰酸盐指数: permanganate,
    化学需氧量: 0.5 + 3.4 * permanganate * (1 + 0.08 * scatter(`${key}|COD`)),
    五日生化需氧量: 0.05 + 0.5 * permanganate * (1 + 0.1 * scatter(`${key}|BOD`)),
    氨氮: level(name, '氨氮', index),
    总磷: level(name, '总磷', index),
    总氮: level(name, '总氮', index) + level(name, '氨氮', index),
    氟化物: level(name, '氟化物', index),
  };
}

/**
 * The month's readings of one section, as the laboratory writes them, by item. All items carry the
 * reason where nothing could be sampled; 市考 sections have fluoride measured once a quarter only.
 *
 * @param {(typeof SECTIONS)[number]} section
 * @param {string} month
 * @returns {Record<string, string>}
 */
export function monthlyReading(section, month) {
  const reason = SILENT[month]?.[section.name];
  if (reason !== undefined) return Object.fromEntries(ITEMS.map((item) => [item, reason]));
  const values = amounts(section.name, MONTHS.indexOf(month), `${section.name}|${month}`);
  const written = Object.fromEntries(ITEMS.map((item) => [item, WRITTEN[item](values[item])]));
  if (section.control === '市考' && Number(month.slice(5)) % 3 !== 0) written.氟化物 = '--';
  return { ...written, ...NOTABLE[month]?.[section.name] };
}

/**
 * Chlorophyll a and transparency of a lake point as the laboratory writes them; empty for a river.
 *
 * @param {string} name
 * @param {string} month
 * @returns {Record<string, string>}
 */
export function clarity(name, month) {
  const mean = CLARITY[name];
  if (mean === undefined) return Object.fromEntries(LAKE_ITEMS.map((item) => [item, '']));
  const bloom = BLOOM[Number(month.slice(5)) - 1] * (1 + 0.2 * scatter(`${name}|${month}|叶绿素a`));
  const haze = 1 + 0.35 * (bloom - 0.95) + 0.08 * scatter(`${name}|${month}|透明度`);
  return {
    叶绿素a: (mean.叶绿素a * bloom).toFixed(1),
    透明度: (mean.透明度 / haze).toFixed(2),
  };
}

export const SAMPLING_ITEMS = ['pH值', '溶解氧', '高锰酸盐指数', '化学需氧量', '氨氮', '总磷'];

/** Rain on the day before the first round washes pollution in; it wears off over the three days. */
const ROUNDS = [
  { round: '第一轮', day: '2026-06-23', load: 1.18, oxygen: 0.95 },
  { round: '第二轮', day: '2026-06-24', load: 1.06, oxygen: 0.98 },
  { round: '第三轮', day: '2026-06-25', load: 0.94, oxygen: 1.02 },
];

const SAMPLED = [
  '柳桥',
  '望汀闸下',
  '柳汀河口',
  '临溆出境',
  '乌石滩',
  '石渚河入江口',
  '鹭溪桥',
  '月汀湖湖心',
];

/**
 * Intensified synchronous sampling: the same sections on three days, values around the month's.
 *
 * @returns {{ round: string, day: string, section: string, values: Record<string, string> }[]}
 */
export function synchronousSampling() {
  const index = MONTHS.indexOf(PERIOD);
  return ROUNDS.flatMap(({ round, day, load, oxygen }) =>
    SECTIONS.filter(({ name }) => SAMPLED.includes(name)).map(({ name }) => {
      const monthly = amounts(name, index, `${name}|${PERIOD}`);
      const factor = (item) => {
        if (item === 'pH值') return 1 + 0.02 * scatter(`${name}|${day}|${item}`);
        const drift = 1 + 0.06 * scatter(`${name}|${day}|${item}`);
        return (item === '溶解氧' ? oxygen : load) * drift;
      };
      const values = SAMPLING_ITEMS.map((item) => [item, WRITTEN[item](monthly[item] * factor(item))]);
      return { round, day, section: name, values: Object.fromEntries(values) };
    }),
  );
}
