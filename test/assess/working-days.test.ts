// Rules T10 and T11 of docs/method.md: working days by the arrangements of holidays.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, workingDaysBetween } from '../../src/assess/ledger/working-days.ts';
import { STANDARDS } from './standards.ts';

const { holidays } = STANDARDS;
const DAY = 86_400_000;
const civil = (days: number) => new Date(Date.parse('2025-01-01') + days * DAY).toISOString().slice(0, 10);

describe('working days', () => {
  it.each([
    // 2026-06-15 is a Monday; 端午 is off from Friday 19th to Sunday 21st.
    ['2026-06-15', 0, '2026-06-15'],
    ['2026-06-15', 1, '2026-06-16'],
    ['2026-06-15', 3, '2026-06-18'],
    ['2026-06-15', 4, '2026-06-22'],
    // Given on a Saturday, the count starts on Monday.
    ['2026-06-27', 1, '2026-06-29'],
    // 国庆: 1st to 7th October off, Saturday the 10th worked.
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 4, '2026-10-12'],
    // 春节: Saturday 14th and Saturday 28th February worked, 15th to 23rd off.
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    // Over the year's end, both years known.
    ['2025-12-31', 1, '2026-01-04'],
  ])('T10 the one after %s by %i is %s', (start, count, end) => {
    expect(addWorkingDays(start, count, holidays)).toEqual({ value: end });
  });

  it.each([
    // From Wednesday 10th to Tuesday 23rd June: 11, 12, 15, 16, 17, 18, 22, 23.
    ['2026-06-10', '2026-06-23', 8],
    ['2026-06-18', '2026-06-21', 0],
    ['2026-06-18', '2026-06-18', 0],
    ['2026-06-23', '2026-06-10', -8],
    // 国庆, and the Saturday worked: 8th, 9th, 10th.
    ['2026-09-30', '2026-10-10', 3],
  ])('T10 between %s and %s there are %i', (start, end, count) => {
    expect(workingDaysBetween(start, end, holidays)).toEqual({ value: count });
  });

  it.each([
    ['2026-12-31', 1, '2027'],
    ['2026-12-01', 30, '2027'],
    ['2024-12-30', 5, '2024'],
    ['2030-01-01', 1, '2030'],
  ])('T11 after %s by %i is not guessed: nothing is known of %s', (start, count, year) => {
    expect(addWorkingDays(start, count, holidays)).toEqual({ unknownYear: year });
  });

  it('T11 the first day need not lie in a known year, the days counted must', () => {
    expect(addWorkingDays('2024-12-31', 1, holidays)).toEqual({ value: '2025-01-02' });
    expect(workingDaysBetween('2026-12-30', '2027-01-01', holidays)).toEqual({ unknownYear: '2027' });
    expect(workingDaysBetween('2027-01-01', '2026-12-30', holidays)).toEqual({ unknownYear: '2027' });
    expect(workingDaysBetween('2026-12-30', '2026-12-31', holidays)).toEqual({ value: 1 });
  });

  // Two known years, 2025-01-01 to 2026-12-31, less what 300 working days may reach.
  const date = fc.integer({ min: 0, max: 250 }).map(civil);
  const any = fc.integer({ min: 0, max: 729 }).map(civil);

  it('T10 counting from a day to the one found gives the number back', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 300 }), (start, count) => {
        const end = addWorkingDays(start, count, holidays);
        if (!('value' in end)) throw new Error('the years are known');
        expect(workingDaysBetween(start, end.value, holidays)).toEqual({ value: count });
      }),
    );
  });

  it('T10 counts add up, whatever the order of the days', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        const between = (from: string, to: string) => {
          const count = workingDaysBetween(from, to, holidays);
          return 'value' in count ? count.value : Number.NaN;
        };
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        // −0 and 0 are one number of days.
        expect(between(b, a) + between(a, b)).toBe(0);
      }),
    );
  });
});
