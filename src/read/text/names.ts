// Names that are not in a register: the nearest ones are suggested, never taken.

/** Up to three names that resemble the one written, nearest first. */
export function nearestNames(written: string, names: Iterable<string>): readonly string[] {
  const target = key(written);
  return [...new Set(names)]
    .filter((name) => name !== written)
    .map((name) => ({ name, distance: nameDistance(target, key(name)) }))
    .filter(
      ({ name, distance }) =>
        distance <= Math.max(1, Math.floor(target.length / 3)) || contains(target, key(name)),
    )
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

function contains(a: string, b: string): boolean {
  return a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a));
}

function key(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()]/g, '');
}

/** Levenshtein distance: characters put in, left out or exchanged. */
export function nameDistance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, character] of from.entries()) {
    const next = [index + 1];
    for (const [column, other] of to.entries()) {
      const replaced = row[column]! + (character === other ? 0 : 1);
      next.push(Math.min(replaced, row[column + 1]! + 1, next[column]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
