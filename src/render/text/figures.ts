// How a figure stands in the page: on screen with its source, in print as plain text.

import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { PlacedFigure } from '../../model/document.ts';
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
  const apart: Properties = RIGHT_TO_LEFT.test(figure.text) ? { className: ['isolated'] } : {};
  return [
    h('data', { value: String(figure.value), dataFigure: figure.id, ...reading, ...apart }, ...content),
  ];
}

/** Scripts written from right to left and marks of direction: they must not turn round what stands beside them. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFF]/u;

/** What there is to point at over a figure of a chart: nothing to be seen, its value and source to be read. */
export function inkMark(figure: PlacedFigure, id: string, ink: Ink): Element {
  const origin = describeOrigin(figure, ink.labels);
  const reading = origin === undefined ? figure.text : `${figure.text}；${origin}`;
  return h('span', {
    className: ['mark'],
    id,
    role: 'img',
    ariaLabel: reading,
    tabIndex: 0,
    dataFigure: figure.id,
  });
}

/** What is too wide for a phone scrolls in a box of its own, which the keyboard reaches too. */
export function scrollBox(name: string): readonly ['section', Properties] {
  return ['section', { tabIndex: 0, ariaLabel: name }];
}
