// Short ways to write the records a judgement starts from.

import type { Plant, PlantMonth, PlantState, Reading, Section, Task } from '../../src/model/records.ts';
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
  readonly capacity?: string;
  readonly grade?: string;
  readonly approved?: string;
}

export function plant(options: PlantOptions = {}): Plant {
  return {
    name: sourced('甲厂', 'register 甲厂'),
    county: sourced('甲县'),
    kind: sourced('城镇'),
    capacity: sourced(options.capacity ?? '2', 'capacity'),
    grade: sourced(options.grade ?? '一级A', 'grade'),
    ...(options.approved === undefined ? {} : { approved: sourced(options.approved, 'approved') }),
  };
}

interface PlantMonthOptions {
  readonly treated?: string;
  readonly temperature?: string;
  readonly planned?: string;
  readonly effluent?: Readonly<Record<string, string>>;
}

export function plantMonth(state: PlantState, options: PlantMonthOptions = {}): PlantMonth {
  return {
    plant: sourced('甲厂', 'month 甲厂'),
    month: '2026-06',
    state: sourced(state, 'state'),
    effluent: amounts(options.effluent ?? {}),
    ...(options.treated === undefined ? {} : { treated: sourced(options.treated, 'treated') }),
    ...(options.temperature === undefined
      ? {}
      : { temperature: sourced(options.temperature, 'temperature') }),
    ...(options.planned === undefined ? {} : { plannedCompletion: sourced(options.planned, 'planned') }),
  };
}

interface TaskOptions {
  readonly deadline?: string;
  readonly assigned?: string;
  readonly completed?: string;
}

/** A task; `deadline` is a date, `立行立改` or `长期坚持`. */
export function task(state: Task['state']['value'], options: TaskOptions = {}): Task {
  const deadline = options.deadline ?? '2026-06-30';
  return {
    id: sourced('ZG-01', 'id'),
    origin: sourced('巡查'),
    subject: sourced('甲断面'),
    description: sourced('生活污水直排'),
    measure: sourced('封堵排口'),
    county: sourced('甲县'),
    department: sourced('住建局'),
    owner: sourced('张三'),
    deadline: sourced(
      deadline === '立行立改'
        ? { kind: 'immediate' }
        : deadline === '长期坚持'
          ? { kind: 'standing' }
          : { kind: 'due', date: deadline, precision: 'day' },
    ),
    state: sourced(state, 'state'),
    ...(options.assigned === undefined ? {} : { assigned: sourced(options.assigned, 'assigned') }),
    ...(options.completed === undefined ? {} : { completed: sourced(options.completed, 'completed') }),
  };
}
