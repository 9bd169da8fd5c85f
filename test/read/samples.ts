// Small inputs for the tests of the reading room: sheets from texts, projects in temporary folders.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { cellAddress } from '../../src/model/address.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Source } from '../../src/model/source.ts';
import type { Sheet } from '../../src/model/table.ts';
import type { LocatedTable } from '../../src/read/records/records.ts';
import type { TableContext } from '../../src/read/tables/periods.ts';
import { recognise } from '../../src/read/tables/recognise.ts';
import { tableRows } from '../../src/read/tables/rows.ts';

/** Code points nobody sees: soft hyphen, joiners, fillers, marks of direction, variation selectors, tags … */
export const INVISIBLE: readonly string[] =
  '00AD 034F 061C 115F 1160 17B4 180B 180E 200B 200C 200D 200E 200F 2060 2061 2064 206A 2800 3164 FE00 FE0F FEFF FFA0 1D173 E0001 E0020 E0100'.split(
    ' ',
  );

/** A cell's source, for parsers of single cells. */
export function written(text: string): Source {
  return { file: '表.csv', cell: 'A1', text };
}

/** A sheet as it would be read from a CSV file, or from a worksheet when named. */
export function sheetOf(rows: readonly (readonly string[])[], file = '表.csv', sheet?: string): Sheet {
  const place = sheet === undefined ? { file } : { file, sheet };
  return {
    ...place,
    rows: rows.map((cells, row) =>
      cells.map((text, column) => ({
        kind: text === '' ? ('empty' as const) : ('text' as const),
        source: { ...place, cell: cellAddress(row, column), text },
      })),
    ),
  };
}

/** A sheet written with `|` between cells and a line a row. */
export function sheetFrom(text: string, file?: string): Sheet {
  return sheetOf(
    text
      .trim()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim())),
    file,
  );
}

/** A sheet recognised as a table. */
export function tableFrom(text: string, context: TableContext = {}, file?: string): LocatedTable {
  const sheet = sheetFrom(text, file);
  const { value } = recognise(sheet);
  if (value === null) throw new Error(`no table in ${text}`);
  return { table: tableRows(sheet, value).value, context };
}

/** A project folder that is gone after the test. */
export async function projectWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jianbao-read-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

export function codes(problems: readonly Problem[]): string[] {
  return problems.map(({ code }) => code);
}
