// Rows of a readings table judged one by one, answered as the columns `jianbao assess` adds.

import type { ClassVerdict } from '../model/findings.ts';
import type { AssessmentPolicy } from '../model/policy.ts';
import type { Sourced } from '../model/source.ts';
import type { SurfaceWaterStandard } from '../model/standard.ts';
import { type Amount, classNumeral, type ItemName, type WaterBody, type WaterClass } from '../model/water.ts';
import { judgeSample } from './sample.ts';
import { writeMissing } from './statement.ts';

/** Headers of the added columns, in order. */
export const ANSWER_HEADERS: readonly (keyof RowAnswer)[] = ['判定类别', '定类项目', '超标项目', '评价说明'];

/** One row of a readings table, as understood. */
export interface RowToAssess {
  /** `null` when the row does not say; it gets no class then. */
  readonly waterBody: WaterBody | null;
  readonly amounts: Readonly<Record<ItemName, Sourced<Amount>>>;
  readonly targetClass?: WaterClass;
}

/** The answer for one row, keyed by its column headers. */
export interface RowAnswer {
  /** `Ⅰ` … `劣Ⅴ`; empty when no class can be given. */
  readonly 判定类别: string;
  /** `氨氮、总磷`; empty for class Ⅰ. */
  readonly 定类项目: string;
  /** Items worse than the base class with their multiples: `氨氮（0.3）、溶解氧`. */
  readonly 超标项目: string;
  /** Items that are missing or cannot be judged; empty when all is there. */
  readonly 评价说明: string;
}

const WITHOUT_WATER_BODY: RowAnswer = {
  判定类别: '',
  定类项目: '',
  超标项目: '',
  评价说明: '缺少水体类型，不评价类别',
};

/**
 * Judges every row against GB 3838-2002. Exceedances are measured against the row's own target class
 * when the policy says so and the row has one, else against Ⅲ.
 */
export function assessRows(
  rows: readonly RowToAssess[],
  standard: SurfaceWaterStandard,
  policy: AssessmentPolicy,
): readonly RowAnswer[] {
  return rows.map(({ waterBody, amounts, targetClass }) => {
    if (waterBody === null) return WITHOUT_WATER_BODY;
    const base = policy.exceedanceBase === 'target' ? (targetClass ?? 3) : 3;
    return answer(judgeSample(amounts, waterBody, standard, policy, base));
  });
}

function answer(verdict: ClassVerdict): RowAnswer {
  return {
    判定类别: verdict.waterClass === null ? '' : classNumeral(verdict.waterClass),
    定类项目: verdict.deciding.join('、'),
    超标项目: verdict.exceeded
      .map(({ item, multiple }) => (multiple === undefined ? item : `${item}（${multiple}）`))
      .join('、'),
    评价说明: writeRemark(verdict),
  };
}

function writeRemark({ waterClass, missing, statement }: ClassVerdict): string {
  if (waterClass === null) return statement;
  return missing.length === 0 ? '' : `${writeMissing(missing)}，按其余项目评价`;
}
