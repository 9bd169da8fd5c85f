// A million values judged twice: by the judge, and by the oracle's digits and long division. Not one may differ.

import { describe, expect, it } from 'vitest';
import { itemsOf, judgeItem, type PreparedItem } from '../../src/assess/classes/item.ts';
import { multipleOf, writeMultiple } from '../../src/assess/classes/limit.ts';
import { meanAmount } from '../../src/assess/classes/mean.ts';
import { judgeSample } from '../../src/assess/classes/sample.ts';
import { parseDecimal, roundHalfEven, writeDecimal } from '../../src/assess/numbers/rounding.ts';
import { CURRENT_POLICY } from '../../src/model/policy.ts';
import type { WaterBody } from '../../src/model/water.ts';
import {
  classOf,
  digits,
  LINES,
  type Line,
  lineOf,
  meanPh,
  meanText,
  multipleText,
  roundedClass,
  roundText,
  scaled,
  seeded,
} from './oracle.ts';
import { amount, amounts, STANDARDS } from './standards.ts';

const FIVE = ['pH值', '溶解氧', '高锰酸盐指数', '氨氮', '总磷'];
const BODIES = ['river', 'lake'] as const satisfies WaterBody[];
const MEASURED = LINES.filter(({ item }) => item !== 'pH值');

const prepared = new Map<string, PreparedItem>(
  BODIES.flatMap((body) =>
    itemsOf(STANDARDS.surfaceWater, body).map((entry) => [`${body} ${entry.limits.item}`, entry] as const),
  ),
);

/** The differences, at most ten: each is `undefined` where judge and oracle agree. */
function differences(count: number, compare: (index: number) => string | undefined): string[] {
  const found: string[] = [];
  for (let index = 0; index < count && found.length < 10; index += 1) {
    const difference = compare(index);
    if (difference !== undefined) found.push(difference);
  }
  return found;
}

const differ = (what: string, ours: unknown, theirs: unknown) =>
  ours === theirs ? undefined : `${what}: ${ours}, but the oracle says ${theirs}`;

/** A value near one of an item's limits: at it, some places beside it, or on a tie; or anywhere up to twice it. */
function valueFor(line: Line, next: (bound: number) => number): string {
  const [low = '', high = low] = line.limits[next(5)]!.split('~');
  const finer = next(4);
  const places = line.decimals + finer;
  const limit = Number(scaled(next(2) === 0 ? low : high) / 10n ** BigInt(30 - places));
  const unit = 10 ** finer;
  const near = [0, 1, -1, unit, -unit, unit / 2, -unit / 2, next(3 * unit) - next(3 * unit)][next(10)];
  const value = near === undefined ? next(2 * limit + 2) : limit + Math.trunc(near);
  return digits(BigInt(Math.max(0, value)), places);
}

