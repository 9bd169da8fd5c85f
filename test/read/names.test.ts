import { describe, expect, it } from 'vitest';
import { nearestNames } from '../../src/read/text/names.ts';

const NAMES = ['青岑县', '青岭县', '石渚大桥', '柳汀河口（吊桥）'];

describe('nearestNames', () => {
  it.each([
    ['青岑', ['青岑县']],
    ['青芩县', ['青岑县', '青岭县']],
    ['石渚桥', ['石渚大桥']],
    ['石渚大桥断面', ['石渚大桥']],
    ['柳汀河口(吊桥)', ['柳汀河口（吊桥）']],
    ['柳汀河口', ['柳汀河口（吊桥）']],
    ['东湖', []],
    ['', []],
  ])('suggests for %s', (written, expected) => {
    expect(nearestNames(written, NAMES)).toEqual(expected);
  });
});
