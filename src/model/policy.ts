// The choices a judgement depends on. They are inputs, and the document prints them.

import type { ItemName } from './water.ts';

export interface AssessmentPolicy {
  /** `first`: round half to even to the assessment decimals, then class; `none`: class the value as it is. */
  readonly rounding: 'first' | 'none';
  /** `strict`: no class when a required item is missing; `allow`: class from what is there. */
  readonly missing: 'strict' | 'allow';
  /** Base S of the exceedance multiple (C − S)/S: the section's target class, or Ⅲ. */
  readonly exceedanceBase: 'target' | 'class3';
  /** Items that must be present under `strict`. */
  readonly requiredItems: readonly ItemName[];
  /** Items never used for the class; reported on their own. */
  readonly excludedItems: readonly ItemName[];
}

/**
 * Current assessment practice: round first, no class with a required item missing, items 5+X
 * (环办监测函〔2020〕714号), less 水温, 总氮 and 粪大肠菌群 (环办〔2011〕22号).
 */
export const CURRENT_POLICY: AssessmentPolicy = {
  rounding: 'first',
  missing: 'strict',
  exceedanceBase: 'target',
  requiredItems: ['pH值', '溶解氧', '高锰酸盐指数', '氨氮', '总磷'],
  excludedItems: ['水温', '总氮', '粪大肠菌群'],
};
