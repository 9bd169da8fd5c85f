#!/usr/bin/env node
// Arguments, exit codes and the terminal. What a command answers goes to stdout, progress and problems
// to stderr; --json gives one object.

import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { Command, CommanderError, Option } from 'commander';
import { type AssessChoices, assessFile } from './assess-file.ts';
import { build } from './build.ts';
import { checkMonth, type Listing, listProblems } from './check.ts';
import {
  describeOption,
  inChinese,
  readKinds,
  readPeriod,
  STAGE_WORDS,
  TITLES,
  terminalWidth,
  writeUsage,
} from './cli-chinese.ts';
import {
  type BuildFlags,
  type CheckFlags,
  type CommonFlags,
  readReportName,
  writeCheckCommand,
} from './cli-flags.ts';
import { pasteableLines } from './deliver/acknowledge.ts';
import { writeDiagnosis } from './deliver/diagnosis.ts';
import { sheetOrder } from './deliver/problem-report.ts';
import { reportProblems, type SheetOrder, sortProblems, writeSources } from './deliver/report.ts';
import { latestSet, traceFigure } from './deliver/trace.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { POLICIES } from './model/policy.ts';
import { type Problem, stopsPublication } from './model/problem.ts';
import type { SeenFile } from './model/problem-report.ts';
import { examine, type MonthOptions, type Stage } from './month.ts';
import { describeMachine } from './print/machine/machine.ts';

const SIGNAL_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** What `build` says though it is only for information: whoever hands the PDF on must know it. */
const SAID_ALWAYS: ReadonlySet<string> = new Set(['PDFA_UNCHECKED', 'FONT_SUBSTITUTED']);

const HOME = resolve(import.meta.dirname, '..');

async function main(): Promise<void> {
  const { version } = JSON.parse(await readFile(join(HOME, 'package.json'), 'utf8')) as { version: string };
  const program = new Command('jianbao')
    .description('简报：地表水水质达标约谈会材料生成工具')
    .version(version, '-V, --version', '显示版本号')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage: (command) => writeUsage(command),
      subcommandTerm: (command) => command.name(),
      optionDescription: describeOption,
      displayWidth: terminalWidth,
    })
    .configureOutput({ outputError: (text, write) => write(inChinese(text)) })
    .exitOverride()
    .addHelpText(
      'after',
      '\n退出码：0 完成；1 数据、模板或成果有问题；2 用法有误；3 缺少浏览器或字体；75 另一次生成正在进行',
    );

  const common = (command: Command): Command =>
    command
      .option('--project <文件夹>', '项目文件夹', '.')
      .option('--data <文件夹>', '项目下的数据文件夹', 'data')
      .option('--period <年-月>', '期次，如2026-06；不写则取最近一个月', readPeriod)
      .option('--json', '以JSON输出结果');

  common(program.command('build'))
    .description('生成一个月的全套材料')
    .option('--out <文件夹>', '输出文件夹，默认为项目下的output')
    .option('--only <文种>', '只生成这些文种，如bulletin，多个用逗号分开；成果里只留这些', readKinds)
    .addOption(
      new Option('--format <格式>', '输出格式；成果里只留这种')
        .choices(['all', 'html', 'pdf'])
        .default('all'),
    )
    .option('--force', '没有变化也重新打印')
    .option('--pdfa', 'PDF按归档格式PDF/A-2b准备；有veraPDF的再作验证')
    .option('--require-standard-fonts', '必须用国家标准的字体（小标宋、仿宋、黑体、楷体），缺一种就不生成')
    .action((flags: BuildFlags) => runBuild(flags, version));
  common(program.command('check'))
    .description('读取并评价，列出问题，不生成材料')
    .option('--report <文件.html>', '把全部问题写成网页，画出所在的行', readReportName)
    .action(runCheck);
  program
    .command('assess')
    .description('评价一份监测数据表，逐行给出水质类别；或说明一个断面怎样判定')
    .argument('<文件>', 'xlsx或csv，须有“水体类型”列和监测项目列')
    .addOption(new Option('--format <格式>', '输出格式').choices(['csv', 'json']).default('csv'))
    .addOption(
      new Option('--policy <办法>', '评价办法；以下各项可单独改动')
        .choices(Object.keys(POLICIES))
        .default('assessment-2020'),
    )
    .addOption(new Option('--rounding <方式>', 'first先修约再评价，none不修约').choices(['first', 'none']))
    .addOption(
      new Option('--missing <方式>', 'strict缺必测项目不评价，allow照常评价').choices(['strict', 'allow']),
    )
    .addOption(
      new Option('--below <方式>', '未检出：half按检出限的一半，zero按零，limit按检出限').choices([
        'half',
        'zero',
        'limit',
      ]),
    )
    .addOption(
      new Option('--base <基准>', '超标倍数基准：target水质目标（默认），class3为Ⅲ类').choices([
        'target',
        'class3',
      ]),
    )
    .option('--explain <断面>', '写出一个断面的判定过程，不输出全表')
    .option('--summary', '按整张表汇总：断面、河流湖库、比较、累计、水质指数')
    .option('--period <年-月>', '汇总的月份，如2026-06；不写则取表中最近一个月', readPeriod)
    .action(runAssess);
  common(program.command('trace'))
    .description('查询文中一个数据的来源')
    .argument('<文件>', '文件名或文种，如“通报”')
    .argument('<数据>', '印出的文字或编号，如“33.3%”“f12”')
    .option('--out <文件夹>', '输出文件夹，默认为项目下的output')
    .action(runTrace);
  program
    .command('doctor')
    .description('检查运行环境：Node、浏览器、各用途字体')
    .option('--project <文件夹>', '项目文件夹', '.')
    .option('--json', '以JSON输出结果')
    .action(runDoctor);
  program
    .command('init')
    .description('建立一个新项目，附空白填报表和示例行；或只更新空白填报表')
    .argument(
      '[文件夹]',
      '新项目的位置，须为空或不存在；更新空白表的，是已有的项目或其他文件夹；不写则为当前文件夹',
    )
    .option('--workbook', '只把空白填报表写入“空白表”文件夹，下拉选项取自项目的名录；填过的表不动')
    .option('--data <文件夹>', '项目下的数据文件夹', 'data')
    .action(runInit);

  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
}

