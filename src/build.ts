// The river from the document tree on: render, print, publish. Rooms answer with values and problems; here
// they are strung together.

import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { takeLock } from './deliver/lock.ts';
import { overviewOf, type SetContents } from './deliver/overview.ts';
import { type Publication, publish } from './deliver/publish.ts';
import { hasPublished, MANIFEST, standingPrints } from './deliver/published.ts';
import { traceFileName, writeTrace } from './deliver/trace.ts';
import type { Artefact, PrintingFacts } from './model/artefact.ts';
import type { ProjectConfig } from './model/config.ts';
import { plainText } from './model/document.ts';
import { type PagePlaces, PLAIN_LAYOUT } from './model/layout.ts';
import { OVERVIEW_FILE } from './model/overview.ts';
import { hasErrors, type Noted, type Problem, stopsPublication } from './model/problem.ts';
import type { Section } from './model/records.ts';
import type { Sourced } from './model/source.ts';
import {
  browserWish,
  type MonthDocument,
  type MonthOptions,
  type PreparedMonth,
  pageOf,
  prepareMonth,
} from './month.ts';
import { layoutOf, type RequiredName } from './print/check/pdf-expectation.ts';
import { describeFaces } from './print/facts.ts';
import { noteSubstitutes } from './print/fonts/font-notes.ts';
import { FONT_FAMILIES, type FontSet } from './print/fonts/fonts.ts';
import { printSettled } from './print/places.ts';
import { openPrinter, type Printer } from './print/print.ts';
import type { Project } from './read/project/project.ts';
import { renderOverview } from './render/overview.ts';

export interface BuildOptions extends MonthOptions {
  readonly outDir: string;
  /** Of Jianbao. */
  readonly version: string;
  /** Of what it runs on, for the manifest. */
  readonly versions: Readonly<Record<string, string>>;
  readonly formats: ReadonlySet<'html' | 'pdf'>;
  /** Prepare the PDFs for the archive (PDF/A-2b) even where jianbao.yaml does not ask for it. */
  readonly archive?: boolean;
  /** Print again even what has not changed. */
  readonly force?: boolean;
  /** A warm printer to use; it stays open. */
  readonly printer?: Printer;
  readonly onUnpack?: (done: number, total: number) => void;
}

/** Makes and publishes a month's set; `publication` is absent when problems stopped it. */
export async function build(
  options: BuildOptions,
): Promise<{ readonly publication?: Publication; readonly problems: readonly Problem[] }> {
  const lock = await takeLock(options.outDir);
  if ('code' in lock) return { problems: [lock] };
  const printing = await expectPrinting(options);
  try {
    const prepared = await prepareMonth({ ...options, onPrintingKnown: printing.prepare });
    const month = prepared.value;
    if (month === null || stopsPublication(prepared.problems)) return { problems: prepared.problems };
    const made = await makeArtefacts(month, printing, options);
    const substitutes = options.formats.has('pdf') ? noteSubstitutes(month.fonts) : [];
    const problems = [...prepared.problems, ...substitutes, ...made.problems];
    if (made.value === null) return { problems };
    options.onStage?.('publish');
    const { meeting } = month.project.records;
    const { artefacts } = made.value;
    const set = [overviewArtefact(month, artefacts, prepared.problems), ...artefacts];
    const published = await publish(options.outDir, meeting.period.value, set, {
      tool: { name: 'jianbao', version: options.version },
      period: meeting.period.value,
      cutoff: meeting.cutoff.value,
      inputs: month.project.inputs,
      ...(month.acknowledged.length > 0 && { acknowledged: month.acknowledged }),
      printing: made.value.printing,
      versions: options.versions,
    });
    return {
      ...(published.value && { publication: published.value }),
      problems: [...problems, ...published.problems],
    };
  } finally {
    await printing.end().finally(lock.release);
  }
}

/** The printer of a run: started early where it will surely be needed, late or never otherwise. */
interface Printing {
  prepare(fonts: FontSet, config: ProjectConfig): void;
  open(fonts: FontSet, config: ProjectConfig): Promise<Noted<Printer | null>>;
  end(): Promise<void>;
}

