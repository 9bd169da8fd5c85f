// Every published class of 2025-11 that could be used: the default policy must reproduce them all, and each
// wrong reading of the rules must fail on them, by the number of rows that shows it. The files stay outside
// the repository.

import { describe, expect, it } from 'vitest';
import { judgeSample } from '../../src/assess/classes/sample.ts';
import { type AssessmentPolicy, CURRENT_POLICY, POLICIES } from '../../src/model/policy.ts';
import type { SurfaceWaterStandard } from '../../src/model/standard.ts';
import { classNumeral, type ItemName, type WaterBody } from '../../src/model/water.ts';
import { realFile } from './real.ts';
import { amounts, STANDARDS } from './standards.ts';

const COLUMNS = {
  ph: 'pH值',
  do: '溶解氧',
  codmn: '高锰酸盐指数',
  nh3n: '氨氮',
  tp: '总磷',
  tn: '总氮',
} as const;
const FIVE = CURRENT_POLICY.requiredItems;

type Row = Readonly<Record<string, string>>;

/** How a row is understood: all that a wrong reading of the rules can change. */
interface Reading {
  readonly texts: Readonly<Record<ItemName, string>>;
  readonly waterBody: WaterBody;
  readonly standard: SurfaceWaterStandard;
  readonly policy: AssessmentPolicy;
}
type Change = (right: Reading, row: Row) => Partial<Reading>;

