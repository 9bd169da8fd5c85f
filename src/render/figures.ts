// How a figure stands in the page: on screen with its source, in print as plain text.

import type { ElementContent, Properties } from 'hast';
import { h, s } from 'hastscript';
import type { PlacedFigure } from '../model/document.ts';
import { describeOrigin, type FileLabels } from './sources.ts';

export type Target = 'screen' | 'print';

/*
 * Everywhere in this room: h() and s() get their properties first, {} where there are none. A text node as
 * second argument would be taken for properties and vanish.
 */

/** What every part of the renderer needs to know about the page being made. */
export interface Ink {
  readonly target: Target;
  readonly labels: FileLabels;
}

/** A figure in running text or in a cell; `content` is its text, with units kept together. */
export function inkFigure(
  figure: PlacedFigure,
  content: readonly ElementContent[],
  ink: Ink,
): readonly ElementContent[] {
  if (ink.target === 'print') return content;
  const origin = describeOrigin(figure, ink.labels);
  // A figure is reached with the keyboard to read where it comes from; without an origin there is nothing to read.
  const reading: Properties = origin === undefined ? {} : { tabIndex: 0, dataSource: origin };
  return [h('data', { value: String(figure.value), dataFigure: figure.id, ...reading }, ...content)];
}

/** Marks a piece of a chart as a figure: its id, and its value and source as a tooltip. */
export function inkChartFigure(
  figure: PlacedFigure,
  content: readonly ElementContent[],
  ink: Ink,
): ElementContent {
  if (ink.target === 'print') return s('g', {}, ...content);
  const origin = describeOrigin(figure, ink.labels);
  const tooltip = origin === undefined ? figure.text : `${figure.text}；${origin}`;
  return s('g', { dataFigure: figure.id }, s('title', tooltip), ...content);
}
