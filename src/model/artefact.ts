// What is made and handed over: files of the published set, and the manifest that vouches for them.

import type { AcknowledgedProblem } from './acknowledgement.ts';
import type { CivilDate, Month } from './calendar.ts';
import type { FontRole, InputFile } from './config.ts';

/** One file of the set, still in memory. */
export interface Artefact {
  /** Path below the set's folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Pages, of PDF files. */
  readonly pages?: number;
  /** SHA-256 of what decided a PDF: its HTML, the fonts and the tool. The same again need not be printed. */
  readonly printedFrom?: string;
}

/** What the set was printed with. */
export interface PrintingFacts {
  readonly browser: string;
  readonly fonts: readonly {
    readonly role: FontRole;
    readonly family: string;
    readonly file: string;
    readonly sha256: string;
  }[];
}

/** manifest.json: the same input gives the same manifest, so it holds no time and no path of the machine. */
export interface Manifest {
  readonly tool: { readonly name: 'jianbao'; readonly version: string };
  readonly period: Month;
  readonly cutoff: CivilDate;
  /** Of all files but index.html, which shows it: the SHA-256 of what `sha256sum` prints for them in this order. */
  readonly digest: string;
  readonly files: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly pages?: number;
    readonly printedFrom?: string;
  }[];
  readonly inputs: readonly InputFile[];
  /** Warnings that were let pass, and on whose word; absent when there are none. */
  readonly acknowledged?: readonly AcknowledgedProblem[];
  readonly printing: PrintingFacts | null;
  readonly versions: Readonly<Record<string, string>>;
}
