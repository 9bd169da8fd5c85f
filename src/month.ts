// The river down to the document tree: read, assess, compose. Nothing is written and no browser started.

import { join, posix } from 'node:path';
import { assess } from './assess/findings.ts';
import { checkNames, checkNotes, composeDocument } from './compose/document.ts';
import { typedLines } from './compose/writing/lint.ts';
import { acknowledge } from './deliver/acknowledge.ts';
import { type AcknowledgedProblem, acknowledgedOf } from './model/acknowledgement.ts';
import type { Month } from './model/calendar.ts';
import { FONT_ROLES, type FontRole, type ProjectConfig } from './model/config.ts';
import type { Document } from './model/document.ts';
import type { LayoutSwitches, PagePlaces } from './model/layout.ts';
import type { Noted, Problem } from './model/problem.ts';
import type { SeenFile } from './model/problem-report.ts';
import type { Place, Source } from './model/source.ts';
import type { Template, TemplateFile } from './model/template.ts';
import { inspectPrinting, type PrintFacts } from './print/facts.ts';
import { checkGlyphs, type PrintedText } from './print/fonts/coverage.ts';
import { FONT_FAMILIES, type FontSet, type FontWish, openFonts } from './print/fonts/fonts.ts';
import type { Machine } from './print/machine/machine.ts';
import { type Project, readProject, readProjectConfig } from './read/project/project.ts';
import { readProfileStyles, readTemplate } from './read/project/templates.ts';
import type { Memory } from './read/sheets/memory.ts';
import { readProjectStandards } from './read/standards/standards.ts';
import { wall } from './read/workbook/wall.ts';
import { renderPage } from './render/page.ts';
import { textsByRole } from './render/roles.ts';
import type { RelatedFile } from './render/text/links.ts';

export type Stage = 'read' | 'assess' | 'compose' | 'render' | 'print' | 'publish';

export interface MonthOptions {
  readonly projectDir: string;
  /** The installation: its fonts/, templates/ and data/standards/. */
  readonly home: string;
  readonly machine: Machine;
  /** Folder of the data, relative to the project folder; `data` when absent. */
  readonly dataDir?: string;
  readonly period?: Month;
  /** Document kinds to make instead of those of jianbao.yaml, which an empty list means too. */
  readonly kinds?: readonly string[];
  /** Demand the faces of GB/T 9704 even where jianbao.yaml does not. */
  readonly standardFonts?: boolean;
  /** Told when a stage begins; the caller has the clock. */
  readonly onStage?: (stage: Stage) => void;
  /** Told as soon as it is known what printing needs, while the data is still being read. */
  readonly onPrintingKnown?: (fonts: FontSet, config: ProjectConfig) => void;
  /** Of a process that builds again and again. */
  readonly memory?: Memory;
  /** Told every file as it was read. */
  readonly onSeen?: (seen: SeenFile) => void;
}

export interface MonthDocument {
  readonly template: Template;
  readonly document: Document;
  readonly switches?: LayoutSwitches;
  /** Other files of its set, offered on screen. */
  readonly related?: readonly RelatedFile[];
}

export interface PreparedMonth {
  readonly project: Project;
  readonly fonts: FontSet;
  readonly documents: readonly MonthDocument[];
  /** Warnings that the month's meeting.yaml acknowledges; they are among the problems too. */
  readonly acknowledged: readonly AcknowledgedProblem[];
  /** Style sheets of the page that lists the set. */
  readonly overviewStyles: readonly string[];
}

/** Reads, judges and composes a month and checks its characters; writes nothing and starts no browser. */
export async function check(options: MonthOptions): Promise<readonly Problem[]> {
  return (await prepareMonth(options)).problems;
}

/** What printing would use here: browser and faces, as jianbao.yaml chooses them where it can be read. */
export async function examine(options: MonthOptions): Promise<Noted<PrintFacts>> {
  const config = await readProjectConfig(options.projectDir);
  const wish = { ...fontWish(config ?? { fonts: {} }, options), ...browserWish(config ?? {}) };
  return inspectPrinting(options.machine, wish);
}

/**
 * The pages of a month as they go to the printer; empty when problems stop the month.
 * @public for bench/, which imports the compiled program
 */
export async function renderForPrint(
  options: MonthOptions,
): Promise<readonly { kind: string; html: string }[]> {
  const { value: month } = await prepareMonth(options);
  return (month?.documents ?? []).map((document) => ({
    kind: document.template.kind,
    html: pageOf(document, 'print'),
  }));
}