describe('one million values', () => {
  it('300,000 are rounded like the oracle rounds them, to the last digit', () => {
    const next = seeded(8170);
    const wrong = differences(300_000, () => {
      const places = next(10);
      // Every third ends in a 5 or in 5 and zeros, where the rule is hard.
      const tail = ['', '', '5', '50', '500', '5001'][next(6)]!;
      const text = digits(BigInt(next(10 ** (1 + next(9)))), places) + (places === 0 ? '' : tail);
      const decimals = next(7);
      return differ(
        `${text} to ${decimals}`,
        writeDecimal(roundHalfEven(parseDecimal(text)!, decimals)),
        roundText(text, decimals),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('300,000 are classed like the oracle classes them, rounded first and as they are', () => {
    const next = seeded(3838);
    const wrong = differences(300_000, () => {
      const line = LINES[next(LINES.length)]!;
      const body = line.bodies[next(line.bodies.length)]!;
      const below = next(20) === 0;
      const text = (below ? '<' : '') + valueFor(line, next);
      const item = prepared.get(`${body} ${line.item}`)!;
      const judge = (rounding: 'first' | 'none') => {
        const judgement = judgeItem(amount(text).value, item, { ...CURRENT_POLICY, rounding });
        return judgement.kind === 'judged' ? judgement : null;
      };
      const what = `${body} ${line.item} ${text}`;
      const first = judge('first');
      const expected = roundedClass(text, line);
      return (
        differ(what, first?.waterClass, expected?.waterClass) ??
        differ(what, first?.compared, expected?.text) ??
        (below ? undefined : differ(`${what} unrounded`, judge('none')?.waterClass, classOf(text, line)))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('100,000 have the multiple over the limit that long division gives', () => {
    const next = seeded(22);
    const wrong = differences(100_000, () => {
      const line = LINES[next(LINES.length)]!;
      const text = valueFor(line, next);
      const base = 1 + next(5);
      const value = parseDecimal(text)!;
      const bound = prepared.get(`${line.bodies[0]} ${line.item}`)!.bounds[base - 1]!;
      const multiple = multipleOf(value, bound);
      const written = multiple !== null && multiple.numerator > 0n ? writeMultiple(multiple) : null;
      return differ(`${line.item} ${text} over class ${base}`, written, multipleText(text, line, base));
    });
    expect(wrong).toEqual([]);
  });

  it('189,000 readings have means that round and class as their exact sums do', () => {
    const next = seeded(82);
    const wrong = differences(63_000, (index) => {
      const line = MEASURED[next(MEASURED.length)]!;
      const texts = Array.from(
        { length: 2 + (index % 3) },
        () => (next(8) === 0 ? '<' : '') + valueFor(line, next),
      );
      const item = prepared.get(`${line.bodies[0]} ${line.item}`)!;
      const mean = meanAmount(
        line.item,
        texts.map((text) => amount(text)),
        CURRENT_POLICY,
      ).value;
      const judgement = judgeItem(mean, item, CURRENT_POLICY);
      const expected = meanText(texts, line.decimals);
      const what = `${line.item} ${texts.join(', ')}`;
      if (judgement.kind !== 'judged') return mean.kind === 'below' ? undefined : `${what}: no class`;
      return (
        differ(what, scaled(judgement.compared), scaled(expected)) ??
        differ(what, judgement.waterClass, classOf(expected, line))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('11,000 readings of pH have means that round as the sums of their activities do', () => {
    const next = seeded(714);
    const item = prepared.get('river pH值')!;
    const wrong = differences(4_400, (index) => {
      const around = 150 + next(1200);
      const values = Array.from({ length: 2 + (index % 2) }, () => around + next(120) - 60);
      const mean = meanAmount(
        'pH值',
        values.map((value) => amount(digits(BigInt(value), 2))),
        CURRENT_POLICY,
      ).value;
      const judgement = judgeItem(mean, item, CURRENT_POLICY);
      return differ(
        `pH ${values.join(', ')} hundredths`,
        judgement.kind === 'judged' && Number(judgement.compared),
        meanPh(values),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('100,000 in samples of ten give the class of the worst item and name the deciding ones', () => {
    const next = seeded(2025);
    const wrong = differences(10_000, () => {
      const body = BODIES[next(2)]!;
      const others = LINES.filter(({ bodies, item }) => bodies.includes(body) && !FIVE.includes(item));
      const start = next(others.length - 5);
      const lines = [...FIVE.map((item) => lineOf(item, body)!), ...others.slice(start, start + 5)];
      const texts = Object.fromEntries(
        lines.map((line) => [line.item, ['', '?停站'][next(60)] ?? valueFor(line, next)]),
      );
      const verdict = judgeSample(amounts(texts), body, STANDARDS.surfaceWater, CURRENT_POLICY, 3);
      const classes = lines
        .filter(({ item }) => /^\d/.test(texts[item]!) && !['总氮', '粪大肠菌群'].includes(item))
        .map((line) => ({ line, ...roundedClass(texts[line.item]!, line)! }));
      const complete = FIVE.every((item) => /^\d/.test(texts[item]!));
      const worst = complete ? Math.max(...classes.map(({ waterClass }) => waterClass)) : null;
      const deciding = classes.filter(({ waterClass }) => waterClass === worst && worst > 1);
      const over = classes.filter(({ waterClass }) => waterClass > 3);
      const what = JSON.stringify({ body, ...texts });
      const names = (list: readonly { readonly line: Line }[]) =>
        list
          .map(({ line }) => line.item)
          .sort()
          .join();
      return (
        differ(what, verdict.waterClass, worst) ??
        differ(what, [...verdict.deciding].sort().join(), names(deciding)) ??
        differ(
          what,
          verdict.exceeded
            .map(({ item }) => item)
            .sort()
            .join(),
          names(over),
        ) ??
        verdict.exceeded
          .map(({ item, multiple }) => {
            const { line, text } = over.find((entry) => entry.line.item === item)!;
            return differ(`${what} ${item}`, multiple ?? null, multipleText(text, line, 3));
          })
          .find((difference) => difference !== undefined)
      );
    });
    expect(wrong).toEqual([]);
  });
});
