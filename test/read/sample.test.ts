// The sample month in data/ is what offices send; it reads without an error.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProject } from '../../src/read/project/project.ts';

const PROGRAMME = ['stages', 'collections', 'outfalls', 'networks', 'funds', 'duties'] as const;
const ROOT = join(import.meta.dirname, '../..');

describe('the sample month', () => {
  it('reads without errors or warnings', async () => {
    const { problems } = await readProject({ projectDir: ROOT });
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('has what the documents need', async () => {
    const { value } = await readProject({ projectDir: ROOT });
    const { records } = value!;
    expect(records.sections).toHaveLength(20);
    expect(records.counties).toHaveLength(8);
    expect(records.plants).toHaveLength(20);
    expect(new Set(records.plantMonths.map(({ state }) => state.value)).size).toBe(7);
    expect(records.tasks).toHaveLength(46);
    for (const kind of PROGRAMME) expect(records[kind].length, kind).toBeGreaterThan(5);
    expect(records.meeting.previousMeeting?.value).toBe('2026-06-12');
    const months = new Set(
      records.readings.filter(({ scheme }) => scheme === 'monthly').map(({ month }) => month),
    );
    expect(months.size).toBe(18);
    const days = records.readings
      .filter(({ scheme }) => scheme === 'synchronous')
      .map(({ day }) => day?.value);
    expect(new Set(days).size).toBe(3);
  });
});
