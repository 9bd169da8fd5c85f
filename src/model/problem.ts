// The one record for everything that is wrong or worth saying: written in Chinese for a secretary,
// with the place, what stands there and what to do.

import type { Place } from './source.ts';

/** `error` stops publication; `warning` changes how a figure should be read; `info` tells what was done. */
export type Severity = 'error' | 'warning' | 'info';

export interface Problem {
  /** Permanent code in capitals, documented in docs/problems.md. */
  readonly code: string;
  readonly severity: Severity;
  /** One Chinese sentence saying what is wrong and at which value. */
  readonly message: string;
  readonly place?: Place;
  /** The standard or rule that is not kept, where there is one. */
  readonly rule?: string;
  /** Of a warning that stops publication until the month's meeting.yaml acknowledges it. */
  readonly mustAcknowledge?: true;
  /** Of a warning that was acknowledged: on whose word it is let pass. */
  readonly approval?: Approval;
  /** What to do about it, in Chinese. */
  readonly hint: string;
}

/** On whose word a warning is let pass. */
export interface Approval {
  readonly reason: string;
  readonly person: string;
  /** The entry of meeting.yaml. */
  readonly at: Place;
}

/** A result together with the problems met on the way; rooms return this instead of throwing. */
export interface Noted<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

const MACHINE_CODES = /^(BROWSER_|CACHE_|FONT_)/;

/** Whether it lies with the machine (browser, fonts, cache) rather than with the data. */
export function ofMachine({ code }: Problem): boolean {
  return MACHINE_CODES.test(code);
}

/** Whether something is wrong, not merely worth saying. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** Whether something stops publication: an error, or a warning that nobody has answered for yet. */
export function stopsPublication(problems: readonly Problem[]): boolean {
  return hasErrors(problems) || problems.some(isUnanswered);
}

/** Whether a warning must still be acknowledged. */
export function isUnanswered({ mustAcknowledge, approval }: Problem): boolean {
  return mustAcknowledge === true && approval === undefined;
}