/** Reads, judges and composes a month; `null` without a configuration, month folder or usable fonts. */
export async function prepareMonth(options: MonthOptions): Promise<Noted<PreparedMonth | null>> {
  const problems: Problem[] = [];
  const noted = <T>({ value, problems: found }: Noted<T>): T => {
    problems.push(...found);
    return value;
  };
  const stage = options.onStage ?? (() => undefined);

  stage('read');
  // Workbooks are read by a process of their own, which takes a moment to be ready.
  wall.start();
  let opening: Promise<Noted<FontSet | null>> | undefined;
  const onConfig = (config: ProjectConfig) => {
    opening = openFonts(fontWish(config, options)).then((opened) => {
      if (opened.value) options.onPrintingKnown?.(opened.value, config);
      return opened;
    });
  };
  const [read, limits] = await Promise.all([
    readProject({ ...options, onConfig }),
    readProjectStandards(options.projectDir, options.dataDir ?? 'data', options.home),
  ]);
  const project = noted(read);
  const standards = noted(limits);
  const fonts = opening ? noted(await opening) : null;
  // What is acknowledged cannot be told where the order sheet cannot be read.
  if (project === null) return { value: null, problems: problems.map(withoutDemand) };
  const kinds = new Set(options.kinds?.length ? options.kinds : project.config.kinds);
  const templatesDir = join(options.home, 'templates');
  const [overviewStyles, ...readKinds] = await Promise.all([
    readProfileStyles(templatesDir, 'overview', options.memory),
    ...[...kinds].map((kind) => readTemplate(templatesDir, kind, options.memory)),
  ]);
  const templates = readKinds.map(noted).filter((template) => template !== null);
  problems.push(...checkNames(templates));

  stage('assess');
  const findings = noted(assess(project.records, standards, project.config));

  stage('compose');
  problems.push(...checkNotes(project));
  const documents: MonthDocument[] = [];
  for (const template of templates) {
    const document = noted(composeDocument({ ...project, findings }, template));
    const switches = project.config.layout;
    if (document) documents.push({ template, document, ...(switches && { switches }) });
  }
  if (fonts) {
    const texts = [...printedTexts(documents, templates, project), ...textsInOwnFaces(documents, fonts)];
    problems.push(...checkGlyphs(texts, fonts.roles));
  }
  const { acknowledgements = [], period } = project.records.meeting;
  const settled = acknowledge(problems, acknowledgements, posix.dirname(period.source.file));
  const acknowledged = acknowledgedOf(settled);
  return { value: fonts && { project, fonts, documents, acknowledged, overviewStyles }, problems: settled };
}

function withoutDemand({ mustAcknowledge: _, ...problem }: Problem): Problem {
  return problem;
}

function fontWish(
  { fonts, fontSources = {}, standardFonts }: Pick<ProjectConfig, 'fonts' | 'fontSources' | 'standardFonts'>,
  { projectDir, home, machine, standardFonts: isDemanded }: MonthOptions,
): FontWish {
  const named = Object.entries(fontSources).map(([role, source]) => [role, placeOnly(source)]);
  return {
    chosen: fonts,
    places: Object.fromEntries(named),
    base: projectDir,
    shipped: join(home, 'fonts'),
    machine,
    ...((standardFonts || isDemanded) && {
      standard: { ...(standardFonts && { place: placeOnly(standardFonts) }) },
    }),
  };
}

/** The browser of jianbao.yaml and where it is named, as the print room wants them. */
export function browserWish({ browser, browserSource }: Pick<ProjectConfig, 'browser' | 'browserSource'>): {
  readonly browser?: string;
  readonly browserPlace?: Place;
} {
  return { ...(browser && { browser }), ...(browserSource && { browserPlace: placeOnly(browserSource) }) };
}

/**
 * Figures and typed texts, in the face of running text: every shipped face falls back to the same one.
 */
function printedTexts(
  documents: readonly MonthDocument[],
  templates: readonly Template[],
  { notes }: Project,
): readonly PrintedText[] {
  const role: FontRole = 'body';
  const figures = documents.flatMap(({ document }) => document.figures);
  const files = templates.flatMap(({ body, partials }) => [body, ...Object.values(partials)]);
  const linesOf = ({ file, text }: TemplateFile, isTemplate: boolean): readonly PrintedText[] =>
    typedLines(text, isTemplate).map((line, index) => ({
      text: line,
      role,
      place: { file, line: index + 1 },
    }));
  return [
    ...figures.map(({ figure: { text, sources } }) => ({
      text,
      role,
      ...(sources[0] && { place: placeOnly(sources[0]) }),
    })),
    ...(notes ? linesOf(notes, false) : []),
    ...files.flatMap((file) => linesOf(file, true)),
  ];
}

/** Headings and the like, where the office has a face of its own for them. */
function textsInOwnFaces(documents: readonly MonthDocument[], { roles }: FontSet): readonly PrintedText[] {
  const own = FONT_ROLES.filter((role) => role !== 'body' && roles[role][0]?.shipped === false);
  if (own.length === 0) return [];
  const texts = documents.flatMap(({ document }) => textsByRole(document));
  return texts.filter(({ role }) => own.includes(role));
}

function placeOnly({ text: _, ...place }: Source): Place {
  return place;
}

/** One document as a page of HTML; `places` of a print of it settle what depends on pages. */
export function pageOf(
  { template, document, switches, related }: MonthDocument,
  target: 'screen' | 'print',
  places?: PagePlaces,
): string {
  return renderPage(document, {
    styles: template.styles,
    families: FONT_FAMILIES,
    target,
    ...(template.layout && { layout: template.layout }),
    ...(switches && { switches }),
    ...(places && { places }),
    ...(related && { related }),
  });
}
