// What may stand behind an option, read or refused in Chinese.

import { InvalidArgumentError } from 'commander';

/** Document kinds, parted by commas of any kind. */
export function readKinds(text: string): readonly string[] {
  return text.split(/[,，、]/).filter((kind) => kind !== '');
}

/** Name of the file for a report. */
export function readReportName(text: string): string {
  if (/\.html?$/i.test(text)) return text;
  throw new InvalidArgumentError('文件名应以.html结尾');
}

/** A month as it is written everywhere. */
export function readPeriod(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError('应写成2026-06的样子');
}
