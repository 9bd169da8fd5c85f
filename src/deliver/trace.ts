// The trace file of a document, and the answer to "where does this figure come from?".

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, plainText } from '../model/document.ts';
import type { Noted } from '../model/problem.ts';
import { type Place, placeKey, type Rule, type Source } from '../model/source.ts';
import { traceFigureNotFound, traceNotFound } from './problems.ts';

const TRACE_SUFFIX = '.trace.json';

/** One figure as the trace file keeps it. */
export interface TracedFigure {
  readonly id: string;
  readonly text: string;
  readonly value: string | number;
  readonly unit?: string;
  /** Heading under which it stands. */
  readonly under: string;
  /** Template line, table or chart that printed it. */
  readonly at: Place;
  readonly rule?: Rule;
  readonly sources: readonly Source[];
}

interface TraceFile {
  readonly title: string;
  readonly kind: string;
  /** Cells are listed once; figures refer to them by index. */
  readonly sources: readonly Source[];
  readonly figures: readonly (Omit<TracedFigure, 'sources'> & { readonly sources: readonly number[] })[];
}

/** File name of the trace beside a document of this name. */
export function traceFileName(documentName: string): string {
  return `${documentName}${TRACE_SUFFIX}`;
}

/** JSON text of the trace file of a document. */
export function writeTrace(document: Document): string {
  const index = new Map<string, number>();
  const sources: Source[] = [];
  const indexOf = (source: Source): number => {
    const key = placeKey(source);
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, sources.length);
    return sources.push(source) - 1;
  };
  const figures = document.figures.map(({ figure, at, under }) => ({
    id: figure.id,
    text: figure.text,
    value: figure.value,
    ...(figure.unit && { unit: figure.unit }),
    under,
    at,
    ...(figure.rule && { rule: figure.rule }),
    sources: figure.sources.map(indexOf),
  }));
  const trace: TraceFile = { title: plainText(document.title), kind: document.kind, sources, figures };
  return `${JSON.stringify(trace)}\n`;
}

/**
 * Looks up figures of a published document.
 * @param folder a published set, e.g. `output/2026-06`
 * @param documentName as in the file name (`通报`) or the kind (`bulletin`)
 * @param query a figure id (`f12`) or the text as printed; whole matches are preferred to partial ones
 */
export async function traceFigure(
  folder: string,
  documentName: string,
  query: string,
): Promise<Noted<readonly TracedFigure[]>> {
  const traces = await readTraces(folder);
  const trace = traces.find(({ name, file }) => name === documentName || file.kind === documentName)?.file;
  if (!trace) {
    return {
      value: [],
      problems: [
        traceNotFound(
          documentName,
          traces.map(({ name }) => name),
        ),
      ],
    };
  }
  const wanted = squeeze(query);
  const exact = trace.figures.filter(({ id, text }) => id === query || squeeze(text) === wanted);
  const found = exact.length > 0 ? exact : trace.figures.filter(({ text }) => squeeze(text).includes(wanted));
  if (wanted === '' || found.length === 0) return { value: [], problems: [traceFigureNotFound(query)] };
  return {
    value: found.map((figure) => ({
      ...figure,
      sources: figure.sources.map((index) => trace.sources[index]!),
    })),
    problems: [],
  };
}

/** The newest month published below an output folder; the folder itself when there is none. */
export async function latestSet(outDir: string): Promise<string> {
  const months = (await readdir(outDir).catch(() => [])).filter((name) => /^\d{4}-\d{2}$/.test(name)).sort();
  return join(outDir, months.at(-1) ?? '');
}

async function readTraces(folder: string): Promise<readonly { name: string; file: TraceFile }[]> {
  const names = await readdir(folder).catch(() => []);
  const traces = names.filter((name) => name.endsWith(TRACE_SUFFIX)).sort();
  return Promise.all(
    traces.map(async (name) => ({
      name: name.slice(0, -TRACE_SUFFIX.length),
      file: JSON.parse(await readFile(join(folder, name), 'utf8')) as TraceFile,
    })),
  );
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
