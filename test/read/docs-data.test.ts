// docs/data.md says what the reader accepts: its tables are written from the declarations.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renewDataDocument } from '../../scripts/docs-data.ts';
import { TABLES } from '../../src/model/tables.ts';

const DOCUMENT = join(import.meta.dirname, '../../docs/data.md');
const text = readFileSync(DOCUMENT, 'utf8');

describe('docs/data.md', () => {
  it('agrees with the declarations (npm run docs renews it)', async () => {
    await expect(renewDataDocument(text)).toMatchFileSnapshot(DOCUMENT);
  });

  it('names every header and every alias of every table', () => {
    const words = TABLES.flatMap(({ columns, items }) => [
      ...columns.flatMap(({ header, aliases }) => [header, ...aliases]),
      ...(items ?? []).flatMap((group) => group.items.flatMap(({ name, aliases }) => [name, ...aliases])),
    ]);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  it('complains of a document without a marked region', () => {
    expect(() => renewDataDocument('# 数据文件')).toThrow(/tables/);
  });
});