function rowsOf(file: string, skip: (reason: string) => void): readonly Row[] {
  const [header = '', ...lines] = realFile(file, skip).trimEnd().split('\r\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((text, at) => [names[at]!, text])));
}

/** How many rows there are, and how many are classed otherwise than published. */
function disagreements(file: string, skip: (reason: string) => void, change: Change = () => ({})) {
  const rows = rowsOf(file, skip);
  const wrong = rows.filter((row) => {
    const right: Reading = {
      texts: Object.fromEntries(Object.entries(COLUMNS).map(([column, item]) => [item, row[column]!])),
      waterBody: row.waterbody as WaterBody,
      standard: STANDARDS.surfaceWater,
      policy: CURRENT_POLICY,
    };
    const { texts, waterBody, standard, policy } = { ...right, ...change(right, row) };
    const verdict = judgeSample(amounts(texts), waterBody, standard, policy, 3);
    return verdict.waterClass !== Number(row.published_class);
  });
  return { rows: rows.length, wrong: wrong.length };
}

const withPolicy =
  (policy: Partial<AssessmentPolicy>): Change =>
  (right) => ({ policy: { ...right.policy, ...policy } });

const onlyItems = (...items: ItemName[]) => withPolicy({ items: 'required', requiredItems: items });

/** Rounds half up beforehand, to the places of the standard; judging then finds nothing left to round. */
const halfUp: Change = ({ texts, waterBody, standard }) => ({
  texts: Object.fromEntries(
    Object.entries(texts).map(([item, text]) => {
      const decimals = standard.limits[waterBody][item]?.decimals;
      const [whole = '', part = ''] = text.split('.');
      if (decimals === undefined || part.length <= decimals) return [item, text];
      const up = part[decimals]! >= '5' ? 1 : 0;
      const units = String(Number(whole + part.slice(0, decimals)) + up).padStart(decimals + 1, '0');
      const rounded = decimals === 0 ? units : `${units.slice(0, -decimals)}.${units.slice(-decimals)}`;
      return [item, /[1-9]/.test(rounded) ? rounded : text];
    }),
  ),
});

/**
 * Takes 90 % of saturation for dissolved oxygen Ⅰ instead of 7.5, by HJ 2.3: 468 ÷ (31.6 + T). The file marks
 * 361 rows by a formula of its own.
 */
const saturation: Change = ({ standard }, row) => {
  const saturated = (0.9 * 468) / (31.6 + Number(row.water_temp));
  return { standard: withFirstLimit(standard, '溶解氧', saturated.toFixed(3)) };
};

function withFirstLimit(standard: SurfaceWaterStandard, item: ItemName, limit: string): SurfaceWaterStandard {
  const changed = (body: WaterBody) => {
    const entry = standard.limits[body][item]!;
    const [first, ...others] = entry.limits;
    return {
      ...standard.limits[body],
      [item]: { ...entry, limits: [{ ...first, value: limit }, ...others] as typeof entry.limits },
    };
  };
  return { ...standard, limits: { river: changed('river'), lake: changed('lake') } };
}

/** The standard with other limits for rivers, so that what holds for lakes can be asked of them. */
const LAKE_NITROGEN: SurfaceWaterStandard = {
  ...STANDARDS.surfaceWater,
  limits: {
    ...STANDARDS.surfaceWater.limits,
    river: {
      ...STANDARDS.surfaceWater.limits.river,
      总氮: STANDARDS.surfaceWater.limits.lake.总氮!,
    },
  },
};
const FINE_PH: SurfaceWaterStandard = {
  ...STANDARDS.surfaceWater,
  limits: {
    river: withDecimals('river', 'pH值', 2),
    lake: withDecimals('lake', 'pH值', 2),
  },
};

function withDecimals(body: WaterBody, item: ItemName, decimals: number) {
  const limits = STANDARDS.surfaceWater.limits[body];
  return { ...limits, [item]: { ...limits[item]!, decimals } };
}

const GOLDEN = 'class_golden_2025-11.csv';
const EDGES = 'class_edge_cases_2025-11.csv';

describe('published classes of 2025-11', () => {
  it('are reproduced on all 9,332 rows', ({ skip }) => {
    expect(disagreements(GOLDEN, skip)).toEqual({ rows: 9332, wrong: 0 });
  });

  it('are reproduced on all 742 rows where one wrong rule shows', ({ skip }) => {
    expect(disagreements(EDGES, skip)).toEqual({ rows: 742, wrong: 0 });
  });

  it('are reproduced by the policy read off them, realtime-2025', ({ skip }) => {
    const policy = withPolicy(POLICIES['realtime-2025']);
    expect(disagreements(GOLDEN, skip, policy).wrong).toBe(0);
    expect(disagreements(EDGES, skip, policy).wrong).toBe(0);
  });

  it.for<readonly [string, number, number, Change]>([
    ['values that are not rounded first', 154, 154, withPolicy({ rounding: 'none' })],
    ['the policy realtime-2021', 154, 154, withPolicy(POLICIES['realtime-2021'])],
    ['rounding half up', 3, 3, halfUp],
    ['pH kept to two decimals', 20, 20, () => ({ standard: FINE_PH })],
    ['dissolved oxygen Ⅰ by saturation', 364, 357, saturation],
    ['phosphorus limits of rivers for lakes', 252, 252, () => ({ waterBody: 'river' })],
    ['phosphorus limits of lakes for rivers', 7031, 258, () => ({ waterBody: 'lake' })],
    ['total nitrogen counted in lakes', 196, 144, withPolicy({ excludedItems: [] })],
    [
      'total nitrogen counted everywhere',
      8694,
      609,
      () => ({ standard: LAKE_NITROGEN, policy: { ...CURRENT_POLICY, excludedItems: [] } }),
    ],
    ['total phosphorus left out', 2965, 255, onlyItems(...FIVE.filter((item) => item !== '总磷'))],
    ['three items alone', 598, 11, onlyItems('高锰酸盐指数', '氨氮', '总磷')],
  ])('are missed by %s on %i rows of 9,332 and %i of 742', ([, golden, edges, change], { skip }) => {
    expect([disagreements(GOLDEN, skip, change).wrong, disagreements(EDGES, skip, change).wrong]).toEqual([
      golden,
      edges,
    ]);
  });
});

describe('published classes of one city', () => {
  // Ten points on 滇池 and one on 阳宗海; no column says so.
  const LAKES = /滇池|阳宗海/;

  /** Rows of one city by whether they have a published class, and the class each is given. */
  function judged(skip: (reason: string) => void, bodyOf: (row: Row) => WaterBody) {
    return rowsOf('kunming_2025-11.csv', skip).map((row) => {
      const texts = Object.fromEntries(
        Object.entries(COLUMNS).map(([column, item]) => {
          // The raw value; the displayed one where there is none.
          const text = [row[`${column}_raw`]!, row[column]!].find((cell) => /^\d/.test(cell));
          return [item, text ?? ''];
        }),
      );
      const verdict = judgeSample(amounts(texts), bodyOf(row), STANDARDS.surfaceWater, CURRENT_POLICY, 3);
      const ours = verdict.waterClass === null ? '' : classNumeral(verdict.waterClass);
      return { row, ours, published: row.class! };
    });
  }

  it('are reproduced on all 156 rows, and the 5 without a class have none', ({ skip }) => {
    const rows = judged(skip, (row) => (LAKES.test(row.river!) ? 'lake' : 'river'));
    expect(rows.filter(({ published }) => published !== '')).toHaveLength(156);
    expect(rows.filter(({ published }) => published === '')).toHaveLength(5);
    expect(rows.filter(({ ours, published }) => ours !== published)).toEqual([]);
    const lakes = new Set(rows.filter(({ row }) => LAKES.test(row.river!)).map(({ row }) => row.section));
    expect(lakes.size).toBe(11);
  });

  it('are missed on 7 rows when its lakes are judged as rivers', ({ skip }) => {
    const rows = judged(skip, () => 'river');
    expect(rows.filter(({ ours, published }) => ours !== published)).toHaveLength(7);
  });
});
