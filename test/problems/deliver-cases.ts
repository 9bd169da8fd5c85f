// Output folders that cannot be written, questions without an answer.

import { existsSync, readdirSync, truncateSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBlankTables } from '../../src/blank-tables.ts';
import { type BuildOptions, build } from '../../src/build.ts';
import { checkMonth } from '../../src/check.ts';
import { blankWorkbook } from '../../src/deliver/blank-workbooks.ts';
import { initProject } from '../../src/deliver/init.ts';
import { publish } from '../../src/deliver/publish.ts';
import { latestSet, traceFigure } from '../../src/deliver/trace.ts';
import type { Artefact } from '../../src/model/artefact.ts';
import type { Problem } from '../../src/model/problem.ts';
import { monthIn, type ProblemCase } from './case.ts';

/** A case of `jianbao build --format html` into `output`, prepared before. */
function inBuild(
  code: string,
  given: string,
  at: string,
  prepare: (output: string) => Promise<unknown>,
): ProblemCase {
  return {
    code,
    given,
    at,
    also: [],
    async provoke(folder) {
      const output = join(folder, 'output');
      await mkdir(output);
      await prepare(output);
      return (await build(await htmlBuild(folder, output))).problems;
    },
  };
}

async function htmlBuild(folder: string, outDir: string): Promise<BuildOptions> {
  return {
    ...(await monthIn(folder, {})),
    outDir,
    version: '0.0.0',
    versions: {},
    formats: new Set(['html'] as const),
  };
}

/** A case of `jianbao trace` after a build, or before any. */
function inTrace(
  code: string,
  given: string,
  [document, query]: readonly [string, string],
  isBuilt: boolean,
): ProblemCase {
  return {
    code,
    given,
    at: '',
    also: [],
    async provoke(folder) {
      const output = join(folder, 'output');
      if (isBuilt) await build(await htmlBuild(folder, output));
      return (await traceFigure(await latestSet(output), document, query)).problems;
    },
  };
}

/** Another program cuts the first file short while the second one is being written. */
async function publishDisturbed(outDir: string): Promise<readonly Problem[]> {
  const sets = join(outDir, '.sets');
  const artefacts: readonly Artefact[] = [
    { path: '通报.html', bytes: Buffer.from('通报') },
    {
      path: '通报.trace.json',
      get bytes() {
        for (const set of readdirSync(sets)) {
          const first = join(sets, set, '通报.html');
          if (existsSync(first)) truncateSync(first, 1);
        }
        return Buffer.from('{}');
      },
    },
  ];
  const published = await publish(outDir, '2026-06', artefacts, {
    tool: { name: 'jianbao', version: '0.0.0' },
    period: '2026-06',
    cutoff: '2026-07-10',
    inputs: [],
    printing: null,
    versions: {},
  });
  return published.problems;
}

export const DELIVER_CASES: readonly ProblemCase[] = [
  inBuild('OUTPUT_LOCKED', 'a lock held on another computer', '', (output) =>
    writeFile(join(output, '.jianbao.lock'), JSON.stringify({ pid: 4321, host: '攻坚办-02' })),
  ),
  inBuild('OUTPUT_NOT_OURS', "somebody's folder where the set belongs", '…/output/2026-06', (output) =>
    mkdir(join(output, '2026-06')),
  ),
  inBuild('OUTPUT_NOT_WRITABLE', 'a file where the sets belong', '…/output/2026-06', (output) =>
    writeFile(join(output, '.sets'), ''),
  ),
  {
    code: 'OUTPUT_NOT_WRITABLE',
    given: 'a file where the output folder belongs',
    at: '…/output',
    also: [],
    async provoke(folder) {
      const output = join(folder, 'output');
      await writeFile(output, '');
      return (await build(await htmlBuild(folder, output))).problems;
    },
  },
  {
    code: 'OUTPUT_EDITED',
    given: 'a file put into the set since it was published',
    at: '…/output/2026-06',
    also: [],
    async provoke(folder) {
      const options = await htmlBuild(folder, join(folder, 'output'));
      await build(options);
      await writeFile(join(folder, 'output/2026-06/会议记录.docx'), '');
      return (await build(options)).problems;
    },
  },
  {
    code: 'OUTPUT_DAMAGED',
    given: 'a file changed by another program while the set is written',
    at: '…/2026-06',
    also: [],
    provoke: publishDisturbed,
  },
  inTrace('TRACE_DOCUMENT_UNKNOWN', 'a document that was not made', ['讲话稿', 'f1'], true),
  inTrace('TRACE_DOCUMENT_UNKNOWN', 'nothing made so far', ['通报', 'f1'], false),
  inTrace('TRACE_FIGURE_UNKNOWN', 'a figure that is not printed', ['通报', '99.9%'], true),
  {
    code: 'TRACE_UNREADABLE',
    given: 'a trace file that was cut short',
    at: '…/output/2026-06/通报.trace.json',
    also: [],
    async provoke(folder) {
      const output = join(folder, 'output');
      await build(await htmlBuild(folder, output));
      truncateSync(join(output, '2026-06/通报.trace.json'), 100);
      return (await traceFigure(await latestSet(output), '通报', 'f1')).problems;
    },
  },
  {
    code: 'INIT_NOT_WRITABLE',
    given: 'a file where the project belongs',
    at: '…/会议',
    also: [],
    async provoke(folder) {
      await writeFile(join(folder, '会议'), '');
      return (await initProject(join(folder, '会议'), '2026-07-01')).problems;
    },
  },
  {
    code: 'REPORT_NOT_WRITABLE',
    given: 'another page of that name',
    at: '…/会议.html',
    also: [],
    async provoke(folder) {
      await writeFile(join(folder, '会议.html'), '<title>会议</title>');
      const { problems } = await checkMonth(await monthIn(folder, {}), join(folder, '会议.html'));
      return problems;
    },
  },
  {
    code: 'INIT_NOT_EMPTY',
    given: 'a folder with something in it',
    at: '…/会议',
    also: [],
    async provoke(folder) {
      await mkdir(join(folder, '会议'));
      await writeFile(join(folder, '会议/记录.docx'), '');
      return (await initProject(join(folder, '会议'), '2026-07-01')).problems;
    },
  },
  {
    code: 'BLANK_TABLE_KEPT',
    given: 'a blank workbook that somebody has filled in where it stood',
    at: '空白表/收件人.xlsx',
    also: [],
    async provoke(folder) {
      await mkdir(join(folder, '空白表'));
      const row = { 县区名称: '怀麓县', 姓名: '陆听澜', 职务: '副县长', 邮箱: 'lu.tinglan@huailu.example' };
      await writeFile(join(folder, '空白表/收件人.xlsx'), await blankWorkbook('recipients', [row]));
      return (await writeBlankTables(folder, 'data')).problems;
    },
  },
];
