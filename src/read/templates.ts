// templates/<kind>/ → a template. Only text found here is ever compiled.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Noted } from '../model/problem.ts';
import type { Template, TemplateFile } from '../model/template.ts';
import { type Memory, rememberTemplate } from './memory.ts';
import { templateKindUnknown } from './template-problems.ts';

const PARTIAL_SUFFIX = '.part.md';

/**
 * Reads one document kind.
 * @param templatesDir the folder that holds one folder a kind and `shared/` style sheets
 */
export async function readTemplate(
  templatesDir: string,
  kind: string,
  memory?: Memory,
): Promise<Noted<Template | null>> {
  const folder = join(templatesDir, kind);
  const names = (await readdir(folder).catch(() => [])).sort();
  if (!names.includes('body.md') || !names.includes('kind.json')) {
    const kinds = await readdir(templatesDir).catch(() => []);
    const known = kinds.filter((name) => name !== 'shared').sort();
    return { value: null, problems: [templateKindUnknown(kind, known)] };
  }
  const text = async (name: string): Promise<TemplateFile> => {
    const read = { file: `templates/${kind}/${name}`, text: await readFile(join(folder, name), 'utf8') };
    return rememberTemplate(read, memory);
  };
  const partialNames = names.filter((name) => name.endsWith(PARTIAL_SUFFIX));
  const partials = await Promise.all(partialNames.map(text));
  const { name } = JSON.parse((await text('kind.json')).text) as { name: string };
  return {
    value: {
      kind,
      name,
      body: await text('body.md'),
      partials: Object.fromEntries(
        partialNames.map((name, index) => [name.slice(0, -PARTIAL_SUFFIX.length), partials[index]!]),
      ),
      styles: [...(await styleSheets(join(templatesDir, 'shared'))), ...(await styleSheets(folder))],
    },
    problems: [],
  };
}

async function styleSheets(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.css')).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}
