// Workbooks made to break the reader, each through the wall: a code, little memory, and the next one is read.

import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { buildWall } from '../../src/read/workbook/wall.ts';
import { HOSTILE } from './hostile-workbooks.ts';
import { rawWorkbook } from './raw-workbooks.ts';
import { codes } from './samples.ts';

const MOST_MB = 256;

/** The most memory any of our reading processes has had, in megabytes. Linux alone tells. */
function peakMemory(): number {
  const tasks = readdirSync('/proc/self/task');
  const children = tasks.flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean),
  );
  const readers = children.filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('wall-child'),
  );
  const peaks = readers.map((pid) =>
    Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0),
  );
  return Math.max(...peaks) / 1024;
}

describe('hostile workbooks', () => {
  const wall = buildWall();
  const took: [number, string][] = [];

  afterAll(() => {
    const slowest = took.sort(([a], [b]) => b - a).slice(0, 5);
    console.info(`slowest: ${slowest.map(([ms, what]) => `${what} ${Math.round(ms)} ms`).join(', ')}`);
  });

  it.each(HOSTILE)('%s: %s', async (what, code, make) => {
    const content = make();
    const begin = performance.now();
    const { value, problems } = await wall.read('a.xlsx', content);
    took.push([performance.now() - begin, what]);
    expect(codes(problems)).toEqual(code === null ? [] : [code]);
    expect(value.length > 0).toBe(code === null);
    if (process.platform === 'linux') expect(peakMemory()).toBeLessThan(MOST_MB);
  });

  it('leave a reader that reads the next workbook', async () => {
    const { value } = await wall.read('a.xlsx', rawWorkbook({ cells: '<row><c><v>5</v></c></row>' }));
    expect(value[0]?.rows[0]?.[0]?.source.text).toBe('5');
  });
});
