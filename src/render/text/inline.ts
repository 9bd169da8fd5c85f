// Running text: text, literal, strong, emphasis and figures, with units that no line break may tear.

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Inline, plainText } from '../../model/document.ts';
import { type Ink, inkFigure } from './figures.ts';
import { textWidth } from './measure.ts';
import { RUNNING_TEXT_LIMIT, type Stretch, unbreakable } from './units.ts';

/**
 * @param limit longest piece kept on one line, 字; smaller in narrow table columns.
 * @returns hast children; data only ever becomes text nodes and attribute values.
 */
export function renderInlines(
  inlines: readonly Inline[],
  ink: Ink,
  limit: number = RUNNING_TEXT_LIMIT,
): ElementContent[] {
  return renderRuns(inlines, ink, limit, false);
}

/** A whole paragraph: the same, and no single character comes to stand on its last line (孤字). */
export function renderParagraph(inlines: readonly Inline[], ink: Ink): ElementContent[] {
  return renderRuns(inlines, ink, RUNNING_TEXT_LIMIT, true);
}

function renderRuns(inlines: readonly Inline[], ink: Ink, limit: number, isEnd: boolean): ElementContent[] {
  return joinAcross(inlines, limit, isEnd).flatMap(({ together, parts }, index, runs) => {
    if (together) return [keepTogether(parts.flatMap((part) => renderInline(part, ink, 0, false)))];
    // After it there are only marks, which stay with it by themselves.
    const last = isEnd && index === runs.length - 1 ? parts.findLastIndex(hasLetters) : -1;
    return parts.flatMap((part, at) => renderInline(part, ink, limit, at === last));
  });
}

/** Text with its units kept together; `isEnd` when a paragraph ends with it. */
export function renderText(
  text: string,
  limit: number = RUNNING_TEXT_LIMIT,
  isEnd = false,
): ElementContent[] {
  const nodes: ElementContent[] = [];
  let end = 0;
  for (const stretch of limit > 0 ? unbreakable(text, limit, isEnd) : []) {
    if (stretch.start > end) nodes.push({ type: 'text', value: text.slice(end, stretch.start) });
    nodes.push(keepTogether([{ type: 'text', value: text.slice(stretch.start, stretch.end) }]));
    end = stretch.end;
  }
  if (end < text.length) nodes.push({ type: 'text', value: text.slice(end) });
  return nodes;
}

function hasLetters(inline: Inline): boolean {
  return /[\p{L}\p{N}]/u.test(plainText([inline]));
}

function renderInline(inline: Inline, ink: Ink, limit: number, isEnd: boolean): readonly ElementContent[] {
  switch (inline.kind) {
    case 'text':
    case 'literal':
      return renderText(inline.text, limit, isEnd);
    case 'strong':
      return [stress('strong', renderRuns(inline.children, ink, limit, isEnd), ink)];
    case 'emphasis':
      return [stress('em', renderRuns(inline.children, ink, limit, isEnd), ink)];
    case 'figure':
      return inkFigure(inline, renderText(inline.text, limit, isEnd), ink);
  }
}

/** In print a span: Chromium would tag strong and em with types that PDF 1.4 does not know. */
function stress(tag: 'strong' | 'em', children: readonly ElementContent[], ink: Ink): ElementContent {
  return ink.target === 'print' ? h('span', { className: [tag] }, ...children) : h(tag, {}, ...children);
}

/** Keeps its children on one line. */
export function keepTogether(children: readonly ElementContent[]): ElementContent {
  return h('span', { className: ['nb'] }, ...children);
}

interface Run {
  readonly together: boolean;
  readonly parts: readonly Inline[];
}

/** Cuts a line of inlines so that units lying across two of them (figure `3`, text `个断面`) form runs of their own. */
function joinAcross(inlines: readonly Inline[], limit: number, isEnd: boolean): readonly Run[] {
  const whole: readonly Run[] = [{ together: false, parts: inlines }];
  if (inlines.length < 2 || limit === 0) return whole;
  const text = plainText(inlines);
  const borders = inlines.map((_, index) => plainText(inlines.slice(0, index)).length);
  const figures = figureStretches(inlines);
  const crossing = unbreakable(text, limit, isEnd)
    .filter(({ start, end }) => borders.some((border) => start < border && border < end))
    .map((stretch) => widen(stretch, figures))
    .filter(({ start, end }) => textWidth(text.slice(start, end)) <= limit);
  const runs: Run[] = [];
  let end = 0;
  for (const stretch of crossing) {
    if (stretch.start < end) continue;
    if (stretch.start > end) runs.push({ together: false, parts: cut(inlines, end, stretch.start) });
    runs.push({ together: true, parts: cut(inlines, stretch.start, stretch.end) });
    end = stretch.end;
  }
  if (runs.length === 0) return whole;
  if (end < text.length) runs.push({ together: false, parts: cut(inlines, end, text.length) });
  return runs;
}

/** Figures cannot be cut: a stretch that begins or ends inside one takes all of it. */
function widen(stretch: Stretch, figures: readonly Stretch[]): Stretch {
  const touched = figures.filter(({ start, end }) => start < stretch.end && end > stretch.start);
  return {
    start: Math.min(stretch.start, ...touched.map(({ start }) => start)),
    end: Math.max(stretch.end, ...touched.map(({ end }) => end)),
  };
}

function figureStretches(inlines: readonly Inline[], offset = 0): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let start = offset;
  for (const inline of inlines) {
    const end = start + plainText([inline]).length;
    if (inline.kind === 'figure') stretches.push({ start, end });
    if ('children' in inline) stretches.push(...figureStretches(inline.children, start));
    start = end;
  }
  return stretches;
}

/** The part of inlines between two text positions; markup is cut in two, figures never are. */
function cut(inlines: readonly Inline[], from: number, to: number): readonly Inline[] {
  const total = plainText(inlines).length;
  const parts: Inline[] = [];
  let position = 0;
  for (const inline of inlines) {
    const length = plainText([inline]).length;
    const start = Math.max(0, from - position);
    const end = Math.min(length, to - position);
    const isEmptyHere = length === 0 && position >= from && (position < to || to === total);
    position += length;
    if (start >= end && !isEmptyHere) continue;
    if (start === 0 && end === length) parts.push(inline);
    else if ('children' in inline) parts.push({ ...inline, children: cut(inline.children, start, end) });
    else parts.push({ ...inline, text: inline.text.slice(start, end) });
  }
  return parts;
}
