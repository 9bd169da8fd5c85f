// Reading workbooks: time, and the memory of the process behind the wall, for the sample month and for tables of
// 100,000 rows. Run after npm run setup, on Linux, which alone tells another process's memory.
// Usage: node bench/workbooks.mjs [runs]

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { writeXlsx } from 'hucre/xlsx';
import { buildWall } from '../dist/read/workbook/wall.js';

const RUNS = Number(process.argv[2] ?? 5);
const HOME = resolve(import.meta.dirname, '..');
const ROWS = 100_000;
const HEADER = [
  '断面名称',
  '监测时间',
  'pH值',
  '溶解氧',
  '高锰酸盐指数',
  '氨氮',
  '总磷',
  '水质类别',
  '水温',
  '备注',
];

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Peak memory of the reading process and CPU time spent in it, as the kernel counts them. */
function reader() {
  const tasks = readdirSync('/proc/self/task');
  const pids = tasks.flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean),
  );
  const pid = pids.findLast((id) => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('wall-child'));
  const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ').slice(13, 15);
  return { megabytes: Number(kilobytes) / 1024, cpu: (Number(times[0]) + Number(times[1])) * 10 };
}

async function measure(name, files) {
  const walls = [];
  const taken = { time: [], cpu: [], megabytes: [], own: [] };
  for (let run = 0; run < RUNS; run++) {
    // A process of its own each time: starting it counts.
    const wall = buildWall();
    walls.push(wall);
    const before = process.cpuUsage();
    const start = performance.now();
    const read = await Promise.all(files.map(({ file, content }) => wall.read(file, content)));
    taken.time.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    const { megabytes, cpu } = reader();
    taken.own.push((user + system) / 1000);
    taken.cpu.push(cpu);
    taken.megabytes.push(megabytes);
    const problems = read.flatMap((result) => result.problems);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  }
  const [time, cpu, own] = [taken.time, taken.cpu, taken.own].map((values) => Math.round(median(values)));
  const least = Math.round(Math.min(...taken.time));
  const peak = Math.round(Math.max(...taken.megabytes));
  console.log(
    `${name}: ${time} ms (best ${least}), CPU behind the wall ${cpu} ms and before it ${own} ms, peak behind the wall ${peak} MB (${RUNS} runs)`,
  );
}

const samples = ['data/register', 'data/2026-06'].flatMap((folder) =>
  readdirSync(join(HOME, folder))
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => ({ file: name, content: readFileSync(join(HOME, folder, name)) })),
);
await measure(`the sample month (${samples.length} workbooks)`, samples);

const row = (index) => [
  `断面${index % 500}`,
  new Date(Date.UTC(2026, 5, 1 + (index % 30))),
  7 + (index % 20) / 10,
  8.1 + (index % 7) / 10,
  3.1,
  (index % 100) / 100,
  0.1,
  'Ⅲ',
  20.5,
  `第${index}次监测`,
];
const rows = [HEADER, ...Array.from({ length: ROWS }, (_, index) => row(index))];
const large = await writeXlsx({ sheets: [{ name: '数据', rows }] });
await measure(`${ROWS} rows × ${HEADER.length} columns (${Math.round(large.length / 1024)} KB)`, [
  { file: '大表.xlsx', content: large },
]);

const words = rows.map((cells, index) => cells.map((_, column) => `第${index}行第${column}列`));
const unique = await writeXlsx({ sheets: [{ name: '数据', rows: words }] });
await measure(`the same size, every cell a text of its own (${Math.round(unique.length / 1024)} KB)`, [
  { file: '文字.xlsx', content: unique },
]);
