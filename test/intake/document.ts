// docs/intake-cases.md: which bad input is which case, and what it gives.

import { CLASSES, type IntakeCase } from './case.ts';

const TITLES: Readonly<Record<IntakeCase['class'], string>> = {
  file: 'Files',
  text: 'Text and encodings',
  class: 'Classes',
  number: 'Numbers and units',
  date: 'Dates and deadlines',
  structure: 'Structure of tables',
  people: 'Counties and recipients',
};

/** Listed inputs that are no matter of reading, and where they are tested. */
const ELSEWHERE: readonly (readonly [listed: string, what: string, where: string])[] = [
  ['B107', 'links and pictures in the notes', '`test/compose/prose.test.ts`'],
  ['B109', 'formulas as text in what is exported', '`test/deliver/`; read as text here: `people-injection`'],
  ['B111', 'long tokens, tables and notes on paper', '`test/print/`'],
];

/** The document, with counts. */
export function caseDocument(cases: readonly IntakeCase[]): string {
  const count = (some: readonly IntakeCase[]) =>
    some.reduce((sum, { cells, changes }) => sum + cells.length + (changes ? 1 : 0), 0);
  const head = `# Cases of bad input

Generated from \`test/cases/\` by \`ACCEPT=1 npx vitest run test/intake\`. A case is a folder with what somebody sent;
its \`case.yaml\` says what must come of it: exactly the data a careful person would read, or coded problems at their
cells. Workbooks are descriptions (\`….xlsx.yaml\`) that the test makes into files; broken ones are made in
\`test/intake/made.ts\`. Numbers B… are those of the list of bad inputs; cases without one are others of its classes.

${cases.length} cases, ${count(cases)} inputs.
`;
  const parts = CLASSES.map((kind) => {
    const own = cases.filter((one) => one.class === kind);
    const rows = own.map(({ listed = '', name, about, problems, cells }) => {
      const codes = [
        ...problems.map((line) => line.split(' ')[0]!),
        ...cells.flatMap(({ expected }) => expected.codes),
      ];
      const shown = [...new Set(codes)].sort().map((code) => `\`${code}\``);
      return `| ${listed} | \`${name}\` | ${about} | ${shown.join(' ') || 'read'} |`;
    });
    return `## ${TITLES[kind]}\n\n${own.length} cases, ${count(own)} inputs.\n\n| number | case | what | codes |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  const others = ELSEWHERE.map((row) => `| ${row.join(' | ')} |`);
  return `${[head, ...parts].join('\n')}\n## Elsewhere\n\n| number | what | tested in |\n|---|---|---|\n${others.join('\n')}\n`;
}
