// One verdict derived step by step in Chinese, every figure with its cell: what `jianbao assess --explain`
// prints, so that a chief engineer can check it by hand.

import type { AssessmentPolicy } from '../../model/policy.ts';
import type { Source, Sourced } from '../../model/source.ts';
import type { ClassLimits } from '../../model/standard.ts';
import type { ClassVerdict, Exceedance } from '../../model/verdicts.ts';
import { type Amount, classNumeral, type ItemName, type WaterClass } from '../../model/water.ts';
import { parseDecimal, writeDecimal } from '../numbers/rounding.ts';
import { judgeRow, type RowStandards, type RowToAssess, writeExceedances } from './assess-rows.ts';
import { countedBelow, type ItemJudgement, itemsOf, judgeItem, type PreparedItem } from './item.ts';
import { COUNTED_AS, withUnit, writeMissing, writeStep } from './statement.ts';

/** One line of a derivation, with the cells it speaks of. */
export interface Step {
  readonly text: string;
  readonly sources: readonly Source[];
}

/** A row to explain: as judged, with the cells that say what it is. */
export interface RowToExplain extends RowToAssess {
  readonly section?: Sourced<string>;
  readonly waterBodyCell?: Source;
  readonly targetClassCell?: Source;
}

const CLASS_METHOD = '环办〔2011〕22号';

/** The derivation of a row's class: policy, item by item, class, exceedances, what stood apart or was missing. */
export function explainRow(
  row: RowToExplain,
  standards: RowStandards,
  policy: AssessmentPolicy,
): readonly Step[] {
  const { waterBody } = row;
  const head = headOf(row);
  const verdict = judgeRow(row, standards.surfaceWater, policy);
  if (waterBody === null || verdict === null) {
    return [head, { text: '缺少水体类型，河流与湖库的限值不同，不评价类别', sources: [] }];
  }
  const items = itemsOf(standards.surfaceWater, waterBody).flatMap((item) => {
    const amount = row.amounts[item.limits.item];
    return amount === undefined ? [] : [itemStep(item, amount, standards.surfaceWater.name, policy)];
  });
  const limited = new Set(itemsOf(standards.surfaceWater, waterBody).map(({ limits }) => limits.item));
  const unlimited = Object.entries(row.amounts).filter(
    ([item, { value }]) => !limited.has(item) && value.kind !== 'missing',
  );
  return [
    head,
    { text: `评价办法：${writePolicy(policy)}`, sources: [] },
    ...items,
    ...unlimited.map(([item, { source }]) => ({ text: `${item}：没有限值，不评价`, sources: [source] })),
    ...classSteps(verdict, row, standards),
    ...exceedanceSteps(verdict),
  ];
}

function headOf({ section, waterBody, waterBodyCell, targetClass, targetClassCell }: RowToExplain): Step {
  const name = section ? `断面“${section.value}”` : '本行';
  const body = waterBody === null ? '' : `，水体类型${waterBody === 'river' ? '河流' : '湖库'}`;
  const target = targetClass === undefined ? '，没有水质目标' : `，水质目标${classNumeral(targetClass)}类`;
  const cells = [section?.source, waterBodyCell, targetClassCell];
  return { text: `${name}${body}${target}`, sources: cells.filter((cell) => cell !== undefined) };
}

/** The policy in one sentence. */
function writePolicy(policy: AssessmentPolicy): string {
  const rounding =
    policy.rounding === 'first' ? '先修约（GB/T 8170四舍六入五成双）再比较' : '不修约，按原值比较';
  const items =
    policy.items === 'required'
      ? `只评${policy.requiredItems.join('、')}`
      : `必评${policy.requiredItems.join('、')}，其余有值的一并参评`;
  const missing = policy.missing === 'strict' ? '缺必评项目不评价类别' : '缺项时按其余项目评价';
  return `${policy.name}：${rounding}；未检出${COUNTED_AS[policy.belowDetection].replace(/为$/, '')}；${items}；${policy.excludedItems.join('、')}不参加定类；${missing}`;
}

function itemStep(
  item: PreparedItem,
  amount: Sourced<Amount>,
  standard: string,
  policy: AssessmentPolicy,
): Step {
  const { limits } = item;
  const judgement = judgeItem(amount.value, item, policy);
  const name = limits.item;
  const remark = standing(name, judgement, policy);
  if (judgement.kind !== 'judged') {
    return {
      text: `${name}：${writeWritten(amount.value, limits)}${judgement.reason}${remark}`,
      sources: [amount.source],
    };
  }
  const { waterClass, compared } = judgement;
  const step = waterClass === 1 ? writeBest(limits) : writeStep(waterClass, limits);
  return {
    text: `${name}：${writeCompared(amount.value, compared, limits, policy)}，${step}〔${standard} ${limits.clause}〕${remark}`,
    sources: [amount.source, ...limitCells(limits, waterClass)],
  };
}