async function expectPrinting(options: BuildOptions): Promise<Printing> {
  const { machine, printer, onUnpack } = options;
  let opening: Promise<Noted<Printer | null>> | undefined;
  const open: Printing['open'] = (fonts, config) => {
    opening ??= openPrinter(machine, {
      fonts,
      ...browserWish(config),
      ...(onUnpack && { progress: onUnpack }),
    });
    return opening;
  };
  const isSure = options.formats.has('pdf') && (options.force || !(await hasPublished(options.outDir)));
  return printer
    ? {
        prepare: () => undefined,
        open: async () => ({ value: printer, problems: [] }),
        end: async () => undefined,
      }
    : {
        prepare: (fonts, config) => void (isSure && open(fonts, config)),
        open,
        end: async () => (await opening)?.value?.close(),
      };
}

interface MadeArtefacts {
  readonly artefacts: readonly Artefact[];
  readonly printing: PrintingFacts | null;
}

interface PrintJob {
  readonly path: string;
  readonly document: MonthDocument;
  /** The page as it is printed, settled by the places of an earlier print. */
  readonly render: (places?: PagePlaces) => string;
  readonly printedFrom: string;
}

async function makeArtefacts(
  month: PreparedMonth,
  printing: Printing,
  options: BuildOptions,
): Promise<Noted<MadeArtefacts | null>> {
  if (!options.formats.has('pdf')) {
    options.onStage?.('render');
    return { value: { artefacts: textArtefacts(month, options), printing: null }, problems: [] };
  }
  options.onStage?.('render');
  const { value: faces, problems: faceProblems } = await describeFaces(month.fonts);
  if (hasErrors(faceProblems)) return { value: null, problems: faceProblems };
  const archive = options.archive ?? month.project.config.archive ?? false;
  const jobs = month.documents.map((document): PrintJob => {
    const render: PrintJob['render'] = (places) => pageOf(document, 'print', places);
    const created = month.project.records.meeting.cutoff.value;
    const form = archive ? 'PDF/A-2b' : 'PDF';
    const printedFrom = hashOf(
      render(),
      form,
      created,
      options.version,
      ...faces.map(({ sha256, index }) => `${sha256}#${index}`),
    );
    return { path: `${document.template.name}.pdf`, document, render, printedFrom };
  });

  options.onStage?.('print');
  const folder = join(options.outDir, month.project.records.meeting.period.value);
  const wanted = new Map(jobs.map(({ path, printedFrom }) => [path, printedFrom]));
  const standing = options.force ? null : await standingPrints(folder, wanted);
  if (standing) {
    const artefacts = [...textArtefacts(month, options), ...standing.artefacts];
    const problems = archive ? await judgeArchive(standing.artefacts, options) : [];
    return { value: hasErrors(problems) ? null : { artefacts, printing: standing.printing }, problems };
  }
  const { value: printer, problems } = await printing.open(month.fonts, month.project.config);
  if (printer === null) return { value: null, problems };
  const printingAll = printAll(jobs, printer, month, archive);
  // The browser is another process: once it has its pages, the rest is written here meanwhile.
  await setImmediate();
  const texts = textArtefacts(month, options);
  const printed = await printingAll;
  if (printed.value === null) return { value: null, problems: printed.problems };
  const facts: PrintingFacts = {
    browser: printer.browser.version,
    fonts: faces.map(({ role, family, file, sha256 }) => ({ role, family, file: basename(file), sha256 })),
  };
  const judged = archive ? await judgeArchive(printed.value, options) : [];
  const value = hasErrors(judged) ? null : { artefacts: [...texts, ...printed.value], printing: facts };
  return { value, problems: [...problems, ...printed.problems, ...judged] };
}

async function judgeArchive(
  prints: readonly Artefact[],
  { machine }: BuildOptions,
): Promise<readonly Problem[]> {
  const { validateArchive } = await import('./print/check/verapdf.ts');
  return validateArchive(machine, prints);
}

