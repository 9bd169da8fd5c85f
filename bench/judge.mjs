// Times the judge alone, on one core: 12 months of 3,700 sections with 24 items, invented by a seeded generator.
// Prints medians: of the samples one by one, and of everything that follows from them. Standards and amounts
// are read beforehand. Usage: node bench/judge.mjs [runs]; needs `npm run setup` done.

import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { judgeSample } from '../dist/assess/classes/sample.js';
import { assess } from '../dist/assess/findings.js';
import { monthsBefore } from '../dist/model/calendar.js';
import { SURFACE_ITEMS } from '../dist/model/items.js';
import { CURRENT_POLICY } from '../dist/model/policy.js';
import { readStandards } from '../dist/read/standards/standards.js';

const RUNS = Number(process.argv[2] ?? 7);
const SECTIONS = 3700;
const PERIOD = '2026-06';
const MONTHS = Array.from({ length: 12 }, (_, index) => monthsBefore(PERIOD, 11 - index));

const standards = (await readStandards(resolve(import.meta.dirname, '../data/standards/'))).value;
const records = invent();

const samples = times(() => {
  let classed = 0;
  for (const [index, { amounts }] of records.readings.entries()) {
    const { waterBody, targetClass } = records.sections[index % SECTIONS];
    const { surfaceWater } = standards;
    const verdict = judgeSample(amounts, waterBody.value, surfaceWater, CURRENT_POLICY, targetClass.value);
    if (verdict.waterClass !== null) classed += 1;
  }
  return classed;
});
console.log(
  `${MONTHS.length} months × ${SECTIONS} sections × ${SURFACE_ITEMS.length} items, medians of ${RUNS} runs`,
);
console.log(`  every sample judged, ${samples.answer} classes: ${samples.text}`);
const choices = { policy: CURRENT_POLICY, warnings: [], dueSoonDays: 30 };
const all = times(() => assess(records, standards, choices).value.sections.length);
console.log(`  the whole judgement, year, waters, trends and rankings too: ${all.text}`);

/**
 * Medians of a task after two runs to warm up, written out: elapsed, and of the processor, which other work on
 * the machine does not lengthen.
 */
function times(task) {
  const elapsed = [];
  const processor = [];
  let answer;
  for (let run = -2; run < RUNS; run++) {
    const start = performance.now();
    const before = process.cpuUsage();
    answer = task();
    const { user, system } = process.cpuUsage(before);
    if (run < 0) continue;
    elapsed.push(performance.now() - start);
    processor.push((user + system) / 1000);
  }
  const median = (values) => Math.round(values.sort((a, b) => a - b)[Math.floor(RUNS / 2)]);
  return { answer, text: `${median(elapsed)} ms, processor ${median(processor)} ms` };
}

/** Records of a country's size: values around the limits, every twentieth below detection, every fiftieth missing. */
function invent() {
  let state = 20260630;
  const next = (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const cell = (value, text, row, column) => ({
    value,
    source: { file: 'data/bench.csv', cell: `${column}${row}`, text },
  });
  const sections = Array.from({ length: SECTIONS }, (_, index) => {
    const fact = (value, column) => cell(value, String(value), index + 2, column);
    return {
      name: fact(`断面${index + 1}`, 'A'),
      water: fact(`河流${Math.floor(index / 10)}`, 'B'),
      waterBody: fact(index % 12 === 0 ? 'lake' : 'river', 'C'),
      control: fact('国考', 'D'),
      county: fact(`县区${Math.floor(index / 40)}`, 'E'),
      targetClass: fact(2 + (index % 3), 'F'),
    };
  });
  const limits = standards.surfaceWater.limits.lake;
  const readings = MONTHS.flatMap((month) =>
    sections.map(({ name }, index) => ({
      section: { ...name, source: { ...name.source, file: `data/${month}.csv` } },
      month,
      scheme: 'monthly',
      amounts: Object.fromEntries(
        SURFACE_ITEMS.map((item, column) => [item.name, invented(item.name, index + 2, `C${column}`)]),
      ),
    })),
  );
  function invented(item, row, column) {
    const limit = limits[item]?.limits[2].value ?? '20';
    const decimals = (limits[item]?.decimals ?? 1) + 2;
    // Mostly clean water: the cube of a share, up to twice the limit of Ⅲ.
    const share = next(1000) / 1000;
    const text =
      item === 'pH值'
        ? (6.5 + 2 * share).toFixed(2)
        : (Number(limit) * (item === '溶解氧' ? 1 + share : 1.2 * share ** 3)).toFixed(decimals);
    const kind = next(100);
    if (kind < 2) return cell({ kind: 'missing' }, '', row, column);
    if (kind < 7) return cell({ kind: 'below', limit: text }, `${text}L`, row, column);
    return cell({ kind: 'measured', value: text }, text, row, column);
  }
  const fact = (value) => cell(value, String(value), 1, 'A');
  return {
    meeting: {
      period: fact(PERIOD),
      title: fact('计时'),
      date: fact('2026-07-15'),
      cutoff: fact('2026-07-10'),
    },
    sections,
    readings,
    counties: [...new Set(sections.map(({ county }) => county.value))].map((name, index) => ({
      code: fact(`${530100 + index}`),
      name: fact(name),
      kind: fact('县'),
    })),
    plants: [],
    plantMonths: [],
    stages: [],
    collections: [],
    outfalls: [],
    networks: [],
    funds: [],
    duties: [],
    tasks: [],
    recipients: [],
  };
}