function standing(item: ItemName, judgement: ItemJudgement, policy: AssessmentPolicy): string {
  if (policy.excludedItems.includes(item)) return '（另行评价，不参加定类）';
  const isRequired = policy.requiredItems.includes(item);
  if (!isRequired && policy.items === 'required') return '（本办法不评）';
  return isRequired && judgement.kind !== 'judged' ? '（必评项目）' : '';
}

function writeWritten(amount: Amount, { unit }: ClassLimits): string {
  if (amount.kind === 'missing') return '';
  return amount.kind === 'measured'
    ? `${withUnit(amount.value, unit)}，`
    : `未检出（检出限${withUnit(amount.limit, unit)}），`;
}

function writeCompared(
  amount: Amount,
  compared: string,
  limits: ClassLimits,
  policy: AssessmentPolicy,
): string {
  if (amount.kind === 'missing') return '';
  const { unit, decimals } = limits;
  const rounding = (from: string) => {
    if (policy.rounding === 'none') return '，不修约';
    return from === compared
      ? `，评价到${decimals}位小数，不用修约`
      : `，按${decimals}位小数修约为${compared}`;
  };
  if (amount.kind === 'measured') return `${withUnit(amount.value, unit)}${rounding(amount.value)}`;
  const counted = writeDecimal(countedBelow(parseDecimal(amount.limit)!, policy));
  return `${writeWritten(amount, limits)}${COUNTED_AS[policy.belowDetection]}${withUnit(counted, unit)}${rounding(counted)}`;
}

/** Class Ⅰ has no better class whose limit would have been passed. */
function writeBest({ direction, limits, unit }: ClassLimits): string {
  const limit = limits[0].value;
  if (direction === 'range') return `在${limit}的范围内，符合Ⅰ类`;
  return `符合Ⅰ类（${direction === 'max' ? '≤' : '≥'}${withUnit(limit, unit)}）`;
}

/** The limit that is kept and the one passed before it. */
function limitCells({ limits }: ClassLimits, waterClass: WaterClass): readonly Source[] {
  return limits.slice(Math.max(0, waterClass - 2), waterClass).map(({ source }) => source);
}

function classSteps(verdict: ClassVerdict, row: RowToExplain, { classWords }: RowStandards): readonly Step[] {
  const { waterClass, deciding, missing } = verdict;
  const absent = missing.length === 0 ? '' : `；${writeMissing(missing)}`;
  if (waterClass === null) {
    return [{ text: `类别：不评价${absent || '；没有可参评的项目'}`, sources: [] }];
  }
  const word = classWords.find((candidate) => candidate.waterClass === waterClass);
  const because = deciding.length === 0 ? '参评项目均符合Ⅰ类' : `最差的单项是${deciding.join('、')}`;
  const steps: Step[] = [
    {
      text: `类别：${because}，断面为${classNumeral(waterClass)}类${word ? `，${word.word}` : ''}${absent && `${absent}，按其余项目评价`}〔${CLASS_METHOD}〕`,
      sources: [],
    },
  ];
  if (row.targetClass !== undefined) {
    const met = waterClass <= row.targetClass;
    steps.push({
      text: `达标：${classNumeral(waterClass)}类${met ? '达到' : '未达到'}水质目标${classNumeral(row.targetClass)}类，${met ? '达标' : '未达标'}〔GB 3838-2002 5.1〕`,
      sources: row.targetClassCell ? [row.targetClassCell] : [],
    });
  }
  return steps;
}

function exceedanceSteps({ exceeded, base, mainPollutants }: ClassVerdict): readonly Step[] {
  const arithmetic = ({ item, multiple, compared, limit, unit }: Exceedance, rank: WaterClass) =>
    multiple === undefined
      ? `${item}${withUnit(compared, unit)}不符合${classNumeral(rank)}类限值${withUnit(limit, unit)}（没有超标倍数）`
      : `${item}（${compared}−${limit}）÷${limit}＝${multiple}倍`;
  const list = (exceedances: readonly Exceedance[], rank: WaterClass) =>
    exceedances.map((exceedance) => arithmetic(exceedance, rank)).join('；');
  const steps: Step[] = [];
  if (exceeded.length > 0) {
    steps.push({
      text: `超标项目（以${classNumeral(base)}类限值为基准）：${list(exceeded, base)}`,
      sources: exceeded.flatMap(({ sources }) => sources),
    });
  }
  if (mainPollutants.length > 0) {
    steps.push({
      text: `主要污染指标（以Ⅲ类限值为基准，取前三项）：${writeExceedances(mainPollutants)}${base === 3 ? '' : `；${list(mainPollutants, 3)}`}〔${CLASS_METHOD}〕`,
      sources: mainPollutants.flatMap(({ sources }) => sources),
    });
  }
  return steps;
}
