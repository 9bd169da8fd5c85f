// Writes the report of problems where the user wants it, over nothing but an earlier one.

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { reportNotWritable } from './problems.ts';
import { ignoreAbsent, refusalOf } from './refusal.ts';

/** How a report begins, whatever is in it. */
const OURS = /^<!doctype html><html lang="zh-CN"><head>.*?<title>问题清单<\/title>/is;

/** Writes the page; problems: REPORT_NOT_WRITABLE. */
export async function writeReportFile(path: string, html: string): Promise<readonly Problem[]> {
  const part = `${path}.part`;
  try {
    const standing = await readFile(path, 'utf8').catch(ignoreAbsent);
    if (standing !== undefined && !OURS.test(standing.slice(0, 20_000))) {
      return [reportNotWritable(path, '同名的文件不是问题清单，没有覆盖')];
    }
    await mkdir(dirname(path), { recursive: true });
    await writeFile(part, html, { flag: 'w' });
    await rename(part, path);
    return [];
  } catch (error) {
    const reason = refusalOf(error, path);
    if (reason === null) throw error;
    await rm(part, { force: true }).catch(() => undefined);
    return [reportNotWritable(path, reason)];
  }
}
