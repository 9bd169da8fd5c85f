// A scale of round numbers for an axis.

/** From `low` to `high`, with a tick at every whole step. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Decimals that tell the ticks apart. */
  readonly decimals: number;
}

const MOST_STEPS = 4;
const ROUND = [1, 2, 5, 10];

/** A scale that holds both ends; of a single value one around it. */
export function scaleFor(least: number, most: number): Scale {
  const span = most > least ? most - least : Math.abs(most) || 1;
  const power = 10 ** Math.floor(Math.log10(span / MOST_STEPS));
  const factor = ROUND.find((candidate) => span / (candidate * power) <= MOST_STEPS)!;
  const step = factor * power;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return {
    low: ticks[0]!,
    high: ticks.at(-1)!,
    ticks,
    decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)),
  };
}

export function tickTexts({ ticks, decimals }: Scale): readonly string[] {
  return ticks.map((tick) => tick.toFixed(decimals));
}
