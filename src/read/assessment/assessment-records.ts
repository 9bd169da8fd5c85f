// The rows of a readings table as records, so that `jianbao assess --summary` can judge them as a whole.

import { endOfMonth, type Month } from '../../model/calendar.ts';
import type { Noted, Problem } from '../../model/problem.ts';
import type { County, Reading, Records, Section } from '../../model/records.ts';
import type { Source, Sourced } from '../../model/source.ts';
import { assessMonthMissing, assessRowContradicts } from '../problems/assess-problems.ts';
import { valueMissing } from '../problems/cell-problems.ts';
import { placeOf } from '../text/places.ts';
import type { AssessmentRow, AssessmentTable } from './assessment-table.ts';

/** Written for what the table does not say. */
const NOT_SAID = '（未写明）';

/**
 * Sections, readings and counties of a table, each section as its first row describes it. A row that
 * describes its section otherwise is a problem; rows without a section or a kind of water body are left
 * out. The period is `period`, else the latest month of the table; without either there is a problem.
 */
export function assessmentRecords(
  { place, rows }: AssessmentTable,
  period: Month | undefined,
): Noted<Records | null> {
  const problems: Problem[] = [];
  const sections = new Map<string, Section>();
  const readings: Reading[] = [];
  const months = rows.flatMap(({ grouping }) => grouping?.month?.value ?? []).sort();
  const latest = period ?? months.at(-1);
  if (latest === undefined) return { value: null, problems: [assessMonthMissing(place)] };
  for (const row of rows) {
    if (row.section === undefined) problems.push(valueMissing(placeOf(row.source), '断面名称'));
    const described = describeSection(row);
    if (described === null) continue;
    const known = sections.get(described.name.value);
    if (known === undefined) sections.set(described.name.value, described);
    else problems.push(...contradictions(known, described));
    const month = row.grouping?.month?.value ?? latest;
    const day = row.grouping?.day;
    readings.push({
      section: described.name,
      month,
      ...(day && { day }),
      scheme: 'monthly',
      amounts: row.amounts,
    });
  }
  const from: Source = { ...place, text: latest };
  const at = <T>(value: T): Sourced<T> => ({ value, source: from });
  return {
    value: {
      meeting: {
        period: at(latest),
        title: at('监测数据评价'),
        date: at(endOfMonth(latest)),
        cutoff: at(endOfMonth(latest)),
      },
      counties: countiesOf([...sections.values()]),
      sections: [...sections.values()],
      readings: readings.filter(({ month }) => month <= latest),
      plants: [],
      plantMonths: [],
      stages: [],
      collections: [],
      outfalls: [],
      networks: [],
      funds: [],
      duties: [],
      tasks: [],
      recipients: [],
    },
    problems,
  };
}

/** What a row says of its section; Ⅲ stands for a target that is not said (环办〔2011〕22号). */
function describeSection(row: AssessmentRow): Section | null {
  const { section: name, waterBody, waterBodyCell, targetClass, targetClassCell, grouping = {} } = row;
  if (name === undefined || waterBody === null) return null;
  const unsaid: Sourced<string> = { value: NOT_SAID, source: name.source };
  return {
    name,
    // Sections that do not say their water make none together.
    water: grouping.water ?? name,
    waterBody: { value: waterBody, source: waterBodyCell ?? name.source },
    control: { value: '市考', source: name.source },
    county: grouping.county ?? unsaid,
    targetClass: { value: targetClass ?? 3, source: targetClassCell ?? name.source },
    ...(grouping.basin && { basin: grouping.basin }),
    ...(grouping.flowOrder && { flowOrder: grouping.flowOrder }),
  };
}

function contradictions(known: Section, row: Section): readonly Problem[] {
  const fields = [
    ['水体类型', known.waterBody, row.waterBody],
    ['水质目标', known.targetClass, row.targetClass],
    ['所在水体', known.water, row.water],
    ['责任县区', known.county, row.county],
  ] as const;
  return fields
    .filter(([, first, other]) => first.value !== other.value)
    .map(([field, first, other]) =>
      assessRowContradicts(known.name.value, field, first.source, other.source),
    );
}

function countiesOf(sections: readonly Section[]): readonly County[] {
  const names = new Map(sections.map(({ county }) => [county.value, county]));
  return [...names.values()].map((name) => ({
    code: name,
    name,
    kind: { value: '县', source: name.source },
  }));
}
