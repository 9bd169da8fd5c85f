// What may be published on somebody's word: the warnings that the month's meeting.yaml acknowledges.

import type { Acknowledgement } from '../model/acknowledgement.ts';
import { covers, writeExtent } from '../model/extent.ts';
import { hasErrors, isUnanswered, type Problem } from '../model/problem.ts';
import { acknowledgementOfError, acknowledgementStale, placeOf } from './problems.ts';

/**
 * The problems, acknowledged ones with their approval, and what is to be said of the acknowledgements
 * (ACK_OF_ERROR, ACK_STALE). Whether one is stale cannot be told while errors keep data from being read.
 * @param folder the month's folder, e.g. `data/2026-06`
 */
export function acknowledge(
  problems: readonly Problem[],
  acknowledgements: readonly Acknowledgement[],
  folder: string,
): readonly Problem[] {
  if (acknowledgements.length === 0) return problems;
  const used = new Set<Acknowledgement>();
  const ofErrors = new Set<Acknowledgement>();
  const settled = problems.map((problem): Problem => {
    const { code, severity, place } = problem;
    if (place === undefined) return problem;
    const said = acknowledgements.filter(
      (one) => one.code.value === code && covers(one.extent.value, place, folder),
    );
    for (const one of said) (severity === 'error' ? ofErrors : used).add(one);
    const [first] = said;
    if (first === undefined || severity === 'error') return problem;
    return {
      ...problem,
      approval: { reason: first.reason.value, person: first.person.value, at: placeOf(first.source) },
    };
  });
  const stale = hasErrors(problems)
    ? []
    : acknowledgements.filter((one) => !used.has(one) && !ofErrors.has(one));
  return [
    ...settled,
    ...[...ofErrors].map((one) => acknowledgementOfError(one)),
    ...stale.map((one) => acknowledgementStale(one, elsewhere(one, problems))),
  ];
}

/** Where the same is to be said of other places. */
function elsewhere({ code }: Acknowledgement, problems: readonly Problem[]): readonly string[] {
  return problems.flatMap(({ code: other, place }) =>
    other === code.value && place !== undefined ? [writeExtent(place)] : [],
  );
}

/** Lines for meeting.yaml that acknowledge what nobody has answered for, reason and person to be filled in. */
export function writeAcknowledgements(problems: readonly Problem[]): readonly string[] {
  return problems
    .filter(isUnanswered)
    .flatMap(({ code, place }) =>
      place === undefined
        ? []
        : [
            `  - 代码: ${code}`,
            `    位置: ${writeScalar(writeExtent(place))}`,
            '    理由: ""',
            '    确认人: ""',
          ],
    );
}

/** For --json: the whole of 确认 as it could be pasted; nothing when nothing needs it. */
export function pasteableLines(problems: readonly Problem[]): { readonly acknowledge?: string } {
  const lines = writeAcknowledgements(problems);
  return lines.length > 0 ? { acknowledge: ['确认:', ...lines, ''].join('\n') } : {};
}

/**
 * What to do about warnings that stop publication, with the lines to paste; empty when there are none.
 * @param shown those listed before it: nobody should answer for what was not shown
 */
export function howToAcknowledge(problems: readonly Problem[], shown: readonly Problem[]): string {
  const lines = writeAcknowledgements(shown);
  if (lines.length === 0) return '';
  const count = problems.filter(isUnanswered).length;
  return [
    `有${count}个提醒须改正或确认后才能发布。有误的，改正数据后重新运行；核对无误的，把下面几行贴到当月文件夹的 meeting.yaml 末尾，`,
    '引号里写上理由和核对的人（已有“确认:”的，只贴它下面的几行，接在已有各条之后）：',
    '',
    '确认:',
    ...lines,
    '',
    '',
  ].join('\n');
}

/** A text of one line as YAML; in quotes where it would be taken for something else. */
function writeScalar(text: string): string {
  const isPlain = /^[\p{Script=Han}A-Za-z\d]/u.test(text) && !/[:#"'\\\p{Cc}]|\s$/u.test(text);
  return isPlain ? text : JSON.stringify(text);
}
