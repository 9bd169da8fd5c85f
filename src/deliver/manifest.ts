// manifest.json: what vouches for the files of a set.

import { createHash } from 'node:crypto';
import type { Artefact, Manifest } from '../model/artefact.ts';
import { OVERVIEW_FILE } from '../model/overview.ts';
import { MANIFEST } from './published.ts';

/** What is known of a set before its files. */
export type SetFacts = Omit<Manifest, 'files' | 'digest'>;

/** The manifest as a file of the set. */
export function manifestArtefact(facts: SetFacts, artefacts: readonly Artefact[]): Artefact {
  const { tool, period, cutoff, ...rest } = facts;
  const files = artefacts.map(({ path, bytes, pages, printedFrom }) => ({
    path,
    sha256: hashOf(bytes),
    bytes: bytes.length,
    ...(pages !== undefined && { pages }),
    ...(printedFrom !== undefined && { printedFrom }),
  }));
  const whole: Manifest = { tool, period, cutoff, digest: setDigest(artefacts), files, ...rest };
  return { path: MANIFEST, bytes: Buffer.from(`${JSON.stringify(whole, null, 2)}\n`) };
}

/**
 * One number for a whole set: SHA-256 of the lines that `sha256sum` prints for its files in the order of the
 * manifest. Without index.html, which shows it.
 */
export function setDigest(artefacts: readonly Artefact[]): string {
  const lines = artefacts
    .filter(({ path }) => path !== OVERVIEW_FILE)
    .map(({ path, bytes }) => `${hashOf(bytes)}  ${path}\n`);
  return hashOf(lines.join(''));
}

function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
