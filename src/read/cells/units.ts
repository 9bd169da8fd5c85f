// Units as people write them: spellings of the column's own, others that turn into it by moving the decimal
// point, and the rest, which are problems.

/** Spellings of each unit, in the form `unitKey` gives. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  'mg/L': ['mg/l', 'mgl-1', 'mg·l-1', 'mg.l-1', 'mg/dm3', '毫克/升', '毫克/l', 'mg/升', '毫克每升'],
  '℃': ['°c', 'c', '摄氏度'],
  无量纲: ['无量纲', '无单位'],
  '个/L': ['个/l', '个/升', 'mpn/l', 'cfu/l'],
  倍: ['倍', '稀释倍数'],
  '万m³/d': [
    '万m3/d',
    '万m3/日',
    '万m3/天',
    '万立方米/日',
    '万立方米/天',
    '万立方米/d',
    '万吨/日',
    '万吨/天',
    '万吨/d',
    '万t/d',
    '万方/日',
  ],
  '万m³': ['万m3', '万立方米', '万吨', '万t', '万方', '万m3/月', '万吨/月'],
  // A microgram a litre is a milligram a cubic metre.
  'mg/m³': ['mg/m3', 'μg/l', '毫克/立方米', '微克/升'],
  m: ['m', '米'],
  cm: ['cm', '厘米'],
  'μS/cm': ['μs/cm', '微西/厘米', '微西门子/厘米'],
  NTU: ['ntu', '度', 'fnu'],
  '%': ['%', '百分比'],
  km: ['km', '公里', '千米'],
  t: ['t', '吨'],
  万人: ['万人'],
  万元: ['万元'],
  'g/（人·d）': ['g/(人·d)', 'g/(人·天)', '克/(人·天)'],
};

/**
 * Other units whose numbers turn into a column's by moving the decimal point, and by how many places. A litre
 * of water is taken for a kilogram, as the offices' own 吨/日 does.
 */
const SHIFTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'mg/L': {
    'g/l': 3,
    'kg/m3': 3,
    'g/m3': 0,
    'μg/l': -3,
    'μg·l-1': -3,
    'μgl-1': -3,
    '微克/升': -3,
    'mg/m3': -3,
    'ng/l': -6,
  },
  '万m³/d': {
    'm3/d': -4,
    'm3/日': -4,
    'm3/天': -4,
    '立方米/日': -4,
    '立方米/天': -4,
    '吨/日': -4,
    '吨/天': -4,
    '吨/d': -4,
    't/d': -4,
    't/日': -4,
    '方/日': -4,
    '千吨/日': -1,
  },
  '万m³': {
    m3: -4,
    立方米: -4,
    吨: -4,
    t: -4,
    方: -4,
    'm3/月': -4,
    '吨/月': -4,
    't/月': -4,
    千吨: -1,
    亿m3: 4,
  },
  '个/L': { '个/ml': 3, 'mpn/ml': 3, '个/100ml': 1, 'mpn/100ml': 1, 'cfu/100ml': 1, '万个/l': 4 },
  'mg/m³': { 'mg/l': 3, 'ng/l': -3 },
  m: { cm: -2, 厘米: -2 },
};

const SPELT = new Set(Object.values(SPELLINGS).flat());
const SHIFTED = new Set(Object.values(SHIFTS).flatMap(Object.keys));

/** Whether the text is a spelling of the unit. */
export function sameUnit(text: string, unit: string): boolean {
  const key = unitKey(text);
  return key === unitKey(unit) || (SPELLINGS[unit]?.includes(key) ?? false);
}

/** By how many places the decimal point moves from one unit to a column's; `null` where only measuring tells. */
export function unitShift(text: string, unit: string): number | null {
  return SHIFTS[unit]?.[unitKey(text)] ?? null;
}

/**
 * Whether the text names a unit at all, known or not. Header remarks such as 必填, 月均值 or 以N计, and the
 * symbol of the element counted (总磷（P）), do not.
 */
export function isUnit(text: string): boolean {
  const key = unitKey(text);
  if (SPELT.has(key) || SHIFTED.has(key)) return true;
  // A single letter is a mark or the symbol of what is counted; n=3 is how often.
  if (/^以.+计$/.test(key) || /^(o2|[a-z]|[ivx]+|\(.*|.*=.*)$/.test(key)) return false;
  return /[a-z%‰°μ]/.test(key) || /^[十百千万亿]*(吨|立方米|方|升|公斤|千克|克|毫克|微克)(\/.*)?$/.test(key);
}

/** Whether text directly behind a name, set off by nothing, can only be a unit: `mg/L`, `μg/L`, `℃`. */
export function isUnitBehindName(text: string): boolean {
  const key = unitKey(text);
  if (SHIFTED.has(key)) return key.includes('/') || key === 'cm';
  return (SPELT.has(key) && key !== 'c') || /^[a-zμ]{1,3}\/[a-z0-9]+$/.test(key);
}

function unitKey(text: string): string {
  return text
    .replace(/[×xX*]?\s*10(?:⁴|\^4)/, '万')
    .replace(/[•∙⋅‧]/g, '·')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s^]/g, '')
    .replace(/^(?:ug|mcg)/, 'μg')
    .replaceAll('−', '-');
}
