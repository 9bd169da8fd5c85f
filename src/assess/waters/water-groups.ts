// Sections → the waters they stand for: the city, basins, rivers and lakes, counties.

import type { Section } from '../../model/records.ts';
import type { WaterBody } from '../../model/water.ts';
import type { WaterLevel } from '../../model/water-findings.ts';
import type { MonthOfSection } from '../classes/series.ts';

/** A section with one month of it. */
export interface WaterMember extends MonthOfSection {
  readonly section: Section;
}

export interface WaterGroup {
  readonly level: WaterLevel;
  readonly name: string;
  readonly members: readonly WaterMember[];
}

const WHOLE_CITY = '全市';

const LEVELS: readonly {
  readonly level: WaterLevel;
  /** What sets the groups of the level apart, and the name of a section's group; absent: in none. */
  readonly keyOf: (section: Section) => readonly [key: string, name: string] | undefined;
}[] = [
  { level: 'city', keyOf: () => [WHOLE_CITY, WHOLE_CITY] },
  { level: 'basin', keyOf: ({ basin }) => basin && [basin.value, basin.value] },
  {
    level: 'water',
    // A river and a lake of one name are two waters: their limits differ.
    keyOf: ({ water, waterBody }) => [`${waterBody.value} ${water.value}`, water.value],
  },
  { level: 'county', keyOf: ({ county }) => [county.value, county.value] },
];

/**
 * The groups, level by level and within a level in the order of their first sections. Sections without a
 * basin are in no basin; every section is in one water, one county and the city.
 */
export function groupsOf(members: readonly WaterMember[]): readonly WaterGroup[] {
  return LEVELS.flatMap(({ level, keyOf }) => {
    const groups = new Map<string, { readonly name: string; readonly members: WaterMember[] }>();
    for (const member of members) {
      const named = keyOf(member.section);
      if (named === undefined) continue;
      const [key, name] = named;
      const group = groups.get(key) ?? { name, members: [] };
      group.members.push(member);
      groups.set(key, group);
    }
    return [...groups.values()].map((group) => ({ level, ...group }));
  });
}

/** The kind of water all members lie on, or that they lie on both. */
export function waterBodyOf(members: readonly WaterMember[]): WaterBody | 'mixed' {
  const [first, ...others] = new Set(members.map(({ section }) => section.waterBody.value));
  return first === undefined || others.length > 0 ? 'mixed' : first;
}
