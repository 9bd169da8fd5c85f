// The river down to the document tree: read, assess, compose. Nothing is written and no browser started.

import { join } from 'node:path';
import { assess } from './assess/findings.ts';
import { composeDocument } from './compose/document.ts';
import type { Month } from './model/calendar.ts';
import type { FontRole, ProjectConfig } from './model/config.ts';
import type { Document } from './model/document.ts';
import type { Noted, Problem } from './model/problem.ts';
import type { Template } from './model/template.ts';
import { checkGlyphs, type PrintedText } from './print/coverage.ts';
import { inspectPrinting, type PrintFacts } from './print/facts.ts';
import { FONT_FAMILIES, type FontSet, openFonts } from './print/fonts.ts';
import type { Machine } from './print/machine.ts';
import type { Memory } from './read/memory.ts';
import { type Project, readProject, readProjectConfig } from './read/project.ts';
import { readStandards } from './read/standards.ts';
import { readTemplate } from './read/templates.ts';
import { renderPage } from './render/page.ts';

export type Stage = 'read' | 'assess' | 'compose' | 'render' | 'print' | 'publish';

export interface MonthOptions {
  readonly projectDir: string;
  /** The installation: its fonts/, templates/ and data/standards/. */
  readonly home: string;
  readonly machine: Machine;
  /** Folder of the data, relative to the project folder; `data` when absent. */
  readonly dataDir?: string;
  readonly period?: Month;
  /** Document kinds to make instead of those of jianbao.yaml. */
  readonly kinds?: readonly string[];
  /** Told when a stage begins; the caller has the clock. */
  readonly onStage?: (stage: Stage) => void;
  /** Told as soon as it is known what printing needs, while the data is still being read. */
  readonly onPrintingKnown?: (fonts: FontSet, config: ProjectConfig) => void;
  /** Of a process that builds again and again. */
  readonly memory?: Memory;
}

export interface MonthDocument {
  readonly template: Template;
  readonly document: Document;
}

export interface PreparedMonth {
  readonly project: Project;
  readonly fonts: FontSet;
  readonly documents: readonly MonthDocument[];
}

/** Reads, judges and composes a month and checks its characters; writes nothing and starts no browser. */
export async function check(options: MonthOptions): Promise<readonly Problem[]> {
  return (await prepareMonth(options)).problems;
}

/** What printing would use here: browser and faces, as jianbao.yaml chooses them where it can be read. */
export async function examine(options: MonthOptions): Promise<Noted<PrintFacts>> {
  const { fonts = {}, browser } = (await readProjectConfig(options.projectDir)) ?? {};
  return inspectPrinting(options.machine, { ...fontWish({ fonts }, options), ...(browser && { browser }) });
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
  let opening: Promise<Noted<FontSet | null>> | undefined;
  const onConfig = (config: ProjectConfig) => {
    opening = openFonts(fontWish(config, options)).then((opened) => {
      if (opened.value) options.onPrintingKnown?.(opened.value, config);
      return opened;
    });
  };
  const [read, limits] = await Promise.all([
    readProject({ ...options, onConfig }),
    readStandards(join(options.home, 'data/standards')),
  ]);
  const project = noted(read);
  const standards = noted(limits);
  const fonts = opening ? noted(await opening) : null;
  if (project === null) return { value: null, problems };
  const kinds = options.kinds ?? project.config.kinds;
  const templates = await Promise.all(
    kinds.map((kind) => readTemplate(join(options.home, 'templates'), kind, options.memory)),
  );

  stage('assess');
  const findings = noted(assess(project.records, standards, project.config.policy));

  stage('compose');
  const documents: MonthDocument[] = [];
  for (const template of templates.map(noted).filter((found) => found !== null)) {
    const document = noted(composeDocument({ ...project, findings }, template));
    if (document) documents.push({ template, document });
  }
  const texts = documents.flatMap(({ document }) => printedTexts(document, project));
  if (fonts) problems.push(...checkGlyphs(texts, fonts.roles));
  return { value: fonts && { project, fonts, documents }, problems };
}

function fontWish({ fonts }: Pick<ProjectConfig, 'fonts'>, { projectDir, home }: MonthOptions) {
  return { chosen: fonts, base: projectDir, shipped: join(home, 'fonts') };
}

/** Figures and notes, in the face of running text: every other face falls back to the same shipped one. */
function printedTexts(document: Document, { notes }: Project): readonly PrintedText[] {
  const role: FontRole = 'body';
  return [
    ...document.figures.map(({ figure: { text, sources } }) => ({
      text,
      role,
      ...(sources[0] && { place: sources[0] }),
    })),
    ...(notes ? [{ text: notes.text, role, place: { file: notes.file } }] : []),
  ];
}

/** One document as a page of HTML. */
export function pageOf({ template, document }: MonthDocument, target: 'screen' | 'print'): string {
  return renderPage(document, { styles: template.styles, families: FONT_FAMILIES, target });
}
