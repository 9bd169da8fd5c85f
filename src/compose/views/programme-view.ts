// What prose may say of outfalls, networks, funds, duties, the collection of sewage and plants being built.

import type { Portion } from '../../model/source.ts';
import type { Content } from '../figures/content.ts';
import { cellFigure, dateFigure, derivedFigure, figure } from '../figures/figures.ts';
import type { View, ViewGroup } from '../prose/fill.ts';

export function outfallsView({ findings }: Content): View {
  const { all } = findings.programmes.outfalls;
  if (all.total.value === 0) return false;
  return {
    count: derivedFigure(all.total),
    states: all.states
      .filter(({ count }) => count.value > 0)
      .map(({ state, count }) => ({
        state: figure(state, state, count.sources.slice(0, 1)),
        count: derivedFigure(count),
      })),
    done: portionView(all.done),
    overdue: derivedFigure(all.overdue),
  };
}

export function networksView({ findings }: Content): View {
  const { all } = findings.programmes.networks;
  if (all.count.value === 0) return false;
  return {
    count: derivedFigure(all.count),
    planned: derivedFigure(all.planned),
    done: derivedFigure(all.done),
    progress: all.progress ? derivedFigure(all.progress, '%') : false,
    overdue: derivedFigure(all.overdue),
  };
}

export function fundsView({ findings }: Content): View {
  const { all } = findings.programmes.funds;
  if (all.count.value === 0) return false;
  return {
    count: derivedFigure(all.count),
    planned: derivedFigure(all.planned),
    received: derivedFigure(all.received),
    spent: derivedFigure(all.spent),
    receivedShare: all.receivedShare ? derivedFigure(all.receivedShare, '%') : false,
    spentShare: all.spentShare ? derivedFigure(all.spentShare, '%') : false,
  };
}

/** Departments with duties; `false` when no table of duties was given. */
export function departmentsView({ findings }: Content): View {
  const departments = findings.programmes.departments.filter(({ count }) => count.value > 0);
  if (departments.length === 0) return false;
  return departments.map(({ name, count, finished, overdue, tasks }) => ({
    name: figure(name, name, count.sources.slice(0, 1)),
    duties: derivedFigure(count),
    finished: derivedFigure(finished),
    overdue: derivedFigure(overdue),
    tasks: derivedFigure(tasks.total),
    tasksOverdue: derivedFigure(tasks.overdue),
  }));
}

export function collectionView({ findings }: Content): View {
  const { counties, city, low } = findings.collection;
  if (counties.length === 0 || city === undefined) return false;
  return {
    city: derivedFigure(city, '%'),
    lowCount: derivedFigure(low),
    low: counties
      .filter((county) => county.low === true && county.rate !== undefined)
      .map(({ record, rate }) => ({ name: cellFigure(record.county), rate: derivedFigure(rate!, '%') })),
  };
}

export function plantProjectsView({ findings }: Content): View {
  const { projects, late } = findings.plantProjects;
  if (projects.length === 0) return false;
  return {
    count: figure(
      projects.length,
      String(projects.length),
      projects.map(({ project }) => project.source),
    ),
    lateCount: derivedFigure(late),
    late: projects
      .filter(({ slip }) => slip !== undefined)
      .map(({ plant, project, county, next, slip }) => ({
        plant: cellFigure(plant),
        project: cellFigure(project),
        county: county ? cellFigure(county) : false,
        stage: next ? cellFigure(next.record.stage) : false,
        planned: next ? dateFigure(next.record.planned) : false,
        days: derivedFigure(slip!),
      })),
  };
}

function portionView({ count, total, share }: Portion): ViewGroup {
  return {
    count: derivedFigure(count),
    total: derivedFigure(total),
    share: share ? derivedFigure(share, '%') : false,
  };
}
