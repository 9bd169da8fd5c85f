import { describe, expect, it } from 'vitest';
import { classChange } from '../../src/assess/change.ts';
import { WATER_CLASSES } from '../../src/model/water.ts';
import { STANDARDS } from './standards.ts';

const { classWords } = STANDARDS;

describe('the change of a class', () => {
  it.each([
    [3, 4, 'worse'],
    [2, 6, 'worse'],
    [5, 3, 'better'],
    [4, 4, 'same'],
    // 环办〔2011〕22号: Ⅰ and Ⅱ are both 优.
    [1, 2, 'same'],
    [2, 1, 'same'],
    [2, 3, 'worse'],
  ] as const)('from %i to %i is %s', (earlier, later, direction) => {
    expect(classChange(earlier, later, classWords)).toEqual({ direction });
  });

  it('is antisymmetric', () => {
    const opposite = { better: 'worse', worse: 'better', same: 'same' } as const;
    for (const a of WATER_CLASSES) {
      for (const b of WATER_CLASSES) {
        const back = classChange(b, a, classWords).direction;
        expect(opposite[classChange(a, b, classWords).direction]).toBe(back);
      }
    }
  });
});
