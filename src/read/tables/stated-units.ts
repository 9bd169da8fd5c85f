// Columns whose header names another unit: their numbers are converted where only the decimal point moves.

import type { ColumnSpec } from '../../model/columns.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { Source } from '../../model/source.ts';
import { isUnit, sameUnit, unitShift } from '../cells/units.ts';
import { unitMismatch } from '../problems/cell-problems.ts';
import { unitConverted } from '../problems/number-problems.ts';
import { headerForms } from './headers.ts';

/** The column as its header states it, with a note; with an error where the unit cannot be converted. */
export function statedUnit(column: ColumnSpec, unit: string, header: Source): Noted<ColumnSpec> {
  const shift = unitShift(unit, column.unit!);
  const isTwofold = unitsIn(header.text, column.unit!).some((other) => sameUnit(other, column.unit!));
  if (shift === null || isTwofold) {
    return { value: column, problems: [unitMismatch(header, column.header, unit, column.unit!)] };
  }
  return {
    value: { ...column, stated: { unit, shift } },
    problems: [unitConverted(header, column.header, unit, column.unit!)],
  };
}

/**
 * The column as the foreign headers mapped to it state it. They must all state the same: the first with a
 * value counts, row by row.
 */
export function mappedUnit(column: ColumnSpec, headers: readonly Source[]): Noted<ColumnSpec> {
  if (column.unit === undefined) return { value: column, problems: [] };
  const named = headers.map((header) => ({
    header,
    // What else stands in brackets there may be anything, as in TP(raw).
    unit: unitsIn(header.text, column.unit!).find(
      (unit) =>
        !sameUnit(unit, column.unit!) && (unitShift(unit, column.unit!) !== null || /[/%‰]/.test(unit)),
    ),
  }));
  const others = named.filter(({ unit }) => unit !== undefined);
  const [first] = others;
  if (first === undefined) return { value: column, problems: [] };
  if (others.length < named.length || others.some(({ unit }) => !sameUnit(unit!, first.unit!))) {
    const problems = others.map(
      ({ header, unit }): Problem => unitMismatch(header, column.header, unit!, column.unit!),
    );
    return { value: column, problems };
  }
  return statedUnit(column, first.unit!, first.header);
}

/**
 * The units a header names behind its name. Set off by nothing, the longest known one counts: of `NH3-N μg/L`
 * neither g/L nor Nμg/L.
 */
function unitsIn(header: string, unit: string): readonly string[] {
  const forms = headerForms(header);
  const isKnown = (text: string) => sameUnit(text, unit) || unitShift(text, unit) !== null;
  const tight = forms.flatMap(({ isTight, behind }) => (isTight ? behind.slice(-1) : [])).filter(isKnown);
  const apart = forms.flatMap(({ isTight, behind }) => (isTight ? [] : behind)).filter(isUnit);
  return [...new Set([...apart, ...tight.slice(-1)])];
}