async function printAll(
  jobs: readonly PrintJob[],
  printer: Printer,
  month: PreparedMonth,
  archive: boolean,
): Promise<Noted<readonly Artefact[] | null>> {
  const finish = { created: month.project.records.meeting.cutoff.value, archive };
  // Loaded while the browser lays out the first page; a run that prints nothing does without.
  const checking = import('./print/check/pdf-check.ts');
  const check = async (job: PrintJob, html: string, bytes: Uint8Array): Promise<Noted<Artefact>> => {
    // The browser has the next document by then.
    await setImmediate();
    const { checkPdf } = await checking;
    const { value: pages, problems } = checkPdf(bytes, {
      file: job.path,
      html,
      created: finish.created,
      fonts: month.fonts,
      layout: layoutOf(job.document.template.layout ?? PLAIN_LAYOUT, html),
      names: namesWanted(job.document, month),
    });
    return { value: { path: job.path, bytes, pages, printedFrom: job.printedFrom }, problems };
  };
  const checks: Promise<Noted<Artefact>>[] = [];
  const problems: Problem[] = [];
  for (const job of jobs) {
    let html = '';
    const render = (places?: PagePlaces) => {
      html = job.render(places);
      return html;
    };
    const { value: bytes, problems: found } = await printSettled(printer, render, finish);
    problems.push(...found);
    if (bytes) checks.push(check(job, html, bytes));
  }
  const checked = await Promise.all(checks);
  problems.push(...checked.flatMap((one) => one.problems));
  return { value: hasErrors(problems) ? null : checked.map(({ value }) => value), problems };
}

/** The table that has a row for every section: a document with it must name them all. */
const COMPLETE_TABLE = 'section-classes';

function namesWanted({ document }: MonthDocument, { project }: PreparedMonth): readonly RequiredName[] {
  const isComplete = document.blocks.some(({ kind, name }: { kind: string; name?: string }) => {
    return kind === 'table' && name === COMPLETE_TABLE;
  });
  if (!isComplete) return [];
  const monitored = monitoredSections(project);
  const named = (kind: string, { value, source }: Sourced<string>): RequiredName => {
    const { text: _, ...place } = source;
    return { kind, name: value, place };
  };
  const counties = new Map(monitored.map(({ county }) => [county.value, county]));
  return [
    ...monitored.map(({ name }) => named('断面', name)),
    ...[...counties.values()].map((county) => named('县区', county)),
  ];
}

function monitoredSections({ records: { sections, meeting } }: Project): readonly Section[] {
  const period = meeting.period.value;
  return sections.filter(
    ({ since, retired }) => !(since && since.value > period) && !(retired && retired.value <= period),
  );
}

/** What needs no browser: the HTML pages and the trace files. */
function textArtefacts(
  { documents, acknowledged }: PreparedMonth,
  { formats }: BuildOptions,
): readonly Artefact[] {
  const names = documents.map(({ template }) => template.name);
  return documents.flatMap((made) => {
    const { name } = made.template;
    const trace = textArtefact(traceFileName(name), writeTrace(made.document, acknowledged));
    if (!formats.has('html')) return [trace];
    const related = [
      { text: '本月材料目录', path: OVERVIEW_FILE },
      ...(formats.has('pdf') ? [{ text: `${name}（PDF）`, path: `${name}.pdf` }] : []),
      ...names.filter((other) => other !== name).map((other) => ({ text: other, path: `${other}.html` })),
    ];
    return [textArtefact(`${name}.html`, pageOf({ ...made, related }, 'screen')), trace];
  });
}

/** The page that lists the set. */
function overviewArtefact(
  { project, documents, acknowledged, overviewStyles }: PreparedMonth,
  artefacts: readonly Artefact[],
  problems: readonly Problem[],
): Artefact {
  const { records, config, inputs } = project;
  const contents: SetContents = {
    meeting: records.meeting,
    office: config.office.value,
    ...(config.banner && { banner: config.banner.value }),
    counts: [
      { what: '县区', count: records.counties.length, unit: '个' },
      { what: '断面（点位）', count: monitoredSections(project).length, unit: '个' },
      { what: '污水处理厂', count: records.plants.length, unit: '座' },
      { what: '整改任务', count: records.tasks.length, unit: '项' },
      { what: '输入文件', count: inputs.length, unit: '份' },
    ],
    documents: documents.map(({ template, document }) => ({
      title: plainText(document.title),
      kind: template.name,
    })),
    problems,
    acknowledged,
  };
  const overview = overviewOf(contents, artefacts);
  const options = { styles: overviewStyles, families: FONT_FAMILIES, manifest: MANIFEST };
  return textArtefact(OVERVIEW_FILE, renderOverview(overview, options));
}

function textArtefact(path: string, content: string): Artefact {
  return { path, bytes: Buffer.from(content) };
}

function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}
