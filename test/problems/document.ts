// docs/problems.md: one entry a code, its prose written by hand, its example as the case gives it.

import type { Severity } from '../../src/model/problem.ts';
import type { WordedCode } from './codes.ts';

export interface Entry {
  readonly code: string;
  /** The heading it stands under. */
  readonly group: string;
  /** The levels as words, by 级别. */
  readonly levels: string;
  readonly meaning: string;
  readonly remedy: string;
}

const WORDS: Readonly<Record<Severity, string>> = { error: '错误', warning: '提醒', info: '说明' };

/** Severities as an entry states them. */
export function levelWords({ severities, mustAcknowledge }: WordedCode): string {
  const words = severities.map((severity) =>
    severity === 'warning' && mustAcknowledge ? '提醒（须确认）' : WORDS[severity],
  );
  return words.join('或');
}

/** The codes of the table in docs/acknowledgements.md. */
export function readPolicy(markdown: string): readonly string[] {
  const rows = markdown.split('\n').filter((line) => line.startsWith('| '));
  return rows.flatMap((row) => [...row.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code!));
}

/** The entries in their order. What an entry lacks is empty. */
export function readEntries(markdown: string): readonly Entry[] {
  return markdown.split(/^## /m).flatMap((part) => {
    const [group = '', ...entries] = part.split(/^### /m);
    return entries.map((entry) => {
      const field = (name: string) => new RegExp(`^- \\*\\*${name}\\*\\*：(.+)$`, 'm').exec(entry)?.[1] ?? '';
      return {
        code: entry.slice(0, entry.indexOf('\n')),
        group: group.slice(0, group.indexOf('\n')),
        levels: field('级别'),
        meaning: field('什么意思'),
        remedy: field('怎么办'),
      };
    });
  });
}

/** The document with every example renewed; an entry without a place for it is an error. */
export function renewExamples(markdown: string, examples: ReadonlyMap<string, string>): string {
  return [...examples].reduce((text, [code, example]) => {
    const region = new RegExp(`(<!-- begin ${code} -->)[^]*?(<!-- end ${code} -->)`);
    if (!region.test(text)) throw new Error(`docs/problems.md has no region “${code}” for an example`);
    const fenced = `\`\`\`text\n${example}\n\`\`\``;
    return text.replace(region, (_, begin: string, end: string) => `${begin}\n\n${fenced}\n\n${end}`);
  }, markdown);
}
