// Short ways to write stages, collections, outfalls, networks, funds and duties.

import type {
  CollectionMonth,
  Deadline,
  Duty,
  Fund,
  NetworkProject,
  Outfall,
  PlantStage,
  StageRecord,
} from '../../src/model/records.ts';
import { deadline, given } from './records.ts';
import { sourced } from './standards.ts';

/** A stage; its cells are named `计划 …` and `实际 …` after it. */
export function stage(
  name: PlantStage,
  planned: string,
  actual?: string,
  of: { readonly plant?: string; readonly project?: string } = {},
): StageRecord {
  return {
    plant: sourced(of.plant ?? '甲厂'),
    project: sourced(of.project ?? '新建工程'),
    stage: sourced(name, name),
    planned: sourced(planned, `计划 ${name}`),
    ...(actual === undefined ? {} : { actual: sourced(actual, `实际 ${name}`) }),
  };
}

export function collection(
  county: string,
  collected: string,
  from: { readonly produced?: string; readonly population?: string; readonly month?: string },
): CollectionMonth {
  return {
    county: sourced(county, county),
    month: from.month ?? '2026-06',
    collected: sourced(collected, `收集 ${county}`),
    ...given('produced', from.produced),
    ...given('population', from.population),
  };
}

interface OutfallOptions {
  readonly name?: string;
  readonly county?: string;
  readonly kind?: string;
  readonly deadline?: string | Deadline;
  readonly completed?: string;
}

export function outfall(state: Outfall['state']['value'], options: OutfallOptions = {}): Outfall {
  const name = options.name ?? '1号口';
  return {
    id: sourced(name, `编号 ${name}`),
    name: sourced(name, name),
    county: sourced(options.county ?? '甲县'),
    water: sourced('试验河'),
    kind: sourced(options.kind ?? '工业排污口'),
    treatment: sourced('规范整治'),
    state: sourced(state, `状态 ${name}`),
    ...(options.deadline === undefined ? {} : { deadline: deadline(options.deadline) }),
    ...given('completed', options.completed),
  };
}

interface NetworkOptions {
  readonly name?: string;
  readonly department?: string;
  readonly county?: string;
  readonly kind?: string;
  readonly deadline?: string | Deadline;
}

/** A network project of `planned` km of which `done` are laid. */
export function network(planned: string, done: string, options: NetworkOptions = {}): NetworkProject {
  const name = options.name ?? '管网一期';
  return {
    name: sourced(name, name),
    county: sourced(options.county ?? '甲县'),
    kind: sourced(options.kind ?? '雨污分流改造'),
    planned: sourced(planned, `计划 ${name}`),
    done: sourced(done, `完成 ${name}`),
    ...(options.deadline === undefined ? {} : { deadline: deadline(options.deadline) }),
    ...given('department', options.department),
  };
}

export function fund(
  planned: string,
  received: string,
  spent: string,
  of: { readonly project?: string; readonly county?: string; readonly origin?: string } = {},
): Fund {
  const project = of.project ?? '管网一期';
  return {
    project: sourced(project, project),
    county: sourced(of.county ?? '甲县'),
    origin: sourced(of.origin ?? '中央资金'),
    planned: sourced(planned, `计划 ${project}`),
    received: sourced(received, `到位 ${project}`),
    spent: sourced(spent, `支出 ${project}`),
  };
}

interface DutyOptions {
  readonly matter?: string;
  readonly target?: string;
  readonly done?: string;
  readonly unit?: string;
  readonly deadline?: string | Deadline;
}

export function duty(department: string, options: DutyOptions = {}): Duty {
  const matter = options.matter ?? '新建污水管网';
  return {
    department: sourced(department),
    matter: sourced(matter, matter),
    ...given('target', options.target),
    ...given('done', options.done),
    ...given('unit', options.unit),
    ...(options.deadline === undefined ? {} : { deadline: deadline(options.deadline) }),
  };
}
