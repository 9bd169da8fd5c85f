// What stands in a text besides what a reader sees: characters that are invisible, that look like others, or
// that mean nothing. The classes are Unicode's; what becomes of each is decided in cell-text.ts.

/**
 * Radicals that Unicode's compatibility forms leave alone, each followed by the character it is a form of
 * (Equivalent_Unified_Ideograph). Text copied from a PDF has them: 长 comes as ⻓.
 */
const RADICALS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍尐⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌' +
  '⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爬⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒' +
  '⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艺⻀艻⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷' +
  '⻋车⻌辶⻍辷⻎辸⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马' +
  '⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀';

const UNIFIED: ReadonlyMap<string, string> = new Map(
  Array.from(RADICALS.matchAll(/(.)(.)/gsu), ([, radical, character]) => [radical!, character!]),
);

/** What cannot be part of a text a person typed. */
export type Debris = 'surrogate' | 'lost' | 'control' | 'private' | 'bidi';

/** Half of a pair; the mark of a lost character; controls and code points that never are characters; private ones. */
const DEBRIS: readonly (readonly [Debris, RegExp])[] = [
  ['surrogate', /\p{Cs}/u],
  ['lost', /\ufffd/],
  [
    'control',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufff0-\ufff8\ufffe\uffff]|\p{Noncharacter_Code_Point}/u,
  ],
  ['private', /\p{Co}/u],
  // They turn the order of reading round: what is seen is not what is stored.
  ['bidi', /[\u202a-\u202e\u2066-\u2069]/],
];

/**
 * Characters that are not seen: soft hyphens, joiners, zero-width spaces, marks of direction, fillers,
 * variation selectors, tags, the blank of Braille.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu;

/** Spaces other than the plain one. */
const WIDE_SPACE = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** Radicals and compatibility ideographs: they look like Chinese characters and are others. */
const COMPATIBILITY = /[\u2e80-\u2fd5\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;

/** Digits and letters of full width; the L of a detection limit is often written so. */
const WIDE = /[\uff0e\uff10-\uff19\uff21-\uff2b\uff2d-\uff3a\uff41-\uff5a]/;

/** Digits in circles, in brackets or above the line, and letters of formulas. */
const ADORNED = /[\u2460-\u249b\u3220-\u3229\u3280-\u3289\u00b2\u00b3\u00b9\u{1d400}-\u{1d7ff}]/u;

/** Letters of other alphabets that pass for Latin ones. */
const LOOKALIKE =
  /[\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bd\u03bf\u0400-\u052f\u{1d400}-\u{1d7ff}]/u;

/**
 * Anything beyond plain Latin, Chinese and the signs of Chinese offices, and what files put before or between
 * plain characters. Nearly no cell has it; those that do get a closer look.
 */
const UNUSUAL =
  /[^\n\r -~°±·×μ‐–—‘’“”…℃Ⅰ-Ⅻ、。《-】\u4e00-\u9fff（），：；＜～]|^\s*['=]|_x[\dA-Fa-f]{4}_|&(?:#|[A-Za-z])/;

/** Whether nothing in the text asks for a closer look. */
export function isOrdinary(text: string): boolean {
  return !UNUSUAL.test(text);
}

/** The first thing in a text that is no text, and of what kind it is. */
export function findDebris(text: string): { readonly kind: Debris; readonly character: string } | null {
  for (const [kind, pattern] of DEBRIS) {
    const character = pattern.exec(text)?.[0];
    if (character !== undefined) return { kind, character };
  }
  return null;
}

/** The text without the characters nobody sees. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** The text with what nobody sees written out: `甲⟨U+200B⟩县`. */
export function showInvisible(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach a terminal
    /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Co}\u0000-\u001f\u007f-\u00a0\u2028\u2029\u2800]/gu,
    (character) => `⟨${codePoint(character)}⟩`,
  );
}

/** `U+200B`. */
export function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text with plain spaces for all others. */
export function withPlainSpaces(text: string): string {
  return text.replace(WIDE_SPACE, ' ');
}

/** The text with every space but the plain one written out. */
export function showSpaces(text: string): string {
  return text.replace(WIDE_SPACE, (space) => `⟨${codePoint(space)}⟩`);
}

/**
 * The text with every character in its one usual form: composed (NFC), and Chinese characters for the radicals
 * and compatibility ideographs that look like them.
 */
export function unify(text: string): string {
  return text
    .replace(COMPATIBILITY, (character) => UNIFIED.get(character) ?? character.normalize('NFKC'))
    .normalize('NFC');
}

/** Whether digits or letters are written in another width. */
export function hasWide(text: string): boolean {
  return WIDE.test(text);
}

/** Whether digits or letters stand in circles or brackets, above the line or in a face of formulas. */
export function hasAdorned(text: string): boolean {
  return ADORNED.test(text);
}

/** The first letter that only looks Latin; `null` without. */
export function findLookalike(text: string): string | null {
  return LOOKALIKE.exec(text)?.[0] ?? null;
}
