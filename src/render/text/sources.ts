// Where a figure comes from, as one readable line: the cells, then the rule.

import type { PlacedFigure } from '../../model/document.ts';
import { placeKey, type Rule, type Source } from '../../model/source.ts';

/** Cells named before the rest is only counted. */
const NAMED_SOURCES = 3;
const QUOTED_CHARACTERS = 24;

/** Short name of each input file: the file name, with as many folders as tell it from the others. */
export type FileLabels = ReadonlyMap<string, string>;

/** @param files paths with forward slashes; repeats do no harm. */
export function labelFiles(files: Iterable<string>): FileLabels {
  const paths = [...new Set(files)];
  return new Map(
    paths.map((path) => {
      const parts = path.split('/');
      for (let kept = 1; kept < parts.length; kept += 1) {
        const label = parts.slice(-kept).join('/');
        if (paths.every((other) => other === path || !`/${other}`.endsWith(`/${label}`)))
          return [path, label];
      }
      return [path, path];
    }),
  );
}

/**
 * @returns e.g. `来源：断面水质.xlsx · 断面水质!F7「1.32」等12处；规则：GB 3838-2002 表1，…`, or
 * `undefined` for a figure that names neither source nor rule.
 */
export function describeOrigin(figure: PlacedFigure, labels: FileLabels): string | undefined {
  const parts = [
    ...(figure.sources.length > 0 ? [`来源：${describeSources(figure.sources, labels)}`] : []),
    ...(figure.rule ? [`规则：${describeRule(figure.rule)}`] : []),
  ];
  return parts.length > 0 ? parts.join('；') : undefined;
}

function describeSources(sources: readonly Source[], labels: FileLabels): string {
  const distinct = [...new Map(sources.map((source) => [placeKey(source), source])).values()];
  let named = '';
  let previous = '';
  for (const source of distinct.slice(0, NAMED_SOURCES)) {
    const sheet = source.sheet === undefined ? '' : `${source.sheet}!`;
    const container = `${labels.get(source.file) ?? source.file} · ${sheet}`;
    if (container === previous) named += `、${describeSpot(source)}`;
    else named += `${named && '；'}${container}${describeSpot(source)}`;
    previous = container;
  }
  return distinct.length > NAMED_SOURCES ? `${named}等${distinct.length}处` : named;
}

function describeSpot(source: Source): string {
  const spot = source.cell ?? (source.line === undefined ? '' : `第${source.line}行`);
  return source.text === '' ? `${spot}（空）` : `${spot}「${shorten(source.text)}」`;
}

function describeRule(rule: Rule): string {
  const head = [rule.standard, rule.clause].filter((part) => part !== '').join(' ');
  return [head, rule.statement].filter((part) => part !== '').join('，');
}

/** Cuts between whole characters, also outside the basic plane. */
function shorten(text: string): string {
  const characters = [...text];
  return characters.length > QUOTED_CHARACTERS ? `${characters.slice(0, QUOTED_CHARACTERS).join('')}…` : text;
}
