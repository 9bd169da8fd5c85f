// Rows of a readings table judged one by one, answered as the columns `jianbao assess` adds.

import type { AssessmentPolicy } from '../../model/policy.ts';
import type { Sourced } from '../../model/source.ts';
import type { ClassWord, SurfaceWaterStandard } from '../../model/standard.ts';
import type { ClassVerdict, Exceedance } from '../../model/verdicts.ts';
import {
  type Amount,
  classNumeral,
  type ItemName,
  type WaterBody,
  type WaterClass,
} from '../../model/water.ts';
import { judgeSample } from './sample.ts';
import { writeMissing } from './statement.ts';

/** Headers of the added columns, in order. */
export const ANSWER_HEADERS: readonly (keyof RowAnswer)[] = [
  '判定类别',
  '定性评价',
  '达标',
  '定类项目',
  '超标项目',
  '主要污染指标',
  '另行评价',
  '评价说明',
];

/** One row of a readings table, as understood. */
export interface RowToAssess {
  /** `null` when the row does not say; it gets no class then. */
  readonly waterBody: WaterBody | null;
  readonly amounts: Readonly<Record<ItemName, Sourced<Amount>>>;
  readonly targetClass?: WaterClass;
}

/** What rows are judged by. */
export interface RowStandards {
  readonly surfaceWater: SurfaceWaterStandard;
  readonly classWords: readonly ClassWord[];
}

/** The answer for one row, keyed by its column headers. */
export interface RowAnswer {
  /** `Ⅰ` … `劣Ⅴ`; empty when no class can be given. */
  readonly 判定类别: string;
  /** `优` … `重度污染` (环办〔2011〕22号); empty without a class. */
  readonly 定性评价: string;
  /** `达标` or `未达标` against the row's target (GB 3838-2002 §5.1); empty without a class or a target. */
  readonly 达标: string;
  /** `氨氮、总磷`; empty for class Ⅰ. */
  readonly 定类项目: string;
  /** Items worse than the base class with their multiples: `氨氮（0.3）、溶解氧`. */
  readonly 超标项目: string;
  /** Of rows worse than Ⅲ the first three items worse than Ⅲ, with multiples of the Ⅲ limit. */
  readonly 主要污染指标: string;
  /** Items that never decide the class, each with its own: `总氮（Ⅴ类）`. */
  readonly 另行评价: string;
  /** Items that are missing or cannot be judged; empty when all is there. */
  readonly 评价说明: string;
}

const WITHOUT_WATER_BODY: RowAnswer = {
  判定类别: '',
  定性评价: '',
  达标: '',
  定类项目: '',
  超标项目: '',
  主要污染指标: '',
  另行评价: '',
  评价说明: '缺少水体类型，不评价类别',
};

/** Judges every row against GB 3838-2002, as `judgeRow` does. */
export function assessRows(
  rows: readonly RowToAssess[],
  standards: RowStandards,
  policy: AssessmentPolicy,
): readonly RowAnswer[] {
  return rows.map((row) => {
    const verdict = judgeRow(row, standards.surfaceWater, policy);
    return verdict === null ? WITHOUT_WATER_BODY : answer(verdict, row, standards.classWords);
  });
}

/**
 * Judges one row; `null` without a kind of water body. Exceedances are measured against the row's own
 * target class when the policy says so and the row has one, else against Ⅲ.
 */
export function judgeRow(
  { waterBody, amounts, targetClass }: RowToAssess,
  standard: SurfaceWaterStandard,
  policy: AssessmentPolicy,
): ClassVerdict | null {
  if (waterBody === null) return null;
  const base = policy.exceedanceBase === 'target' ? (targetClass ?? 3) : 3;
  return judgeSample(amounts, waterBody, standard, policy, base);
}

function answer(
  verdict: ClassVerdict,
  { targetClass }: RowToAssess,
  classWords: readonly ClassWord[],
): RowAnswer {
  const { waterClass } = verdict;
  const attainment = waterClass === null || targetClass === undefined ? null : waterClass <= targetClass;
  return {
    判定类别: waterClass === null ? '' : classNumeral(waterClass),
    定性评价: classWords.find((word) => word.waterClass === waterClass)?.word ?? '',
    达标: attainment === null ? '' : attainment ? '达标' : '未达标',
    定类项目: verdict.deciding.join('、'),
    超标项目: writeExceedances(verdict.exceeded),
    主要污染指标: writeExceedances(verdict.mainPollutants),
    另行评价: verdict.apart
      .map(({ item, waterClass }) => `${item}（${classNumeral(waterClass)}类）`)
      .join('、'),
    评价说明: writeRemark(verdict),
  };
}

/** Exceeded items with their multiples: `氨氮（0.3）、溶解氧`. */
export function writeExceedances(exceedances: readonly Exceedance[]): string {
  return exceedances
    .map(({ item, multiple }) => (multiple === undefined ? item : `${item}（${multiple}）`))
    .join('、');
}

function writeRemark({ waterClass, missing, statement }: ClassVerdict): string {
  if (waterClass === null) return statement;
  return missing.length === 0 ? '' : `${writeMissing(missing)}，按其余项目评价`;
}
