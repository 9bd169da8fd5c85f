// Mojibake: text that was once read in the wrong encoding and saved like that. It is valid text, so only what
// it says gives it away: read back the way it went wrong, it turns into plain Chinese.

/** What a text was before it was garbled; empty when that is lost. */
export interface Scrambled {
  readonly shown: string;
  readonly original: string;
}

/** Windows-1252 puts these where Latin-1 has controls. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Characters as Latin-1 and Windows-1252 have them beyond ASCII, or lost; garbled text has letters among them. */
const LATIN_RUN = new RegExp(`[\\u0080-\\u00ff\\ufffd${WINDOWS}]{2,}`, 'g');
const LATIN_LETTER = /[À-ÖØ-öø-ÿ]/;
/** What is left of characters nobody could read (UTF-8 → GBK → UTF-8), and Chinese taken for Japanese. */
const LOST = /锟斤拷|[\uff61-\uff9f]{2}/;
const RUN = /[^\0-\u007f]{3,}/g;
/** Runs looked at in one file. */
const MOST_RUNS = 5000;

/**
 * What a text was before it was read in the wrong encoding, when that is plain to see; `null` for sound text.
 * Known are UTF-8 read as GBK (`鏂潰`) or as Windows-1252 (`Ã©`), GBK read as Latin-1 (`¶ÏÃæ`), and what is
 * left when neither could be read (`锟斤拷`).
 */
export function unscramble(text: string): Scrambled | null {
  if (!tables().signs.test(text)) return null;
  const lost = LOST.exec(text)?.[0];
  if (lost !== undefined) return { shown: lost, original: '' };
  for (const [run] of text.matchAll(LATIN_RUN)) {
    const original = fromLatin(run);
    if (original !== null) return { shown: run, original };
  }
  for (const [run] of text.matchAll(RUN)) {
    const original = fromGbk(run);
    if (original !== null) return { shown: run, original };
  }
  return null;
}

/**
 * The first garbled place of a file, if at least a fifth of its Chinese is: a whole file was misread once, not
 * a word pasted into a cell, which is that cell's problem.
 */
export function findScrambled(text: string): (Scrambled & { readonly index: number }) | null {
  if (!tables().signs.test(text)) return null;
  const hasLatin = LATIN_LETTER.test(text);
  let first: (Scrambled & { index: number }) | null = null;
  let [scrambled, all] = [0, 0];
  for (const match of text.matchAll(hasLatin ? /[^\0-\u007f]{2,}/g : RUN)) {
    const found = unscramble(match[0]);
    if (found !== null) first ??= { ...found, index: match.index };
    scrambled += found === null ? 0 : 1;
    all += 1;
    if (all === MOST_RUNS) break;
  }
  return scrambled * 5 >= all ? first : null;
}

/** Whether a character is one of the 3,755 common ones of GB 2312 or a mark of punctuation. */
function isCommon(character: string): boolean {
  return tables().common.has(character);
}

function fromLatin(run: string): string | null {
  if (!LATIN_LETTER.test(run)) return null;
  const bytes = Uint8Array.from(run, (letter) => {
    const windows = WINDOWS.indexOf(letter);
    return windows === -1 ? Math.min(letter.charCodeAt(0), 0xff) : 0x80 + windows;
  });
  const utf8 = decode('utf-8', bytes) ?? mostlyChinese(bytes, 1);
  if (utf8 !== null) return utf8;
  const gbk = bytes.length < 4 ? null : decode('gb18030', bytes);
  return gbk !== null && [...gbk].every(isCommon) ? gbk : null;
}

function fromGbk(run: string): string | null {
  const { bytesOf } = tables();
  return mostlyChinese(Uint8Array.from([...run].flatMap((character) => bytesOf.get(character) ?? [0xff])), 2);
}

/** The bytes as UTF-8, of which a few may have been dropped on the way: a third of it must make sense. */
function mostlyChinese(bytes: Uint8Array, fewest: number): string | null {
  const text = new TextDecoder('utf-8').decode(bytes).replace(/\ufffd+/g, '\ufffd');
  const characters = [...text];
  const common = characters.filter(isCommon).length;
  return common >= fewest && common * 3 >= characters.length ? text : null;
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

interface Tables {
  /**
   * What garbled text has at least one of: Latin letters, remains, or the characters GBK shows for the first
   * bytes of a Chinese character in UTF-8 (E4–E9, 80–BF). Sound text rarely has any.
   */
  readonly signs: RegExp;
  readonly common: ReadonlySet<string>;
  /** The GBK bytes of each character. */
  readonly bytesOf: ReadonlyMap<string, readonly number[]>;
}

let made: Tables | undefined;

/** Made from the decoder when first needed: they are the encoding itself, not a copy of it. */
function tables(): Tables {
  if (made !== undefined) return made;
  const decoder = new TextDecoder('gb18030');
  const at = (lead: number, trail: number) => decoder.decode(Uint8Array.of(lead, trail));
  const bytesOf = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) bytesOf.set(at(lead, trail), [lead, trail]);
    }
  }
  const among = (from: number, to: number, trails: (trail: number) => boolean) =>
    [...bytesOf].filter(([, [lead, trail]]) => lead >= from && lead <= to && trails(trail));
  const leads = among(0xe4, 0xe9, (trail) => trail >= 0x80 && trail <= 0xbf);
  const common = among(0xb0, 0xd7, (trail) => trail >= 0xa1);
  const marks = among(0xa1, 0xa3, (trail) => trail >= 0xa1);
  // The byte 80 stands alone: as Windows has it, it is the sign of the euro.
  const single: readonly [string, readonly number[]] = ['€', [0x80]];
  made = {
    signs: new RegExp(`[À-ÖØ-öø-ÿ\\uff61-\\uff9f锟${leads.map(([character]) => character).join('')}]`),
    common: new Set([...common, ...marks].map(([character]) => character)),
    bytesOf: new Map<string, readonly number[]>([...bytesOf, single]),
  };
  return made;
}
