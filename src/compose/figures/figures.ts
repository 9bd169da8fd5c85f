// Values → figures: how a value is written, together with where it came from.

import { type CivilDate, type Month, writeDate, writeMonth } from '../../model/calendar.ts';
import type { Figure } from '../../model/document.ts';
import type { Derived, Rule, Source, Sourced } from '../../model/source.ts';
import { classNumeral, type WaterClass } from '../../model/water.ts';

/** A cell printed as it was read. */
export function cellFigure(sourced: Sourced<string>): Figure {
  return { value: sourced.value, text: sourced.value, sources: [sourced.source] };
}

/** A derived value printed with an optional unit, e.g. `33.3` and `%`. */
export function derivedFigure(derived: Derived<string | number>, unit = ''): Figure {
  return figure(derived.value, `${derived.value}${unit}`, derived.sources, derived.rule, unit);
}

/** A count of things, with the cells that name the things counted; `count` where a thing has several. */
export function countFigure(sources: readonly Source[], rule: Rule, count = sources.length): Figure {
  return figure(count, String(count), sources, rule);
}

/** A class, e.g. `Ⅲ`. */
export function classFigure(waterClass: WaterClass, sources: readonly Source[], rule?: Rule): Figure {
  return figure(classNumeral(waterClass), classNumeral(waterClass), sources, rule);
}

/** A civil date as a document writes it, without padding: `2026年7月1日` (GB/T 9704-2012 §7.3.5.4). */
export function dateFigure(date: Sourced<CivilDate>): Figure {
  return figure(date.value, writeDate(date.value), [date.source]);
}

/** A month as a document writes it: `2026年6月`. */
export function monthFigure(month: Sourced<Month>): Figure {
  return figure(month.value, writeMonth(month.value), [month.source]);
}

/** A change in percentage points, written with its direction: `上升5.6个百分点`, `持平`. */
export function pointsFigure(change: Derived<string>): Figure {
  const size = change.value.replace('-', '');
  const direction = change.value.startsWith('-') ? '下降' : '上升';
  const text = Number(change.value) === 0 ? '持平' : `${direction}${size}个百分点`;
  return figure(change.value, text, change.sources, change.rule);
}

/** Any figure; `unit` and `rule` only where there is one. */
export function figure(
  value: string | number,
  text: string,
  sources: readonly Source[],
  rule?: Rule,
  unit?: string,
): Figure {
  return { value, text, sources, ...(rule && { rule }), ...(unit && { unit }) };
}
