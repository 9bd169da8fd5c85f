// Repeatable chance. A draw depends only on the seed and its own key, so that adding a section or an
// item leaves every other value as it was.

const SEED = 'yunze-2026-06';

/**
 * A number in [0, 1) that is always the same for the same key (FNV-1a, then a mixing step).
 * Integer arithmetic only: the result does not depend on the machine.
 *
 * @param {string} key
 */
function uniform(key) {
  let hash = 0x811c9dc5;
  for (const char of `${SEED}|${key}`) {
    hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/**
 * Scatter in (-1, 1), most often near 0: the mean of three draws, so that single months differ as
 * laboratory values do, without outliers that would change the story.
 *
 * @param {string} key
 */
export function scatter(key) {
  return ((uniform(`${key}|1`) + uniform(`${key}|2`) + uniform(`${key}|3`)) / 3) * 2 - 1;
}
