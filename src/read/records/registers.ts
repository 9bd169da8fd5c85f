// Rows of the registers → counties, sections, plants and recipients.

import type { Problem } from '../../model/problem.ts';
import type { County, CountyKind, Plant, PlantKind, Recipient, Section } from '../../model/records.ts';
import type { Sourced } from '../../model/source.ts';
import type { ControlLevel, WaterBody } from '../../model/water.ts';
import { targetClassInvalid } from '../problems/cell-problems.ts';
import { sectionRetiredEarly } from '../problems/programme-problems.ts';
import { targetMissing } from '../problems/record-problems.ts';
import type { RowReader } from '../tables/fields.ts';

/** A row that lacks something required gives no record; what it lacks is noted by the reader. */
export function readCounty(row: RowReader): County | null {
  const code = row.get('code', 'name');
  const name = row.get('name', 'name');
  const kind = row.choice<CountyKind>('kind');
  return code && name && kind ? { code, name, kind } : null;
}

export function readSection(row: RowReader, problems: Problem[]): Section | null {
  const code = row.get('code', 'name');
  const name = row.get('name', 'name');
  const water = row.get('water', 'name');
  const waterBody = row.choice<WaterBody>('waterBody');
  const control = row.choice<ControlLevel>('control');
  const county = row.get('county', 'name');
  const isAimless = row.has('targetClass') && row.isEmpty('targetClass');
  if (isAimless) problems.push(targetMissing(row.place('targetClass'), name?.value));
  const targetClass = isAimless ? undefined : row.get('targetClass', 'class');
  if (targetClass?.value === 6) {
    problems.push(targetClassInvalid(targetClass.source, '水质目标'));
    return null;
  }
  const basin = row.get('basin', 'name');
  const flowOrder = row.get('flowOrder', 'number');
  const extraStandards = readNames(row.get('extraStandards', 'name'));
  const since = row.get('since', 'month');
  const retired = row.get('retired', 'month');
  if (since && retired && retired.value <= since.value) {
    problems.push(sectionRetiredEarly(retired.source, since.value));
  }
  if (!(name && water && waterBody && control && county && targetClass)) return null;
  return {
    ...(code && { code }),
    name,
    water,
    waterBody,
    control,
    county,
    targetClass,
    ...(basin && { basin }),
    ...(flowOrder && { flowOrder }),
    ...(extraStandards && { extraStandards }),
    ...(since && { since }),
    ...(retired && { retired }),
  };
}

/** Names in one cell, each once. */
export function readNames(cell: Sourced<string> | undefined): readonly Sourced<string>[] | undefined {
  if (cell === undefined) return undefined;
  const names = cell.value.split(/[、，,；;]/).map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '').map((value) => ({ value, source: cell.source }));
}

export function readPlant(row: RowReader): Plant | null {
  const code = row.get('code', 'name');
  const name = row.get('name', 'name');
  const county = row.get('county', 'name');
  const kind = row.choice<PlantKind>('kind');
  const capacity = row.get('capacity', 'number');
  const grade = row.choice<string>('grade');
  const beginning = row.get('inUseSince', 'date');
  const approval = row.get('approved', 'date');
  if (!(name && county && kind && capacity && grade)) return null;
  const inUseSince = beginning && { value: beginning.value.day, source: beginning.source };
  const approved = approval && { value: approval.value.day, source: approval.source };
  return {
    ...(code && { code }),
    name,
    county,
    kind,
    capacity,
    grade,
    ...(inUseSince && { inUseSince }),
    ...(approved && { approved }),
  };
}

export function readRecipient(row: RowReader): Recipient | null {
  const county = row.get('county', 'name');
  const name = row.get('name', 'name');
  const post = row.get('post', 'name');
  const email = row.get('email', 'email');
  return county && name && post && email ? { county, name, post, email } : null;
}
