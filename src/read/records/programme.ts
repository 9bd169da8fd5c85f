// Rows of what is being built and paid for → stages, collection, outfalls, sewers, funds and duties.

import { Decimal } from 'decimal.js';
import type { CivilDate } from '../../model/calendar.ts';
import type { Problem } from '../../model/problem.ts';
import type {
  CollectionMonth,
  Duty,
  Fund,
  NetworkProject,
  Outfall,
  OutfallState,
  PlantStage,
  StageRecord,
} from '../../model/records.ts';
import type { Sourced } from '../../model/source.ts';
import { fundOverspent, networkOverdone, percentAsFraction } from '../problems/programme-problems.ts';
import type { RowReader } from '../tables/fields.ts';
import { readPeriod, type TableContext } from '../tables/periods.ts';

// A row that lacks something required gives no record; what it lacks is noted by the reader.

export function readStage(row: RowReader): StageRecord | null {
  const plant = row.get('plant', 'name');
  const project = row.get('project', 'name');
  const stage = row.choice<PlantStage>('stage');
  const planned = row.get('planned', 'due');
  const actual = dayOf(row, 'actual');
  if (!(plant && project && stage && planned)) return null;
  return { plant, project, stage, planned, ...(actual && { actual }) };
}

export function readCollection(
  row: RowReader,
  context: TableContext,
  problems: Problem[],
): CollectionMonth | null {
  const month = readPeriod(row, row.get('month', 'month'), undefined, context, problems);
  const county = row.get('county', 'name');
  const collected = row.get('collected', 'number');
  const produced = row.get('produced', 'number');
  const population = row.get('population', 'number');
  if (!(county && month && collected)) return null;
  return { county, month, collected, ...(produced && { produced }), ...(population && { population }) };
}

export function readOutfall(row: RowReader): Outfall | null {
  const id = row.get('id', 'name');
  const name = row.get('name', 'name');
  const county = row.get('county', 'name');
  const water = row.get('water', 'name');
  const kind = row.get('kind', 'name');
  const treatment = row.choice<string>('treatment');
  const state = row.choice<OutfallState>('state');
  const deadline = row.get('deadline', 'deadline');
  const completed = dayOf(row, 'completed');
  if (!(id && name && county && water && kind && treatment && state)) return null;
  return {
    id,
    name,
    county,
    water,
    kind,
    treatment,
    state,
    ...(deadline && { deadline }),
    ...(completed && { completed }),
  };
}

export function readNetwork(row: RowReader, problems: Problem[]): NetworkProject | null {
  const name = row.get('name', 'name');
  const county = row.get('county', 'name');
  const kind = row.get('kind', 'name');
  const planned = row.get('planned', 'number');
  const done = row.get('done', 'number');
  const deadline = row.get('deadline', 'deadline');
  const department = row.get('department', 'name');
  if (!(name && county && kind && planned && done)) return null;
  if (isMore(done, planned)) problems.push(networkOverdone(done.source, name.value, planned.source));
  return {
    name,
    county,
    kind,
    planned,
    done,
    ...(deadline && { deadline }),
    ...(department && { department }),
  };
}

export function readFund(row: RowReader, problems: Problem[]): Fund | null {
  const project = row.get('project', 'name');
  const county = row.get('county', 'name');
  const origin = row.get('origin', 'name');
  const planned = row.get('planned', 'number');
  const received = row.get('received', 'number');
  const spent = row.get('spent', 'number');
  if (!(project && county && origin && planned && received && spent)) return null;
  if (isMore(spent, received)) problems.push(fundOverspent(spent.source, project.value, received.source));
  return { project, county, origin, planned, received, spent };
}

export function readDuty(row: RowReader, problems: Problem[]): Duty | null {
  const department = row.get('department', 'name');
  const matter = row.get('matter', 'text');
  const unit = row.get('unit', 'name');
  const isPercent = unit?.value === '%' || unit?.value === '％';
  const target = row.get('target', 'number', isPercent ? { unit: '%' } : {});
  const done = row.get('done', 'number', isPercent ? { unit: '%' } : {});
  const deadline = row.get('deadline', 'deadline');
  const progress = row.get('progress', 'text');
  if (!(department && matter)) return null;
  if (isPercent && target && new Decimal(target.value).lte(1)) {
    problems.push(percentAsFraction(target.source, '目标值'));
  }
  return {
    department,
    matter,
    ...(unit && { unit }),
    ...(target && { target }),
    ...(done && { done }),
    ...(deadline && { deadline }),
    ...(progress && { progress }),
  };
}

function dayOf(row: RowReader, field: string): Sourced<CivilDate> | undefined {
  const moment = row.get(field, 'date');
  return moment && { value: moment.value.day, source: moment.source };
}

function isMore(part: Sourced<string>, whole: Sourced<string>): boolean {
  return new Decimal(part.value).gt(whole.value);
}