function monthOptions(flags: CommonFlags): MonthOptions {
  return {
    projectDir: resolve(flags.project),
    dataDir: flags.data,
    home: HOME,
    machine: describeMachine(process.env),
    ...(flags.period && { period: flags.period }),
  };
}

async function runBuild(flags: BuildFlags, version: string): Promise<void> {
  const timings: Partial<Record<Stage, number>> = {};
  let running: { stage: Stage; since: number } | undefined;
  const onStage = (stage?: Stage) => {
    const now = performance.now();
    if (running) timings[running.stage] = (timings[running.stage] ?? 0) + Math.round(now - running.since);
    running = stage && { stage, since: now };
    if (stage) showProgress(`${STAGE_WORDS[stage]}…`);
  };
  const outDir = flags.out ? resolve(flags.out) : resolve(flags.project, 'output');
  const seen: SeenFile[] = [];
  const { publication, problems } = await build({
    ...monthOptions(flags),
    onSeen: (file) => seen.push(file),
    outDir,
    version,
    versions: { node: process.versions.node },
    formats: new Set(flags.format === 'all' ? (['html', 'pdf'] as const) : [flags.format]),
    ...(flags.only && { kinds: flags.only }),
    ...(flags.force && { force: true }),
    ...(flags.pdfa && { archive: true }),
    ...(flags.requireStandardFonts && { standardFonts: true }),
    onStage,
    onUnpack: (done, total) => showProgress(`首次使用，解压浏览器：${Math.floor((done / total) * 100)}%`),
  });
  onStage();
  showProgress('');
  setExitCode(problems, stopsPublication);
  if (flags.json) {
    const artefacts = publication?.files.map((file) => join(publication.folder, file)) ?? [];
    return answerJson({
      ok: publication !== undefined,
      problems: sortProblems(problems, sheetOrder(seen)),
      ...pasteableLines(problems),
      artefacts,
      timings,
    });
  }
  const said = problems.filter(({ severity, code }) => severity !== 'info' || SAID_ALWAYS.has(code));
  if (said.length > 0)
    process.stderr.write(listProblems(said, listing(flags, process.stderr, sheetOrder(seen))));
  if (!publication) {
    process.stderr.write('没有发布任何文件，上一次的成果保持不变。\n');
    return;
  }
  const files = publication.files.filter((file) => /\.(html|pdf)$/.test(file));
  const path = (file: string) => relative(process.cwd(), join(publication.folder, file));
  process.stdout.write(`已生成，请打开：\n${files.map((file) => `  ${path(file)}\n`).join('')}`);
}

