// Every published verdict of 2025-11 that could be used: the default policy must reproduce them all, and a
// wrong one must fail on them. The files stay outside the repository.

import { describe, expect, it } from 'vitest';
import { judgeSample } from '../../src/assess/sample.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../../src/model/policy.ts';
import type { WaterBody } from '../../src/model/water.ts';
import { realFile } from './real.ts';
import { amounts, STANDARDS } from './standards.ts';

const COLUMNS = {
  ph: 'pH值',
  do: '溶解氧',
  codmn: '高锰酸盐指数',
  nh3n: '氨氮',
  tp: '总磷',
  tn: '总氮',
  water_temp: '水温',
};

/** How many rows of a file there are, and how many the policy classes otherwise than published. */
function disagreements(
  file: string,
  skip: (reason: string) => void,
  policy: Partial<AssessmentPolicy> = {},
  waterBody?: WaterBody,
) {
  const [header, ...lines] = realFile(file, skip).trimEnd().split('\r\n');
  const names = header!.split(',');
  let wrong = 0;
  for (const line of lines) {
    const row = Object.fromEntries(line.split(',').map((text, index) => [names[index]!, text]));
    const sample = Object.fromEntries(Object.entries(COLUMNS).map(([column, item]) => [item, row[column]!]));
    const verdict = judgeSample(
      amounts(sample),
      waterBody ?? (row.waterbody as WaterBody),
      STANDARDS.surfaceWater,
      { ...CURRENT_POLICY, ...policy },
      3,
    );
    if (verdict.waterClass !== Number(row.published_class)) wrong += 1;
  }
  return { rows: lines.length, wrong };
}

describe('published classes of 2025-11', () => {
  it('are reproduced on all 9,332 rows', ({ skip }) => {
    expect(disagreements('class_golden_2025-11.csv', skip)).toEqual({ rows: 9332, wrong: 0 });
  });

  it('are reproduced on all 742 rows where one wrong rule shows', ({ skip }) => {
    expect(disagreements('class_edge_cases_2025-11.csv', skip)).toEqual({ rows: 742, wrong: 0 });
  });

  it('are missed on 154 rows when values are not rounded first', ({ skip }) => {
    const policy = { rounding: 'none' } as const;
    expect(disagreements('class_golden_2025-11.csv', skip, policy).wrong).toBe(154);
    expect(disagreements('class_edge_cases_2025-11.csv', skip, policy).wrong).toBe(154);
  });

  it('are missed on 252 rows when lakes are judged as rivers', ({ skip }) => {
    expect(disagreements('class_golden_2025-11.csv', skip, {}, 'river').wrong).toBe(252);
  });

  it('are missed on 196 rows once total nitrogen of lakes is counted', ({ skip }) => {
    const { wrong } = disagreements('class_golden_2025-11.csv', skip, { excludedItems: ['水温'] });
    expect(wrong).toBe(196);
  });
});
