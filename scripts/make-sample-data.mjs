// Writes the sample month of the invented city: data/register, data/history, data/2026-06 and
// jianbao.yaml. The same bytes on every machine and every run.
//
//   node scripts/make-sample-data.mjs [--out DIR]     DIR defaults to the project folder

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sampleFiles } from './sample-data/files.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: project } } });

for (const [path, content] of await sampleFiles()) {
  const target = resolve(values.out, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
  console.log(path);
}
