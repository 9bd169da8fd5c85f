// Judged rows of a readings table → CSV or JSON text: the rows as they were, the answers added.

import type { Source } from '../model/source.ts';

interface Row {
  readonly cells: readonly string[];
}

/**
 * @param header the table's own header in order, then those of the added columns
 * @param answers one a row, in the order of the added columns
 */
export async function writeAssessment(
  format: 'csv' | 'json',
  header: readonly string[],
  rows: readonly Row[],
  answers: readonly object[],
): Promise<string> {
  if (format === 'json') {
    const objects = rows.map(({ cells }, index) => ({
      ...Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])),
      ...answers[index],
    }));
    return `${JSON.stringify(objects, null, 2)}\n`;
  }
  const { stringify } = await import('csv-stringify/sync');
  const lines = rows.map(({ cells }, index) => {
    const added = Object.values(answers[index]!);
    const own = Array.from({ length: header.length - added.length }, (_, column) => cells[column] ?? '');
    return [...own, ...added];
  });
  return stringify([header, ...lines]);
}

/** A derivation as text: one line a step, each with its cells. */
export function writeSteps(
  steps: readonly { readonly text: string; readonly sources: readonly Source[] }[],
): string {
  const [head, ...others] = steps.map(({ text, sources }) => `${text}${writeCells(sources)}\n`);
  return [head, ...others.map((line) => `  ${line}`)].join('');
}

/** ` （readings.csv E12、GB3838-2002.csv F2）`, each file named once. */
function writeCells(sources: readonly Source[]): string {
  const byFile = new Map<string, string[]>();
  for (const { file, sheet, cell, line } of sources) {
    const place = sheet === undefined ? baseName(file) : `${baseName(file)}“${sheet}”`;
    const at = cell ?? (line === undefined ? '' : `第${line}行`);
    byFile.set(place, [...new Set([...(byFile.get(place) ?? []), at])]);
  }
  if (byFile.size === 0) return '';
  return `（${[...byFile].map(([place, cells]) => `${place} ${cells.join(' ')}`).join('；')}）`;
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
