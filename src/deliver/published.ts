// The last good set, looked into for PDFs that need not be printed again.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Artefact, Manifest, PrintingFacts } from '../model/artefact.ts';

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
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== file.sha256) return null;
    artefacts.push({ path, bytes, printedFrom, ...(file.pages !== undefined && { pages: file.pages }) });
  }
  return { artefacts, printing: manifest.printing };
}

/** Whether anything was ever published into an output folder. */
export async function hasPublished(outDir: string): Promise<boolean> {
  const names = await readdir(outDir).catch(() => []);
  return names.some((name) => /^\d{4}-\d{2}$/.test(name));
}

async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    return null;
  }
}
