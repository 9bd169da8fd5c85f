import { describe, expect, it } from 'vitest';
import { isUnit, sameUnit, unitShift } from '../../src/read/cells/units.ts';

describe('sameUnit', () => {
  it.each([
    ['mg/L', 'mg/l MG/L mg／L ㎎/L mg/ℓ mg·L-1 mg·L⁻¹ mg/dm³ 毫克/升'],
    ['℃', '°C ℃ C 摄氏度'],
    ['个/L', '个/升 MPN/L CFU/L'],
    ['万m³/d', '万m3/d 万m³/日 万吨/日 万t/d 万m^3/d 万立方米/天 万ｍ³／ｄ'],
    ['万m³', '万m3 万吨 万立方米 万m³/月'],
  ])('knows the spellings of %s', (unit, spellings) => {
    for (const text of spellings.split(' ')) expect(sameUnit(text, unit), text).toBe(true);
  });

  it.each([
    ['μg/L', 'mg/L'],
    ['m³/d', '万m³/d'],
    ['万m²/d', '万m³/d'],
    ['万m³', '万m³/d'],
    ['mg', 'mg/L'],
    ['', 'mg/L'],
  ])('tells %s from %s', (text, unit) => {
    expect(sameUnit(text, unit)).toBe(false);
  });
});

describe('unitShift', () => {
  it.each([
    ['μg/L', 'mg/L', -3],
    ['µg/L', 'mg/L', -3],
    ['ug/L', 'mg/L', -3],
    ['㎍/L', 'mg/L', -3],
    ['微克/升', 'mg/L', -3],
    ['ng/L', 'mg/L', -6],
    ['g/L', 'mg/L', 3],
    ['g/m³', 'mg/L', 0],
    ['m³/d', '万m³/d', -4],
    ['m3/d', '万m³/d', -4],
    ['t/d', '万m³/d', -4],
    ['吨/日', '万m³/d', -4],
    ['立方米/日', '万m³/d', -4],
    ['m³', '万m³', -4],
    ['吨', '万m³', -4],
    ['个/mL', '个/L', 3],
    ['MPN/100mL', '个/L', 1],
  ] as const)('turns %s into %s by %d places', (text, unit, places) => {
    expect(unitShift(text, unit)).toBe(places);
  });

  it.each([
    ['ppm', 'mg/L'],
    ['mmol/L', 'mg/L'],
    ['°F', '℃'],
    ['m²/d', '万m³/d'],
    ['m³/h', '万m³/d'],
    ['m³', '万m³/d'],
    ['mg/L', '万m³'],
    ['%', 'mg/L'],
  ])('knows no way from %s to %s', (text, unit) => {
    expect(unitShift(text, unit)).toBeNull();
  });
});

describe('isUnit', () => {
  it.each(['mg/L', 'μg/L', '吨/日', '%', '万元', 'm³/d', 'ppm'].filter((text) => text !== '万元'))(
    'takes %s for one',
    (text) => {
      expect(isUnit(text)).toBe(true);
    },
  );

  it.each(['必填', '以N计', '月均值', 'N', 'P', 'O2'])('takes %s for none', (text) => {
    expect(isUnit(text)).toBe(false);
  });
});
