// Artefacts and problems → what the first page of the set lists.

import type { AcknowledgedProblem } from '../model/acknowledgement.ts';
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
  readonly acknowledged: readonly AcknowledgedProblem[];
}

/** @param artefacts all files of the set but the page itself */
export function overviewOf(contents: SetContents, artefacts: readonly Artefact[]): Overview {
  const { documents, problems, acknowledged, ...rest } = contents;
  const found = new Map(artefacts.map((artefact) => [artefact.path, artefact]));
  const others = problems.filter((problem) => !ofMachine(problem) && problem.approval === undefined);
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
    acknowledged: findingsOf(acknowledged),
    findings: findingsOf(others),
    digest: setDigest(artefacts),
  };
}

function listed({ path, bytes }: Artefact): ListedFile {
  return { path, bytes: bytes.length };
}

function findingsOf<P extends Problem>(problems: readonly P[]): readonly Finding<P>[] {
  return sortProblems(problems).map((problem) => ({
    problem,
    ...(problem.place && { where: writePlace(problem.place) }),
  }));
}
