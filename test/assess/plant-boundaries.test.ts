// Every limit of GB 18918-2002: kept at it and inside, exceeded just past it, by the data file and its words.

import { describe, expect, it } from 'vitest';
import { judgePlants } from '../../src/assess/plants/plants.ts';
import { digits, rowsOf } from './oracle.ts';
import { plant, plantMonth } from './records.ts';
import { STANDARDS } from './standards.ts';

// What a condition asks for is set up by its words.
const PLANT_LIMITS = rowsOf('GB18918-2002.csv').map((row) => ({
  grade: row.级别!,
  item: row.项目!,
  limit: row.限值!,
  condition: row.条件!,
}));

describe.each(PLANT_LIMITS)('$grade, $item $limit $condition', ({ grade, item, limit, condition }) => {
  const approved = condition.includes('前') ? '2005-12-31' : '2006-01-01';
  const temperature = condition.includes('≤') ? '12' : '12.1';

  function compliance(value: string): string {
    const effluent = { [item]: value };
    const { value: judged } = judgePlants({
      period: '2026-06',
      cutoff: '2026-07-10',
      plants: [plant({ grade, approved })],
      plantMonths: [plantMonth('运行', { temperature, effluent })],
      standards: STANDARDS,
    });
    const finding = judged.plants[0]!;
    if (finding.compliance === 'exceeded') expect(finding.exceeded).toMatchObject([{ item, value, limit }]);
    return finding.compliance;
  }

  /** The bound as it is written, and the numbers beside it by its own last place and by three places more. */
  function around(bound: string) {
    const places = bound.split('.')[1]?.length ?? 0;
    const units = BigInt(bound.replace('.', ''));
    return {
      at: [bound, `${digits(units * 10n, places + 1)}`],
      below: [digits(units - 1n, places), digits(units * 1000n - 1n, places + 3)],
      above: [digits(units + 1n, places), digits(units * 1000n + 1n, places + 3)],
    };
  }

  it('is kept at it and inside, and exceeded just past it', () => {
    const [low, high] = limit.includes('~') ? limit.split('~') : [undefined, limit];
    const upper = around(high!);
    for (const value of [...upper.at, ...upper.below]) expect(compliance(value), value).toBe('met');
    for (const value of upper.above) expect(compliance(value), value).toBe('exceeded');
    if (low === undefined) return;
    const lower = around(low);
    for (const value of [...lower.at, ...lower.above]) expect(compliance(value), value).toBe('met');
    for (const value of lower.below) expect(compliance(value), value).toBe('exceeded');
  });
});
