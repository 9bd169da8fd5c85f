// The last good set, looked into: for PDFs that need not be printed again, and for what was done to it by
// hand since it was published.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Artefact, Manifest, PrintingFacts } from '../model/artefact.ts';
import { ignoreAbsent } from './refusal.ts';
import { fieldsOf, isListOf, isText, parseShaped } from './shape.ts';

export const MANIFEST = 'manifest.json';

/** PDFs that stand already, and what they were printed with. */
export interface StandingPrints {
  readonly artefacts: readonly Artefact[];
  readonly printing: PrintingFacts;
}

/**
 * The PDFs of a published set when every wanted one is among them, unharmed.
 * @param wanted file name → what it would be printed from
 */
export async function standingPrints(
  folder: string,
  wanted: ReadonlyMap<string, string>,
): Promise<StandingPrints | null> {
  const manifest = await readManifest(folder);
  if (!manifest?.printing) return null;
  const artefacts: Artefact[] = [];
  for (const [path, printedFrom] of wanted) {
    const file = manifest.files.find((entry) => entry.path === path && entry.printedFrom === printedFrom);
    const bytes = file && (await readFile(join(folder, path)).catch(() => null));
    if (!bytes || hashOf(bytes) !== file.sha256) return null;
    artefacts.push({ path, bytes, printedFrom, ...(file.pages !== undefined && { pages: file.pages }) });
  }
  return { artefacts, printing: manifest.printing };
}

/** Files that the system puts into folders by itself. */
const NOBODYS = /^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Files of a published set that are not as they were published, or were added since; all of them where the
 * manifest cannot tell. Paths below the folder, sorted.
 */
export async function editedFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreAbsent);
  if (entries === undefined) return [];
  const manifest = await readManifest(folder);
  const published = new Map(manifest?.files.map((file) => [file.path, file.sha256]));
  const edited: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || NOBODYS.test(entry.name)) continue;
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (path === MANIFEST && manifest !== null) continue;
    if (published.get(path) !== hashOf(await readFile(join(folder, path)))) edited.push(path);
  }
  return edited.sort();
}

/** Whether anything was ever published into an output folder. */
export async function hasPublished(outDir: string): Promise<boolean> {
  const names = await readdir(outDir).catch(() => []);
  return names.some((name) => /^\d{4}-\d{2}$/.test(name));
}

/** `null` for one that is not there, or not as it is written. */
async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => '');
  return parseShaped(text, isManifest);
}

/** Looks at what is used of it again; the rest is written anew with every set. */
function isManifest(value: unknown): value is Manifest {
  const { files, printing } = fieldsOf<Manifest>(value);
  return isListOf(files, isFile) && (printing === null || isPrinting(printing));
}

function isFile(value: unknown): value is Manifest['files'][number] {
  const { path, sha256, pages } = fieldsOf<Manifest['files'][number]>(value);
  return isText(path) && isText(sha256) && (pages === undefined || Number.isSafeInteger(pages));
}

function isPrinting(value: unknown): value is PrintingFacts {
  const { browser, fonts } = fieldsOf<PrintingFacts>(value);
  return isText(browser) && isListOf(fonts, isFont);
}

function isFont(value: unknown): value is PrintingFacts['fonts'][number] {
  const { role, family, file, sha256 } = fieldsOf<PrintingFacts['fonts'][number]>(value);
  return [role, family, file, sha256].every(isText);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
