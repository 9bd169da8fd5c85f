// The charts a template can place by name.

import type { ChartBlock, Figure } from '../../model/document.ts';
import type { Content } from '../figures/content.ts';
import type { Ledger } from '../figures/ledger.ts';
import type { ChartMaker } from './chart-content.ts';
import { CLASS_CHARTS } from './class-charts.ts';
import { RIVER_CHARTS } from './river-charts.ts';
import { WORK_CHARTS } from './work-charts.ts';

const CHARTS: Readonly<Record<string, ChartMaker>> = { ...CLASS_CHARTS, ...RIVER_CHARTS, ...WORK_CHARTS };

export const CHART_NAMES: readonly string[] = Object.keys(CHARTS);

/** The charts of that name, none where there is nothing to draw; `name` is one of CHART_NAMES. */
export function makeCharts(name: string, content: Content, ledger: Ledger): readonly ChartBlock[] {
  const place = (figure: Figure) => ledger.place(figure, { file: `图“${name}”` });
  return CHARTS[name]!(content, place).map((chart) => ({ kind: 'chart', name, ...chart }));
}
