// What an official document carries besides its text: 版头 and 版记 (GB/T 9704-2012 §7.2, §7.4, §10.1).

import type { OfficialParts, PlacedFigure } from '../model/document.ts';
import { PLAIN_LAYOUT } from '../model/layout.ts';
import type { Noted, Problem } from '../model/problem.ts';
import type { Source, Sourced } from '../model/source.ts';
import type { Template } from '../model/template.ts';
import type { Content } from './figures/content.ts';
import { cellFigure, dateFigure } from './figures/figures.ts';
import type { Ledger } from './figures/ledger.ts';
import { copyNumberForm, documentNumberForm, issuerMissing } from './official-problems.ts';

/** §7.2.5: 机关代字, full year in 〔〕, a number without 第 and without zeros before it. */
const DOCUMENT_NUMBER = /^[^第〔〕]+〔(19|20)\d{2}〕[1-9]\d*号$/u;
/** §7.2.1. */
const COPY_NUMBER = /^\d{6}$/;

/** The parts, for kinds that are set as an official document or a letter; nothing for the others. */
export function officialParts(
  { config, records: { meeting } }: Content,
  template: Template,
  ledger: Ledger,
): Noted<OfficialParts | undefined> {
  const { profile } = template.layout ?? PLAIN_LAYOUT;
  if (profile !== 'official' && profile !== 'letter') return { value: undefined, problems: [] };
  const { issuer, addressee, signer, copies, distributor = config.office } = config.layout ?? {};
  if (issuer === undefined) return { value: undefined, problems: [issuerMissing(template)] };
  const { documentNumber, copyNumber, printed = meeting.date } = meeting;
  const problems: Problem[] = [
    ...misshapen(documentNumber, DOCUMENT_NUMBER, documentNumberForm),
    ...misshapen(copyNumber, COPY_NUMBER, copyNumberForm),
  ];
  const placed = (value: Sourced<string> | undefined): PlacedFigure | undefined =>
    value && ledger.place(cellFigure(value), { file: template.body.file });
  const parts = {
    copyNumber: placed(copyNumber),
    issuer: placed(issuer)!,
    documentNumber: placed(documentNumber),
    signer: profile === 'official' ? placed(signer) : undefined,
    addressee: placed(addressee),
    copies: placed(copies),
    distributor: placed(distributor)!,
    printed: ledger.place(dateFigure(printed), { file: template.body.file }),
  };
  const there = Object.entries(parts).filter(([, figure]) => figure !== undefined);
  return { value: Object.fromEntries(there) as unknown as OfficialParts, problems };
}

function misshapen(
  value: Sourced<string> | undefined,
  form: RegExp,
  report: (source: Source) => Problem,
): readonly Problem[] {
  return value === undefined || form.test(value.value) ? [] : [report(value.source)];
}
