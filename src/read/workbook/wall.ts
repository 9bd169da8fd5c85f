// The wall between us and workbooks: they are read in a process of their own with little memory and little
// time. Whatever a file does to that process, this one goes on and says so.

import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Noted } from '../../model/problem.ts';
import type { Sheet } from '../../model/table.ts';
import { readerFailed, xlsxLimit } from '../problems/workbook-problems.ts';
import { collectSheets, type SheetCollector, type WireMessage } from './wire.ts';
import { CHILD_HEAP_MB, CHILD_TIME_MS, CHILD_YOUNG_MB } from './workbook-limits.ts';

/** A reading process, started when first needed and ended when this one ends. */
export interface Wall {
  /** Starts the process, so that it is ready when the first workbook comes. */
  start(): void;
  /** Reads a workbook; one after the other, in the order they are asked for. */
  read(file: string, content: Uint8Array): Promise<Noted<readonly Sheet[]>>;
}

export interface WallSettings {
  /** The program of the process. */
  readonly program: string;
  readonly heapMb: number;
  /** For one workbook. */
  readonly timeMs: number;
}

/** Always the compiled one: sources, as tests run them, are nothing a bare Node can run. */
const PROGRAM = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../../dist/read/workbook/wall-child.js' : './wall-child.js',
    import.meta.url,
  ),
);

type Result = Noted<readonly Sheet[]>;

/** The workbook being read. */
interface Task {
  readonly file: string;
  readonly collector: SheetCollector;
  readonly settle: (result: Result) => void;
  readonly timer: NodeJS.Timeout;
}

/** A wall with a process of its own. */
export function buildWall(settings: Partial<WallSettings> = {}): Wall {
  const { program = PROGRAM, heapMb = CHILD_HEAP_MB, timeMs = CHILD_TIME_MS } = settings;
  let child: Child | null = null;
  let task: Task | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const settle = (result: Result) => {
    if (task === null) return;
    clearTimeout(task.timer);
    task.settle(result);
    task = null;
    child?.release();
  };
  const give = (message: WireMessage) => {
    task?.collector.take(message);
    const result = task?.collector.result();
    if (result) settle(result);
  };
  const start = () => {
    if (child !== null) return child;
    // A process that was given up may still have something to say.
    const heard = (message: WireMessage) => child === started && give(message);
    const started = startChild(program, heapMb, heard, (wasReady) => {
      if (child !== started) return;
      child = null;
      if (task === null) return;
      const place = { file: task.file };
      // Once it ran, nothing but the memory it may have ends it.
      settle({
        value: [],
        problems: [wasReady ? xlsxLimit(place, '读取所需的内存过多') : readerFailed(place)],
      });
    });
    child = started;
    return started;
  };
  const stop = (file: string) => {
    child?.kill();
    child = null;
    settle({ value: [], problems: [xlsxLimit({ file }, '读取时间过长')] });
  };
  const readNow = (file: string, content: Uint8Array) =>
    new Promise<Result>((resolve) => {
      const timer = setTimeout(() => stop(file), timeMs);
      task = { file, collector: collectSheets(file), settle: resolve, timer };
      start().send(file, content);
    });
  return {
    start: () => void start(),
    read: (file, content) => {
      const result = queue.then(() => readNow(file, content));
      queue = result;
      return result;
    },
  };
}

/** The wall of this process: one reading process for all workbooks of a run. */
export const wall: Wall = buildWall();

interface Child {
  send(file: string, content: Uint8Array): void;
  /** Nothing is asked of it: it keeps this process from ending no longer. */
  release(): void;
  kill(): void;
}

function startChild(
  program: string,
  heapMb: number,
  give: (message: WireMessage) => void,
  ended: (wasReady: boolean) => void,
): Child {
  const limits = [`--max-old-space-size=${heapMb}`, `--max-semi-space-size=${CHILD_YOUNG_MB}`];
  const child = spawn(process.execPath, [...limits, program], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // It needs nothing of our environment.
    env: {},
    windowsHide: true,
  });
  const { stdin, stdout } = child;
  let isReady = false;
  // A process that could not be started may have no pipes; that it ended is told all the same.
  if (stdout) {
    readLines(stdout, (line) => {
      if (line === '') isReady = true;
      else give(JSON.parse(line));
    });
  }
  stdin?.on('error', () => undefined);
  child.on('error', () => ended(false));
  child.on('close', () => ended(isReady));
  const parts = [child, stdin, stdout].filter(Boolean) as unknown as readonly Pick<
    ChildProcess,
    'ref' | 'unref'
  >[];
  const release = () => {
    for (const part of parts) part.unref();
  };
  release();
  return {
    send: (file, content) => {
      for (const part of parts) part.ref();
      stdin?.write(`${JSON.stringify({ file, bytes: content.length })}\n`);
      stdin?.write(content);
    },
    release,
    kill: () => child.kill('SIGKILL'),
  };
}

/** Gives a stream's lines, each when it is whole. */
function readLines(stream: Readable, give: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) give(line);
  });
}
