// Records checked against each other: names against registers, and nothing twice.

import type { Problem } from '../../model/problem.ts';
import type { County, PlantMonth, Reading, Recipient } from '../../model/records.ts';
import type { Source, Sourced } from '../../model/source.ts';
import {
  countyUnknown,
  plantMonthDuplicate,
  readingDuplicate,
  recipientDuplicate,
  recipientMissing,
  recipientShared,
  registerDuplicate,
} from '../problems/record-problems.ts';
import { nearestNames } from '../text/names.ts';
import type { TimedReading } from './readings.ts';
import type { RegisterNames } from './register-names.ts';
import { collectRepeats, type Repeats } from './repeats.ts';

/** The first record of each key; later ones are problems. Records without the key are kept. */
export function distinct<T>(
  table: string,
  records: readonly T[],
  key: (record: T) => Sourced<string> | undefined,
  problems: Problem[],
): readonly T[] {
  const first = new Map<string, Source>();
  const repeats = collectRepeats(table);
  const kept = records.filter((record) => {
    const name = key(record);
    const earlier = name && first.get(name.value);
    if (name === undefined) return true;
    if (earlier === undefined) first.set(name.value, name.source);
    else repeats.add(name.source, earlier, registerDuplicate(name.source, table, name.value, earlier));
    return earlier === undefined;
  });
  problems.push(...repeats.problems());
  return kept;
}

/**
 * The records whose name is registered. Each unknown name is one problem a file, with the rows it
 * stands in counted. Without a register there is nothing to compare with, and all are kept.
 */
export function keepKnown<T>(
  records: readonly T[],
  nameOf: (record: T) => Sourced<string>,
  register: ReadonlySet<string>,
  report: (source: Source, name: string, rows: number, nearest: readonly string[]) => Problem,
  problems: Problem[],
): readonly T[] {
  if (register.size === 0) return records;
  const unknown = new Map<string, { name: Sourced<string>; rows: number }>();
  const known = records.filter((record) => {
    const name = nameOf(record);
    if (register.has(name.value)) return true;
    const key = `${name.source.file}\n${name.value}`;
    const earlier = unknown.get(key);
    unknown.set(key, { name: earlier?.name ?? name, rows: (earlier?.rows ?? 0) + 1 });
    return false;
  });
  for (const { name, rows } of unknown.values()) {
    problems.push(report(name.source, name.value, rows, nearestNames(name.value, register)));
  }
  return known;
}

/** Every county named must be registered. Each that is not is one problem, with the rows of all tables counted. */
export function checkCounties(
  named: readonly Sourced<string>[],
  { names, resolve }: RegisterNames,
  problems: Problem[],
): void {
  if (names.size === 0) return;
  const unknown = new Map<string, { source: Source; rows: number }>();
  for (const name of named) {
    const { value, source } = resolve(name);
    if (names.has(value)) continue;
    const earlier = unknown.get(value);
    unknown.set(value, { source: earlier?.source ?? source, rows: (earlier?.rows ?? 0) + 1 });
  }
  for (const [value, { source, rows }] of unknown) {
    problems.push(countyUnknown(source, value, rows, nearestNames(value, names)));
  }
}

/**
 * One value a section, month and scheme, or several told apart by their moments. A second one for the
 * same moment, or a monthly value beside dated ones, is a problem and left out.
 */
export function distinctReadings(readings: readonly TimedReading[], problems: Problem[]): readonly Reading[] {
  const months = new Map<string, TimedReading[]>();
  const repeats: Readonly<Record<string, Repeats>> = {
    monthly: collectRepeats('断面水质'),
    synchronous: collectRepeats('加密监测'),
  };
  for (const timed of readings) {
    const { section, month, scheme } = timed.reading;
    const key = `${scheme}\n${month}\n${section.value}`;
    const others = months.get(key) ?? [];
    const rival = others.find(
      ({ moment }) => moment === timed.moment || moment === null || timed.moment === null,
    );
    if (rival !== undefined) {
      const earlier = rival.reading.section.source;
      repeats[scheme]!.add(section.source, earlier, readingDuplicate(timed.reading, earlier));
    } else months.set(key, [...others, timed]);
  }
  problems.push(...Object.values(repeats).flatMap((found) => found.problems()));
  const kept = new Set([...months.values()].flat());
  return readings.filter((timed) => kept.has(timed)).map(({ reading }) => reading);
}

/** One row a plant and month. */
export function distinctPlantMonths(
  plantMonths: readonly PlantMonth[],
  problems: Problem[],
): readonly PlantMonth[] {
  const first = new Map<string, Source>();
  const repeats = collectRepeats('污水处理厂运行');
  const kept = plantMonths.filter(({ plant, month }) => {
    const key = `${month}\n${plant.value}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, plant.source);
    else repeats.add(plant.source, earlier, plantMonthDuplicate(plant.source, plant.value, month, earlier));
    return earlier === undefined;
  });
  problems.push(...repeats.problems());
  return kept;
}

/** One county an address: what goes to it is that county's own. */
export function distinctRecipients(
  recipients: readonly Recipient[],
  problems: Problem[],
): readonly Recipient[] {
  const first = new Map<string, Recipient>();
  const repeats = collectRepeats('收件人');
  const kept = recipients.filter((recipient) => {
    const address = recipient.email.value.toLowerCase();
    const earlier = first.get(address);
    if (earlier === undefined) first.set(address, recipient);
    else {
      const problem = recipientDuplicate(recipient, earlier);
      repeats.add(recipient.email.source, earlier.email.source, problem);
    }
    return earlier === undefined;
  });
  problems.push(...repeats.problems());
  return kept;
}

/**
 * A county without anybody, and a person who is in two: rows that slipped.
 * @param named the counties of all rows, also of those that give no record; where one of them is not registered,
 * nobody can tell which county it leaves without
 */
export function checkRecipients(
  recipients: readonly Recipient[],
  named: readonly string[],
  counties: readonly County[],
  problems: Problem[],
): void {
  if (recipients.length === 0) return;
  const { file, sheet } = recipients[0]!.county.source;
  const place = { file, ...(sheet !== undefined && { sheet }) };
  const registered = counties.map(({ name }) => name.value);
  const reached = new Set(named);
  if (named.every((county) => registered.includes(county))) {
    for (const county of registered) {
      if (!reached.has(county)) problems.push(recipientMissing(place, county));
    }
  }
  const first = new Map<string, Recipient>();
  for (const recipient of recipients) {
    const earlier = first.get(recipient.name.value);
    if (earlier === undefined) first.set(recipient.name.value, recipient);
    else if (earlier.county.value !== recipient.county.value) {
      problems.push(recipientShared(recipient, earlier));
    }
  }
}
