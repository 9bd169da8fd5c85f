// What is to be said of the faces a month was set in, though nothing is wrong with them.

import type { Problem } from '../../model/problem.ts';
import { fontSubstituted } from './font-problems.ts';
import { rolesBeside } from './font-standard.ts';
import type { FontSet } from './fonts.ts';

/**
 * FONT_SUBSTITUTED, once, when the running text is set in a shipped face; it names the other roles that are.
 * A face the office chose itself is no substitute, whatever it is.
 */
export function noteSubstitutes({ roles }: Pick<FontSet, 'roles'>): readonly Problem[] {
  if (!roles.body[0]?.shipped) return [];
  return [fontSubstituted(rolesBeside(roles).filter((role) => roles[role][0]?.shipped))];
}
