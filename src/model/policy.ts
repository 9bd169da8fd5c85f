// The choices a judgement depends on. They are inputs, and the document prints them.

import type { ItemName } from './water.ts';

export interface AssessmentPolicy {
  /** The named policy it is, or began as. */
  readonly name: PolicyName;
  /** `first`: round half to even to the assessment decimals, then class; `none`: class the value as it is. */
  readonly rounding: 'first' | 'none';
  /** `strict`: no class when a required item is missing; `allow`: class from what is there. */
  readonly missing: 'strict' | 'allow';
  /** What an amount below the detection limit counts as: half that limit, nothing, or the limit. */
  readonly belowDetection: 'half' | 'zero' | 'limit';
  /** Base S of the exceedance multiple (C − S)/S: the section's target class, or Ⅲ. */
  readonly exceedanceBase: 'target' | 'class3';
  /** Items that must be present under `strict`. */
  readonly requiredItems: readonly ItemName[];
  /** Which items enter the class: the required ones alone, or every item that has a value (5+X). */
  readonly items: 'required' | 'present';
  /** Items never used for the class; those with limits are reported on their own. */
  readonly excludedItems: readonly ItemName[];
}

export type PolicyName = 'assessment-2020' | 'realtime-2021' | 'realtime-2025';

/**
 * Current assessment practice: round first, no class with a required item missing, items 5+X
 * (环办监测函〔2020〕714号), less 水温, 总氮 and 粪大肠菌群 (环办〔2011〕22号).
 */
export const CURRENT_POLICY: AssessmentPolicy = {
  name: 'assessment-2020',
  rounding: 'first',
  missing: 'strict',
  belowDetection: 'half',
  exceedanceBase: 'target',
  requiredItems: ['pH值', '溶解氧', '高锰酸盐指数', '氨氮', '总磷'],
  items: 'present',
  excludedItems: ['水温', '总氮', '粪大肠菌群'],
};

/** Policies by name. The two of the national real-time page are read off its published classes. */
export const POLICIES: Readonly<Record<PolicyName, AssessmentPolicy>> = {
  'assessment-2020': CURRENT_POLICY,
  'realtime-2021': {
    ...CURRENT_POLICY,
    name: 'realtime-2021',
    rounding: 'none',
    missing: 'allow',
    items: 'required',
  },
  'realtime-2025': { ...CURRENT_POLICY, name: 'realtime-2025', items: 'required' },
};
