import { describe, expect, it } from 'vitest';
import { classChange } from '../../src/assess/change.ts';
import { WATER_CLASSES } from '../../src/model/water.ts';

describe('the change of a class', () => {
  it.each([
    [3, 4, 'worse', 1],
    [2, 6, 'worse', 4],
    [5, 3, 'better', -2],
    [1, 2, 'worse', 1],
    [4, 4, 'same', 0],
  ] as const)('from %i to %i is %s by %i', (earlier, later, direction, steps) => {
    expect(classChange(earlier, later)).toEqual({ direction, steps });
  });

  it('is antisymmetric', () => {
    for (const a of WATER_CLASSES) {
      for (const b of WATER_CLASSES) {
        expect(classChange(a, b).steps + classChange(b, a).steps).toBe(0);
      }
    }
  });
});
