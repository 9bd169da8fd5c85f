// Local practice of an office as style rules laid over those of the standard.

import type { LayoutSwitches } from '../model/layout.ts';

/** Points → px. */
const PX = 96 / 72;

const NUMBER = 'content:"— " counter(page) " —";font:14pt/1 var(--font-folio);white-space:pre';
const NONE = '{content:none}';

/** Rules for print; empty where the office keeps to the standard. */
export function switchRules({ folio, pitch }: LayoutSwitches): string {
  const pitchRule =
    pitch === undefined ? '' : `@media print{body{line-height:${(Number(pitch) * PX).toFixed(2)}px}}`;
  return `${pitchRule}${folio === 'centre' ? centredFolio() : ''}`;
}

function centredFolio(): string {
  const middle = `@bottom-center{${NUMBER};vertical-align:top;padding:1.7mm 0 0}`;
  const turned = `@left-middle{${NUMBER};writing-mode:vertical-rl;text-orientation:sideways;text-align:center;padding:0 4.1mm 0 0;vertical-align:top}`;
  return [
    `@page :right{@bottom-right${NONE}${middle}}`,
    `@page :left{@bottom-left${NONE}${middle}}`,
    `@page turned:right{@left-bottom${NONE}@bottom-center${NONE}${turned}}`,
    `@page turned:left{@left-top${NONE}@bottom-center${NONE}${turned}}`,
  ].join('');
}
