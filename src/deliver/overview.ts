// Artefacts and problems → what the first page of the set lists.

import type { Artefact } from '../model/artefact.ts';
import type { Finding, ListedDocument, ListedFile, Overview } from '../model/overview.ts';
import { ofMachine, type Problem } from '../model/problem.ts';
import { setDigest } from './manifest.ts';
import { sortProblems, writePlace } from './report.ts';

/** What a set is made of. */
export interface SetContents extends Pick<Overview, 'meeting' | 'office' | 'banner' | 'counts'> {
  readonly documents: readonly {
    readonly title: string;
    /** Name of its kind, by which its files are named. */
    readonly kind: string;
  }[];
  /** Of the month's data; those of the machine are left out, for they change from one to the next. */
  readonly problems: readonly Problem[];
}

/** @param artefacts all files of the set but the page itself */
export function overviewOf(contents: SetContents, artefacts: readonly Artefact[]): Overview {
  const { documents, problems, ...rest } = contents;
  const found = new Map(artefacts.map((artefact) => [artefact.path, artefact]));
  const ofMonth = problems.filter((problem) => !ofMachine(problem));
  return {
    ...rest,
    documents: documents.map(({ title, kind }): ListedDocument => {
      const html = found.get(`${kind}.html`);
      const pdf = found.get(`${kind}.pdf`);
      return {
        title,
        kind,
        ...(html && { html: listed(html) }),
        ...(pdf && { pdf: { ...listed(pdf), pages: pdf.pages ?? 0 } }),
      };
    }),
    findings: sortProblems(ofMonth).map(
      (problem): Finding => ({ problem, ...(problem.place && { where: writePlace(problem.place) }) }),
    ),
    digest: setDigest(artefacts),
  };
}

function listed({ path, bytes }: Artefact): ListedFile {
  return { path, bytes: bytes.length };
}
