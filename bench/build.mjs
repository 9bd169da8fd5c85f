// Times the sample month: cold build as a process, warm rebuild in this process, each in pairs with a bare
// print of the same page by the same browser; and the stages of the cold build. Prints medians.
// Usage: npm run bench -- [runs]; needs `npm run setup` done. Linux only, for the shared fonts.

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { build } from '../dist/build.js';
import { renderForPrint } from '../dist/month.js';
import { findBrowser } from '../dist/print/browser/browser-find.js';
import { fontConfigCss, prepareFontConfig } from '../dist/print/fonts/font-delivery.js';
import { openFonts } from '../dist/print/fonts/fonts.js';
import { openCache } from '../dist/print/machine/cache.js';
import { describeMachine } from '../dist/print/machine/machine.js';
import { openPrinter } from '../dist/print/print.js';
import { newMemory } from '../dist/read/sheets/memory.js';

const RUNS = Number(process.argv[2] ?? 9);
const HOME = resolve(import.meta.dirname, '..');
const work = await mkdtemp(join(tmpdir(), 'jianbao-bench-'));
const machine = describeMachine(process.env);
const options = { projectDir: HOME, home: HOME, machine };

const fonts = (await openFonts({ chosen: {}, base: HOME, shipped: join(HOME, 'fonts') })).value;
const cache = (await openCache(machine)).value;
const found = (await findBrowser(machine, { cache })).value;
const [{ html }] = await renderForPrint(options);
const settings = {
  program: found.path,
  environment: {
    PATH: process.env.PATH,
    HOME: work,
    FONTCONFIG_FILE: await prepareFontConfig(cache, fonts),
    ...(found.libraries && { LD_LIBRARY_PATH: found.libraries }),
  },
  html: join(work, 'page.html'),
  pdf: join(work, 'bare.pdf'),
};
await writeFile(
  settings.html,
  html.replace('<style>', `<style>${fontConfigCss(fonts)}@media screen{body{display:none}}`),
);
await writeFile(join(work, 'settings.json'), JSON.stringify(settings));

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${Math.round(value)} ms`;

function timed(command) {
  const start = performance.now();
  const run = spawnSync(process.execPath, command, { encoding: 'utf8', cwd: HOME });
  if (run.status !== 0) throw new Error(run.stderr || run.stdout);
  return { time: performance.now() - start, output: run.stdout };
}

function report(name, pairs) {
  const ours = median(pairs.map(([a]) => a));
  const bare = median(pairs.map(([, b]) => b));
  const ratio = median(pairs.map(([a, b]) => a / b));
  console.log(
    `${name}: ${ms(ours)}, bare print ${ms(bare)}, ratio ${ratio.toFixed(2)} (median of ${pairs.length} pairs)`,
  );
}

const coldBuild = () => timed(['dist/cli.js', 'build', '--force', '--json', '--out', join(work, 'out')]);
const coldBare = () => timed(['bench/bare.mjs', join(work, 'settings.json')]);
coldBuild();
coldBare();
const cold = [];
const stages = {};
for (let run = 0; run < RUNS; run++) {
  const built = coldBuild();
  cold.push([built.time, coldBare().time]);
  for (const [stage, time] of Object.entries(JSON.parse(built.output).timings)) {
    stages[stage] ??= [];
    stages[stage].push(time);
  }
}
report('cold build', cold);
for (const [stage, times] of Object.entries(stages)) console.log(`  ${stage.padEnd(8)} ${ms(median(times))}`);

const printer = (await openPrinter(machine, { fonts })).value;
const memory = newMemory();
const warm = [];
const formats = new Set(['html', 'pdf']);
for (let run = -2; run < RUNS; run++) {
  const start = performance.now();
  await build({
    ...options,
    outDir: join(work, 'warm'),
    version: '0',
    versions: {},
    formats,
    force: true,
    printer,
    memory,
  });
  const built = performance.now();
  await printer.printPdf(html, { created: '2026-07-10' });
  if (run >= 0) warm.push([built - start, performance.now() - built]);
}
report('warm rebuild', warm);
await printer.close();
await rm(work, { recursive: true, force: true });
