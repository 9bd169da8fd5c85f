// Short ways to write the records a judgement starts from.

import type {
  Deadline,
  OnlineState,
  Plant,
  PlantMonth,
  PlantState,
  Reading,
  Section,
  Task,
} from '../../src/model/records.ts';
import type { Sourced } from '../../src/model/source.ts';
import type { WaterBody, WaterClass } from '../../src/model/water.ts';
import { amounts, CLEAN, sourced } from './standards.ts';

export function section(name: string, targetClass: WaterClass = 3, waterBody: WaterBody = 'river'): Section {
  return {
    name: sourced(name, `register ${name}`),
    water: sourced('试验河'),
    waterBody: sourced(waterBody),
    control: sourced('市考'),
    county: sourced('甲县'),
    targetClass: sourced(targetClass, `target ${name}`),
  };
}

interface ReadingOptions {
  readonly day?: string;
  readonly scheme?: Reading['scheme'];
  readonly stated?: WaterClass;
}

/** A reading of class-Ⅰ water with the given items changed. */
export function reading(
  name: string,
  month: string,
  changed: Readonly<Record<string, string>> = {},
  options: ReadingOptions = {},
): Reading {
  return {
    section: sourced(name, `${month} ${name}`),
    month,
    scheme: options.scheme ?? 'monthly',
    amounts: amounts({ ...CLEAN, ...changed }),
    ...(options.day === undefined ? {} : { day: sourced(options.day) }),
    ...(options.stated === undefined ? {} : { statedClass: sourced(options.stated, `stated ${name}`) }),
  };
}

interface PlantOptions {
  readonly name?: string;
  readonly kind?: Plant['kind']['value'];
  readonly capacity?: string;
  readonly grade?: string;
  readonly approved?: string;
  readonly inUseSince?: string;
}

export function plant(options: PlantOptions = {}): Plant {
  const name = options.name ?? '甲厂';
  return {
    name: sourced(name, `register ${name}`),
    county: sourced('甲县'),
    kind: sourced(options.kind ?? '城镇'),
    capacity: sourced(options.capacity ?? '2', 'capacity'),
    grade: sourced(options.grade ?? '一级A', 'grade'),
    ...given('inUseSince', options.inUseSince),
    ...given('approved', options.approved),
  };
}

interface PlantMonthOptions {
  readonly plant?: string;
  readonly month?: string;
  /** Sheet of the file the row stands in. */
  readonly sheet?: string;
  readonly treated?: string;
  readonly temperature?: string;
  readonly planned?: string;
  readonly online?: OnlineState;
  readonly influent?: Readonly<Record<string, string>>;
  readonly effluent?: Readonly<Record<string, string>>;
}

/** A month of a plant; influent cells are named after their items with `进水` before. */
export function plantMonth(state: PlantState, options: PlantMonthOptions = {}): PlantMonth {
  const name = options.plant ?? '甲厂';
  const cell = sourced(name, `month ${name}`);
  const sheet = options.sheet === undefined ? {} : { sheet: options.sheet };
  return {
    plant: { value: name, source: { ...cell.source, ...sheet } },
    month: options.month ?? '2026-06',
    state: sourced(state, 'state'),
    effluent: amounts(options.effluent ?? {}),
    ...(options.influent && { influent: amounts(options.influent, '进水') }),
    ...given('treated', options.treated),
    ...given('temperature', options.temperature),
    ...given('online', options.online),
    ...(options.planned === undefined ? {} : { plannedCompletion: sourced(options.planned, 'planned') }),
  };
}

interface TaskOptions {
  readonly id?: string;
  readonly origin?: string;
  readonly county?: string;
  readonly department?: string;
  readonly deadline?: string | Deadline;
  readonly assigned?: string;
  readonly completed?: string;
}

/** A task; `deadline` is a date, `立行立改`, `长期坚持` or a deadline of another kind. */
export function task(state: Task['state']['value'], options: TaskOptions = {}): Task {
  const id = options.id ?? 'ZG-01';
  return {
    id: sourced(id, options.id === undefined ? 'id' : `id ${id}`),
    origin: sourced(options.origin ?? '巡查'),
    subject: sourced('甲断面'),
    description: sourced('生活污水直排'),
    measure: sourced('封堵排口'),
    county: sourced(options.county ?? '甲县'),
    department: sourced(options.department ?? '住建局'),
    owner: sourced('张三'),
    deadline: deadline(options.deadline ?? '2026-06-30'),
    state: sourced(state, 'state'),
    ...given('assigned', options.assigned),
    ...given('completed', options.completed),
  };
}

/** A deadline in its cell: a date, `立行立改`, `长期坚持`, or one of another kind. */
export function deadline(written: string | Deadline): Sourced<Deadline> {
  const { source } = sourced(typeof written === 'string' ? written : '', 'deadline');
  if (typeof written !== 'string') {
    const text = written.kind === 'working-days' ? `交办后${written.days}个工作日内` : '';
    return { value: written, source: { ...source, text } };
  }
  const value: Deadline =
    written === '立行立改'
      ? { kind: 'immediate' }
      : written === '长期坚持'
        ? { kind: 'standing' }
        : { kind: 'due', date: written, precision: 'day' };
  return { value, source };
}

/** An optional field, in a cell named after it, where there is a value. */
export function given<Name extends string, T>(
  name: Name,
  value: T | undefined,
): { readonly [field in Name]?: Sourced<T> } {
  return value === undefined
    ? {}
    : ({ [name]: sourced(value, name) } as { readonly [field in Name]: Sourced<T> });
}
