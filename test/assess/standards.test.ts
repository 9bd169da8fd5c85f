import { describe, expect, it } from 'vitest';
import type { PlantCondition } from '../../src/model/standard.ts';
import type { WaterBody } from '../../src/model/water.ts';
import { realFile } from './real.ts';
import { SHIPPED, STANDARDS } from './standards.ts';

interface SurfaceItem {
  readonly name: string;
  readonly direction: 'le' | 'ge' | 'range' | 'none';
  readonly unit: string;
  readonly river: readonly string[] | null;
  readonly lake: readonly string[] | null;
  readonly assessDecimals: number;
}

type Grade = 'A' | 'B' | 'II';
type GradeLimits = { readonly [grade in Grade]?: number | null };
interface PlantItem extends GradeLimits {
  readonly name: string;
  readonly cold?: GradeLimits;
  readonly builtBefore2006?: GradeLimits;
  readonly builtFrom2006?: GradeLimits;
  readonly range?: readonly [number, number];
}

describe('GB3838-2002.csv', () => {
  it('agrees with the transcription of table 1 in every limit', ({ skip }) => {
    const items = JSON.parse(realFile('gb3838-2002-table1.json', skip)) as SurfaceItem[];
    const directions = { le: 'max', ge: 'min', range: 'range', none: undefined } as const;
    for (const waterBody of ['river', 'lake'] as const satisfies WaterBody[]) {
      const expected = items
        .filter((item) => item[waterBody] !== null)
        .map((item) => [
          item.name,
          directions[item.direction],
          item.unit,
          item.assessDecimals,
          ...item[waterBody]!,
        ]);
      const shipped = Object.values(STANDARDS.surfaceWater.limits[waterBody]).map((entry) => [
        entry.item,
        entry.direction,
        entry.unit,
        entry.decimals,
        ...entry.limits.map((limit) => limit.value),
      ]);
      expect(shipped).toEqual(expected);
    }
  });

  it('limits total nitrogen for lakes only and total phosphorus differently for both', () => {
    const { river, lake } = STANDARDS.surfaceWater.limits;
    expect(Object.keys(river)).toHaveLength(22);
    expect(Object.keys(lake)).toHaveLength(23);
    expect(river).not.toHaveProperty('总氮');
    expect(river.总磷!.limits.map(({ value }) => value)).toEqual(['0.02', '0.1', '0.2', '0.3', '0.4']);
    expect(lake.总磷!.limits.map(({ value }) => value)).toEqual(['0.01', '0.025', '0.05', '0.1', '0.2']);
  });

  it('takes 7.5 for dissolved oxygen class Ⅰ, never saturation', () => {
    expect(STANDARDS.surfaceWater.limits.river.溶解氧!.limits[0].value).toBe('7.5');
  });
});

describe('GB18918-2002.csv', () => {
  it('agrees with the transcription of table 1 in every limit of 一级A, 一级B and 二级', ({ skip }) => {
    const { items } = JSON.parse(realFile('gb18918-2002-table1.json', skip)) as { items: PlantItem[] };
    const expected = (['A', 'B', 'II'] as const)
      .flatMap((key) =>
        items.flatMap((item) =>
          variants(item, key).map(
            ([limit, condition]) =>
              `${{ A: '一级A', B: '一级B', II: '二级' }[key]} ${item.name === 'pH' ? 'pH值' : item.name} ${limit} ${condition}`,
          ),
        ),
      )
      .sort();
    const shipped = STANDARDS.plantLimits
      .map(({ grade, item, limit, condition }) => `${grade} ${item} ${limit.value} ${write(condition)}`)
      .sort();
    expect(shipped).toEqual(expected);
  });

  function write(condition: PlantCondition | undefined): string {
    return condition === undefined ? '' : Object.values(condition).join(' ');
  }

  function variants(item: PlantItem, key: Grade): (readonly [string, string])[] {
    if (item.range) return [[item.range.join('~'), '']];
    if (item.builtFrom2006) {
      return [
        [String(item.builtBefore2006![key]), 'approved-before 2006-01-01'],
        [String(item.builtFrom2006[key]), 'approved-from 2006-01-01'],
      ];
    }
    if (item.cold) {
      return [
        [String(item[key]), 'water-above 12'],
        [String(item.cold[key]), 'water-at-most 12'],
      ];
    }
    return item[key] === null ? [] : [[String(item[key]), '']];
  }
});

it('names the class words of 环办〔2011〕22号, one a class', () => {
  expect(STANDARDS.classWords.map(({ word }) => word)).toEqual([
    '优',
    '优',
    '良好',
    '轻度污染',
    '中度污染',
    '重度污染',
  ]);
  expect(STANDARDS.classWords.map(({ waterClass }) => waterClass)).toEqual([1, 2, 3, 4, 5, 6]);
});

it('are read without a problem, each value with the clause it comes from', () => {
  const { surfaceWater, holidays, plantLines, ...lists } = STANDARDS;
  const entries: readonly { readonly clause: string }[] = [
    ...Object.values(surfaceWater.limits).flatMap(Object.values),
    ...Object.values(plantLines),
    ...Object.values(lists).flat(),
  ];
  expect(SHIPPED.problems).toEqual([]);
  expect(Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]))).toEqual({
    classWords: 6,
    shareWords: 5,
    plantLimits: 41,
    extraLimits: 85,
    trophicParts: 5,
    trophicGrades: 5,
    criticalValues: 17,
    warningRules: 6,
  });
  expect(holidays.years).toEqual(['2025', '2026']);
  expect(entries.filter(({ clause }) => clause === '')).toEqual([]);
});
