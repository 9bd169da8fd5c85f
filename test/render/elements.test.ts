import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOM = join(import.meta.dirname, '../../src/render');

describe('the making of elements', () => {
  it('gives h() and s() their properties before children, which a text node could be taken for', () => {
    const careless = readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const calls = readFileSync(join(ROOM, name), 'utf8').match(/\b[hs]\(\s*[^,()]+,\s*\.\.\..*/g) ?? [];
        return calls.map((call) => `${name}: ${call}`);
      });
    expect(careless).toEqual([]);
  });
});
