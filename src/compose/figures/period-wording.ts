// The year so far and the rest of it in figures and words, shared by tables and prose.

import type { Figure } from '../../model/document.ts';
import type { RemainingItem, SectionPeriod } from '../../model/period-findings.ts';
import { derivedFigure, figure } from './figures.ts';

/** 达标 or 未达标 over the span; `null` without a class. */
export function attainmentFigure({ meetsTarget, verdict, section }: SectionPeriod): Figure | null {
  if (meetsTarget === undefined || verdict === undefined) return null;
  const text = meetsTarget ? '达标' : '未达标';
  return figure(text, text, [...verdict.sources, section.targetClass.source], {
    standard: 'GB 3838-2002',
    clause: '5.1',
    statement: verdict.statement,
  });
}

/** How many months gave a value. */
export function monthsFigure({ months, verdict }: SectionPeriod): Figure {
  return figure(months.length, String(months.length), verdict?.rows ?? verdict?.sources ?? []);
}

/** What the remaining months may bring: `不高于0.85`, `已无法达到`. */
export function remainingFigure(item: RemainingItem): Figure {
  const { state, bound, direction, sources, rule } = item;
  const word = { 'out-of-reach': '已无法达到', met: '已达到', missed: '未达到' } as const;
  if (state !== 'bounded' && state !== 'safe') return figure(word[state], word[state], sources, rule);
  if (bound === undefined) return figure('', '—', sources, rule);
  const limit = `${direction === 'min' ? '不低于' : '不高于'}${bound.value}`;
  return { ...derivedFigure(bound), text: state === 'safe' ? `${limit}（按现状可达到）` : limit };
}
