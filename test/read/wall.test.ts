import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildWall } from '../../src/read/workbook/wall.ts';
import { readWorkbook } from '../../src/read/workbook/workbook.ts';
import { ROOT } from '../commands.ts';
import { rawWorkbook } from './raw-workbooks.ts';
import { codes, projectWith } from './samples.ts';

const good = (value: number) => rawWorkbook({ cells: `<row><c><v>${value}</v></c></row>` });
const valueIn = async (read: ReturnType<ReturnType<typeof buildWall>['read']>) =>
  (await read).value[0]?.rows[0]?.[0]?.source.text;

/** A program in the place of the reading process. */
async function program(text: string): Promise<string> {
  const folder = await projectWith({ 'program.mjs': `import process from 'node:process';\n${text}` });
  return join(folder, 'program.mjs');
}

describe('the wall', () => {
  it('reads workbooks in another process, in the order they are asked for', async () => {
    const wall = buildWall();
    wall.start();
    expect(
      await Promise.all([1, 2, 3].map((value) => valueIn(wall.read(`${value}.xlsx`, good(value))))),
    ).toEqual(['1', '2', '3']);
  });

  it('gives what the reader gives: rows, remarks and problems', async () => {
    const wall = buildWall();
    const content = await readFile(join(ROOT, 'data/2026-06/断面水质.xlsx'));
    expect(await wall.read('断面水质.xlsx', content)).toEqual(readWorkbook('断面水质.xlsx', content));
    expect(codes((await wall.read('a.xlsx', content.subarray(0, 900))).problems)).toEqual(['XLSX_CORRUPT']);
  });

  it('stands when the reading process has no memory left, and goes on with the next workbook', async () => {
    const wall = buildWall({ heapMb: 24 });
    const text = '<si><t>水水水水水水水水水水水水水水水水</t></si>';
    const strings = Array.from({ length: 400_000 }, (_, index) => text.replace('水', String(index))).join('');
    const { value, problems } = await wall.read('a.xlsx', rawWorkbook({ strings }));
    expect(value).toEqual([]);
    expect(problems).toMatchObject([{ code: 'XLSX_LIMIT', place: { file: 'a.xlsx' } }]);
    expect(await valueIn(wall.read('b.xlsx', good(5)))).toBe('5');
  });

  it('stands when the reading process does not answer, and goes on with the next workbook', async () => {
    const silentOnce = await program(`
      import { existsSync, writeFileSync } from 'node:fs';
      const seen = import.meta.filename + '.seen';
      process.stdout.write('\\n');
      process.stdin.on('data', () => {
        if (existsSync(seen)) process.stdout.write('["sheet","a",false]\\n["rows",[[0,["n5"]]]]\\n["end",{"merges":[],"hiddenRows":[],"hiddenColumns":[],"links":{}}]\\n["done",[]]\\n');
        else writeFileSync(seen, '');
      });`);
    const wall = buildWall({ program: silentOnce, timeMs: 3000 });
    const { value, problems } = await wall.read('a.xlsx', good(1));
    expect(value).toEqual([]);
    expect(problems).toMatchObject([{ code: 'XLSX_LIMIT', message: expect.stringContaining('时间') }]);
    expect(await valueIn(wall.read('b.xlsx', good(1)))).toBe('5');
  });

  it.each([
    ['cannot be started', 'process.exit(1)'],
    ['is no program', 'this is no program'],
  ])('says so when the reading process %s', async (_, text) => {
    const wall = buildWall({ program: await program(text) });
    const { value, problems } = await wall.read('a.xlsx', good(1));
    expect(value).toEqual([]);
    expect(codes(problems)).toEqual(['READER_FAILED']);
  });

  it('says so when the reading process dies in the midst of a workbook', async () => {
    const dying = await program(`
      process.stdout.write('\\n');
      process.stdin.once('data', () => {
        process.stdout.write('["sheet","a",false]\\n["rows",[[0,["n5"]]]]\\n["end",{"me', () => process.kill(process.pid, 'SIGKILL'));
      });`);
    const { value, problems } = await buildWall({ program: dying }).read('a.xlsx', good(1));
    expect(value).toEqual([]);
    expect(codes(problems)).toEqual(['XLSX_LIMIT']);
  });

  it('keeps no process alive that has nothing left to do, and leaves none behind', async () => {
    const folder = await projectWith({ 'a.xlsx': good(5) });
    const script = join(folder, 'run.mjs');
    await writeFile(
      script,
      `import { readFileSync } from 'node:fs';
       import { wall } from ${JSON.stringify(pathToFileURL(join(ROOT, 'dist/read/workbook/wall.js')).href)};
       wall.start();
       const { value } = await wall.read('a.xlsx', readFileSync(${JSON.stringify(join(folder, 'a.xlsx'))}));
       console.log(value[0].rows[0][0].source.text);`,
    );
    const run = spawnSync(process.execPath, [script], { encoding: 'utf8', timeout: 30_000 });
    expect([run.status, run.signal, run.stdout, run.stderr]).toEqual([0, null, '5\n', '']);
  });
});
