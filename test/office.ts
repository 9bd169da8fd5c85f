// LibreOffice, where it is installed: what it saves is what offices send. Tests of it say so where they are skipped.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** The program, or nothing where there is none. */
export const OFFICE = ['soffice', 'libreoffice'].find(
  (program) => spawnSync(program, ['--version']).status === 0,
);
if (OFFICE === undefined) {
  process.stderr.write('LibreOffice is not installed: the tests of what it saves are skipped\n');
}

/** How it writes CSV: commas, quotes, UTF-8, cells as they are shown; only the first sheet. */
export const OFFICE_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';

/** Tells it that CSV files are UTF-8; it asks a person, and takes the system's encoding where there is none. */
export const FROM_CSV = '--infilter=Text - txt - csv (StarCalc):44,34,76,1';

/**
 * Saves files in another format.
 * @param work a folder for its profile, one for each test file
 * @param to the folder for what it saves
 */
export function convertByOffice(
  work: string,
  format: string,
  to: string,
  files: readonly string[],
  ...options: readonly string[]
): void {
  const profile = pathToFileURL(join(work, 'profile')).href;
  const run = spawnSync(
    OFFICE!,
    [
      '--headless',
      `-env:UserInstallation=${profile}`,
      ...options,
      '--convert-to',
      format,
      '--outdir',
      to,
      ...files,
    ],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
}

/** A workbook opened, typed into and saved under another name. */
interface Typing {
  readonly source: string;
  /** Texts as a person would type them, by the address of the cell on the first sheet. */
  readonly cells: readonly (readonly [cell: string, text: string])[];
  readonly target: string;
}

/** In the office's own Basic, as it needs no other program: takes a list of what to open, type and save. */
const TYPIST = `Sub TypeAll(list As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName"
  saved(0).Value = "Calc MS Excel 2007 XML"
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  lines = createUnoService("com.sun.star.io.TextInputStream")
  lines.setInputStream(files.openFileRead(list))
  lines.setEncoding("UTF-8")
  Do While Not lines.isEOF()
    parts = Split(Join(Split(lines.readLine(), Chr(10)), ""), Chr(9))
    If UBound(parts) = 1 Then
      If parts(0) = "open" Then
        book = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, hidden())
      ElseIf parts(0) = "save" Then
        book.storeToURL(parts(1), saved())
        book.close(True)
      Else
        book.Sheets.getByIndex(0).getCellRangeByName(parts(0)).FormulaLocal = parts(1)
      End If
    End If
  Loop
End Sub
`;

/**
 * Types into workbooks as a person at the keyboard does: what is typed becomes a number, a day or a text by the
 * format of its cell.
 * @param work a folder for its profile, in which files were converted before
 * @returns whether it did: there are installations without macros
 */
export function typeByOffice(work: string, typings: readonly Typing[]): boolean {
  const basic = join(work, 'profile/user/basic/Standard');
  const escaped = TYPIST.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  writeFileSync(
    join(basic, 'Typist.xba'),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typist" script:language="StarBasic">${escaped}</script:module>
`,
  );
  const index = join(basic, 'script.xlb');
  const listed = readFileSync(index, 'utf8').replace(
    '</library:library>',
    ' <library:element library:name="Typist"/>\n</library:library>',
  );
  writeFileSync(index, listed);
  const urlOf = (path: string) => pathToFileURL(path).href;
  const lines = typings.flatMap(({ source, cells, target }) => [
    `open\t${urlOf(source)}`,
    ...cells.map(([cell, text]) => `${cell}\t${text}`),
    `save\t${urlOf(target)}`,
  ]);
  const list = join(work, 'typed.txt');
  writeFileSync(list, `${lines.join('\n')}\n`);
  const macro = `macro:///Standard.Typist.TypeAll("${urlOf(list)}")`;
  const profile = urlOf(join(work, 'profile'));
  const run = spawnSync(OFFICE!, ['--headless', `-env:UserInstallation=${profile}`, macro], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const isDone = typings.every(({ target }) => existsSync(target));
  if (!isDone) process.stderr.write('LibreOffice runs no macros here: the tests of typing are skipped\n');
  return isDone;
}
