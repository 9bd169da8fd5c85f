// What the options of the commands hold.

import { InvalidArgumentError } from 'commander';

export interface CommonFlags {
  readonly project: string;
  readonly data: string;
  readonly period?: string;
  readonly json?: boolean;
}

export interface CheckFlags extends CommonFlags {
  readonly report?: string;
}

export interface BuildFlags extends CommonFlags {
  readonly out?: string;
  readonly only?: readonly string[];
  readonly format: 'all' | 'html' | 'pdf';
  readonly force?: boolean;
  readonly pdfa?: boolean;
  readonly requireStandardFonts?: boolean;
}

/** Name of the file for a report. */
export function readReportName(text: string): string {
  if (/\.html?$/i.test(text)) return text;
  throw new InvalidArgumentError('文件名应以.html结尾');
}

/** The command that draws the problems of the same month. */
export function writeCheckCommand({ project, data, period }: CommonFlags): string {
  const options = [
    ...(project === '.' ? [] : [`--project "${project}"`]),
    ...(data === 'data' ? [] : [`--data "${data}"`]),
    ...(period === undefined ? [] : [`--period ${period}`]),
    project === '.' ? '--report 问题清单.html' : `--report "${project.replace(/[\\/]+$/, '')}/问题清单.html"`,
  ];
  return `npx jianbao check ${options.join(' ')}`;
}