async function runCheck(flags: CheckFlags): Promise<void> {
  const report = flags.report && resolve(flags.report);
  const { problems, order } = await checkMonth(monthOptions(flags), report);
  setExitCode(problems, stopsPublication);
  if (flags.json) {
    const ok = process.exitCode === EXIT.done;
    return answerJson({ ok, problems: sortProblems(problems, order), ...pasteableLines(problems) });
  }
  const how = { ...listing(flags, process.stdout, order), ...(flags.report && { report: flags.report }) };
  process.stdout.write(listProblems(problems, how));
}

function listing(flags: CommonFlags, stream: NodeJS.WriteStream, order: SheetOrder): Listing {
  return { colour: usesColour(stream), order, command: writeCheckCommand(flags) };
}

async function runAssess(file: string, flags: AssessChoices): Promise<void> {
  const { value, problems } = await assessFile(resolve(file), HOME, flags);
  setExitCode(problems);
  // What is not published needs nobody's word.
  showProblems(problems.map(({ mustAcknowledge: _, ...problem }) => problem));
  if (value !== null) process.stdout.write(value);
}

async function runTrace(
  document: string,
  query: string,
  flags: CommonFlags & { out?: string },
): Promise<void> {
  const outDir = flags.out ? resolve(flags.out) : resolve(flags.project, 'output');
  const folder = flags.period ? join(outDir, flags.period) : await latestSet(outDir);
  const { value: figures, problems } = await traceFigure(folder, document, query);
  setExitCode(problems);
  if (flags.json) return answerJson({ ok: problems.length === 0, problems, figures });
  showProblems(problems);
  process.stdout.write(figures.map((figure) => `${writeSources(figure)}\n`).join(''));
}

async function runDoctor(flags: Pick<CommonFlags, 'project' | 'json'>): Promise<void> {
  const { value, problems } = await examine(monthOptions({ ...flags, data: 'data' }));
  const diagnosis = { node: process.versions.node, ...value };
  setExitCode(problems);
  if (flags.json) return answerJson({ ok: problems.length === 0, problems, ...diagnosis });
  process.stdout.write(`${writeDiagnosis(diagnosis)}\n`);
  showProblems(problems);
}

async function runInit(
  named: string | undefined,
  flags: { workbook?: boolean; data: string },
): Promise<void> {
  const folder = named ?? '.';
  if (flags.workbook) return runWorkbooks(folder, flags.data);
  const { initProject } = await import('./deliver/init.ts');
  const { value: files, problems } = await initProject(resolve(folder), today());
  setExitCode(problems);
  showProblems(problems);
  if (files.length === 0) return;
  process.stdout.write(
    `已建立项目，填写以下文件后运行npx jianbao build --project "${folder}"：\n${files.map((file) => `  ${file}\n`).join('')}`,
  );
}

async function runWorkbooks(folder: string, data: string): Promise<void> {
  const { writeBlankTables } = await import('./blank-tables.ts');
  const { value: files, problems } = await writeBlankTables(resolve(folder), data);
  setExitCode(problems);
  showProblems(problems);
  if (files.length === 0) return;
  process.stdout.write(
    `已写入空白表，填写后放到data下当月的文件夹里：\n${files.map((file) => `  ${file}\n`).join('')}`,
  );
}

/** The one place where the clock is asked for a day: a new project starts with the month before it. */
function today(): string {
  const now = new Date();
  const pad = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function setExitCode(problems: readonly Problem[], stops?: typeof stopsPublication): void {
  process.exitCode = exitCodeOf(problems, stops);
}

function answerJson(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}

function showProblems(problems: readonly Problem[]): void {
  const report = reportProblems(problems, usesColour(process.stderr));
  if (report) process.stderr.write(`${report}\n`);
}

/** Progress is for people at a terminal; elsewhere it would only fill a log. */
function showProgress(text: string): void {
  if (!process.stderr.isTTY || process.env.TERM === 'dumb') return;
  process.stderr.write(`\r\x1b[K${text}`);
}

function usesColour(stream: NodeJS.WriteStream): boolean {
  return Boolean(stream.isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

// Whoever reads our answer may have read enough (`jianbao trace … | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

// Ending through exit() runs what the browser and the lock leave to be done then; dying of the signal does not.
for (const [signal, code] of Object.entries(SIGNAL_CODES)) {
  process.once(signal, () => {
    process.stderr.write('\n已中止。\n');
    process.exit(code);
  });
}

try {
  await main();
} catch (error) {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`程序出错，未发布任何文件。请把以下内容报告给开发者：\n${detail}\n`);
  process.exitCode = EXIT.problems;
}
