// The trace file of a document, and the answer to "where does this figure come from?".

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AcknowledgedProblem } from '../model/acknowledgement.ts';
import { type Document, plainText } from '../model/document.ts';
import { isAbout } from '../model/extent.ts';
import type { Approval, Noted, Problem } from '../model/problem.ts';
import { type Place, placeKey, type Rule, type Source } from '../model/source.ts';
import { traceFigureNotFound, traceNotFound, traceUnreadable } from './problems.ts';
import { refusalOf } from './refusal.ts';
import { fieldsOf, isListOf, isText, parseShaped } from './shape.ts';

const TRACE_SUFFIX = '.trace.json';

/** One figure and where it comes from. */
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
  /** Warnings about its sources that were let pass. */
  readonly acknowledged?: readonly AcknowledgedProblem[];
}

/** The same as the trace file keeps it: cells are listed once, figures refer to them by index. */
interface KeptFigure extends Omit<TracedFigure, 'sources' | 'acknowledged'> {
  readonly sources: readonly number[];
}

interface TraceFile {
  readonly title: string;
  readonly kind: string;
  readonly sources: readonly Source[];
  readonly figures: readonly KeptFigure[];
  readonly acknowledged?: readonly AcknowledgedProblem[];
}

/** File name of the trace beside a document of this name. */
export function traceFileName(documentName: string): string {
  return `${documentName}${TRACE_SUFFIX}`;
}

/** JSON text of the trace file of a document; `acknowledged` are the month's, kept where they concern it. */
export function writeTrace(document: Document, acknowledged: readonly AcknowledgedProblem[] = []): string {
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
  const own = acknowledgedAmong(acknowledged, sources);
  const trace: TraceFile = {
    title: plainText(document.title),
    kind: document.kind,
    ...(own.length > 0 && { acknowledged: own }),
    sources,
    figures,
  };
  return `${JSON.stringify(trace)}\n`;
}

/** A document may be for one county: what is said of others' cells is not for its trace. */
function acknowledgedAmong(
  acknowledged: readonly AcknowledgedProblem[],
  sources: readonly Source[],
): readonly AcknowledgedProblem[] {
  return acknowledged.filter(({ place }) => place && sources.some((source) => isAbout(place, source)));
}

/**
 * Looks up figures of a published document.
 * @param folder a published set, e.g. `output/2026-06`
 * @param documentName as in the file name (`通报`) or the kind (`bulletin`)
 * @param query a figure id (`f12`) or the text as printed; whole matches are preferred to partial ones
 * Problems: TRACE_DOCUMENT_UNKNOWN, TRACE_FIGURE_UNKNOWN, TRACE_UNREADABLE.
 */
export async function traceFigure(
  folder: string,
  documentName: string,
  query: string,
): Promise<Noted<readonly TracedFigure[]>> {
  const { value: traces, problems } = await readTraces(folder);
  const trace = traces.find(({ name, file }) => name === documentName || file.kind === documentName)?.file;
  if (!trace) {
    const known = traces.map(({ name }) => name);
    return { value: [], problems: problems.length > 0 ? problems : [traceNotFound(documentName, known)] };
  }
  const wanted = squeeze(query);
  const exact = trace.figures.filter(({ id, text }) => id === query || squeeze(text) === wanted);
  const isPrintedAs = (text: string) => squeeze(text).includes(wanted);
  // As the page reads on after the figure: 18个.
  const isFollowed = (text: string) =>
    text !== '' &&
    wanted.startsWith(squeeze(text)) &&
    /^\p{Script=Han}{1,3}$/u.test(wanted.slice(squeeze(text).length));
  const found =
    [
      exact,
      trace.figures.filter(({ text }) => isPrintedAs(text)),
      trace.figures.filter(({ text }) => isFollowed(text)),
    ].find(({ length }) => length > 0) ?? [];
  if (wanted === '' || found.length === 0) return { value: [], problems: [traceFigureNotFound(query)] };
  return {
    value: found.map((figure) => {
      const sources = figure.sources.map((index) => trace.sources[index]!);
      const acknowledged = acknowledgedAmong(trace.acknowledged ?? [], sources);
      return { ...figure, sources, ...(acknowledged.length > 0 && { acknowledged }) };
    }),
    problems: [],
  };
}

/** The newest month published below an output folder; the folder itself when there is none. */
export async function latestSet(outDir: string): Promise<string> {
  const months = (await readdir(outDir).catch(() => [])).filter((name) => /^\d{4}-\d{2}$/.test(name)).sort();
  return join(outDir, months.at(-1) ?? '');
}

type NamedTrace = { readonly name: string; readonly file: TraceFile };

/** The traces of a set; a set that is not there has none. */
async function readTraces(folder: string): Promise<Noted<readonly NamedTrace[]>> {
  const value: NamedTrace[] = [];
  const problems: Problem[] = [];
  const names = await readdir(folder).catch((error) => {
    if (!/^(ENOENT|ENOTDIR)$/.test(error.code)) problems.push(unreadable(folder, error));
    return [];
  });
  for (const name of names.filter((found) => found.endsWith(TRACE_SUFFIX)).sort()) {
    const path = join(folder, name);
    try {
      const file = parseShaped(await readFile(path, 'utf8'), isTraceFile);
      if (file) value.push({ name: name.slice(0, -TRACE_SUFFIX.length), file });
      else problems.push(traceUnreadable(path, '内容不完整，或被改动过'));
    } catch (error) {
      problems.push(unreadable(path, error));
    }
  }
  return { value, problems };
}

function unreadable(path: string, error: unknown): Problem {
  const reason = refusalOf(error, path);
  if (reason === null) throw error;
  return traceUnreadable(path, reason);
}

function isTraceFile(value: unknown): value is TraceFile {
  const { kind, sources, figures, acknowledged = [] } = fieldsOf<TraceFile>(value);
  if (!isListOf(acknowledged, isAcknowledged)) return false;
  if (!isText(kind) || !isListOf(sources, isSource) || !isListOf(figures, isKept)) return false;
  return figures.every((figure) => figure.sources.every((index) => sources[index] !== undefined));
}

function isKept(value: unknown): value is KeptFigure {
  const { id, text, under, at, rule, sources } = fieldsOf<KeptFigure>(value);
  const { standard, clause, statement } = fieldsOf<Rule>(rule);
  const isRule = rule === undefined || [standard, clause, statement].every(isText);
  return [id, text, under].every(isText) && isPlace(at) && isRule && isListOf(sources, isIndex);
}

function isAcknowledged(value: unknown): value is AcknowledgedProblem {
  const { code, message, place, approval } = fieldsOf<AcknowledgedProblem>(value);
  const { reason, person } = fieldsOf<Approval>(approval);
  return [code, message, reason, person].every(isText) && (place === undefined || isPlace(place));
}

function isSource(value: unknown): value is Source {
  return isPlace(value) && isText(fieldsOf<Source>(value).text);
}

function isPlace(value: unknown): value is Place {
  return isText(fieldsOf<Place>(value).file);
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
