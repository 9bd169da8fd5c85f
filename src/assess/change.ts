// How a class moved between two periods.

import type { ClassChange } from '../model/findings.ts';
import type { WaterClass } from '../model/water.ts';

/** Change from an earlier class to a later one, in classes; `steps` > 0 is worse. */
export function classChange(earlier: WaterClass, later: WaterClass): ClassChange {
  const steps = later - earlier;
  return { direction: steps === 0 ? 'same' : steps > 0 ? 'worse' : 'better', steps };
}
