// Whole waters in figures and words, shared by tables and prose.

import type { Figure } from '../../model/document.ts';
import type { Derived, Source } from '../../model/source.ts';
import { type ClassChange, writeChange } from '../../model/verdicts.ts';
import type { PollutantRate, WaterFinding, WaterLevel } from '../../model/water-findings.ts';
import { figure } from './figures.ts';

const WATER_BODIES = { river: '河流', lake: '湖库' } as const;

/** The waters of one level; one that was judged in parts gives its parts. */
export function watersOf(waters: readonly WaterFinding[], level: WaterLevel): readonly WaterFinding[] {
  return waters
    .filter((water) => water.level === level)
    .flatMap((water) => (water.judgement.kind === 'parts' ? water.judgement.parts : [water]));
}

/** Its name; with the kind of water body where a county or basin is judged in parts. */
export function waterNameFigure(water: WaterFinding): Figure {
  const { name, level, waterBody } = water;
  const isPart = level !== 'water' && water.judgement.kind === 'mean' && waterBody !== 'mixed';
  const text = isPart ? `${name}（${WATER_BODIES[waterBody]}）` : name;
  return figure(name, text, nameSources(water));
}

function nameSources({ level, sections }: WaterFinding): readonly Source[] {
  const first = sections[0]?.section;
  if (first === undefined || level === 'city') return [];
  const named = { water: first.water, basin: first.basin, county: first.county }[level];
  return named ? [named.source] : [];
}

export function changeWordFigure(change: Derived<ClassChange>): Figure {
  const text = writeChange(change.value);
  return figure(text, text, change.sources, change.rule);
}

/** An item with its 断面超标率: `氨氮（20.0%）`. */
export function rateFigure({ item, rate }: PollutantRate): Figure {
  return figure(rate.value, `${item}（${rate.value}%）`, rate.sources, rate.rule);
}
