// What a process that builds again and again need not do twice: a file that has not changed is not parsed
// anew. Handed in by whoever keeps the process alive; a single run has none.

import type { InputFile } from '../../model/config.ts';
import type { Noted } from '../../model/problem.ts';
import type { Sheet } from '../../model/table.ts';
import type { TemplateFile } from '../../model/template.ts';
import type { ReadFile } from '../files/files.ts';
import { readSheets } from './sheets.ts';

export interface Memory {
  /** Sheets by file, with the hash of the content they were read from. */
  readonly sheets: Map<
    string,
    { readonly sha256: InputFile['sha256']; readonly read: Noted<readonly Sheet[]> }
  >;
  /** Template files by path; the same text stays the same object, by which the composer knows it. */
  readonly templates: Map<string, TemplateFile>;
}

/**
 * An empty memory.
 * @public for bench/, which imports the compiled program
 */
export function newMemory(): Memory {
  return { sheets: new Map(), templates: new Map() };
}

/** {@link readSheets}, unless this very content was read before. */
export async function rememberSheets(
  { input, content }: ReadFile,
  memory: Memory | undefined,
): Promise<Noted<readonly Sheet[]>> {
  const known = memory?.sheets.get(input.file);
  if (known?.sha256 === input.sha256) return known.read;
  const read = await readSheets(input.file, content);
  memory?.sheets.set(input.file, { sha256: input.sha256, read });
  return read;
}

/** The file object that already stands for this text, or the given one. */
export function rememberTemplate(template: TemplateFile, memory: Memory | undefined): TemplateFile {
  const known = memory?.templates.get(template.file);
  if (known?.text === template.text) return known;
  memory?.templates.set(template.file, template);
  return template;
}
