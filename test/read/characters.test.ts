import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findDebris,
  findLookalike,
  isOrdinary,
  showInvisible,
  unify,
  withoutInvisible,
  withPlainSpaces,
} from '../../src/read/text/characters.ts';
import { INVISIBLE } from './samples.ts';

describe('unify', () => {
  it.each([
    ['⽔', '水'],
    ['⼭⽔县', '山水县'],
    ['兰⼭区', '兰山区'],
    ['⻓江⼤桥', '长江大桥'],
    ['⻄⻔⻢⻋', '西门马车'],
    ['不', '不'],
    ['凉涼', '凉涼'],
    ['勺', '勺'],
    ['e\u0301', 'é'],
    ['﨎﨏', '﨎﨏'],
    ['水Ⅲ（ａ）①㎡', '水Ⅲ（ａ）①㎡'],
  ])('gives %s as %s', (text, unified) => {
    expect(unify(text)).toBe(unified);
  });

  it('leaves no radical and no compatibility ideograph that has another form', () => {
    const blocks = [...Array(0x2fd6 - 0x2e80).keys()].map((offset) => 0x2e80 + offset);
    const radicals = blocks.map((code) => String.fromCodePoint(code)).filter((c) => /\p{Assigned}/u.test(c));
    const left = radicals.filter((radical) => unify(radical) === radical);
    // Forms of which Unicode names no unified one.
    expect(left.length).toBeLessThan(4);
    for (const radical of radicals) expect(unify(unify(radical))).toBe(unify(radical));
  });
});

describe('findDebris', () => {
  it.each([
    ['\u0000', 'control'],
    ['\u0007', 'control'],
    ['\u000b', 'control'],
    ['\u001b', 'control'],
    ['\u007f', 'control'],
    ['\u0085', 'control'],
    ['\u009b', 'control'],
    ['\ufffe', 'control'],
    ['\ufdd0', 'control'],
    ['\u{1ffff}', 'control'],
    ['\ud800', 'surrogate'],
    ['\udc00', 'surrogate'],
    ['\ufffd', 'lost'],
    ['\ue5e5', 'private'],
    ['\u{f0000}', 'private'],
    ['\u202e', 'bidi'],
    ['\u2067', 'bidi'],
  ])('finds %j: %s', (character, kind) => {
    expect(findDebris(`甲${character}乙`)).toEqual({ kind, character });
  });

  it.each(['甲\t乙', '甲\r\n乙', '𠮷野家', '👍', '㑇', '　', '甲\u200b乙'])('finds none in %j', (text) => {
    expect(findDebris(text)).toBeNull();
  });
});

describe('what is not seen', () => {
  it.each(INVISIBLE)('U+%s is taken out, and shown where a text is quoted', (code) => {
    const character = String.fromCodePoint(Number.parseInt(code, 16));
    expect(isOrdinary(`甲${character}乙`)).toBe(false);
    expect(withoutInvisible(`甲${character}乙`)).toBe('甲乙');
    expect(showInvisible(`甲${character}乙`)).toBe(`甲⟨U+${code}⟩乙`);
  });

  it('never reaches a terminal: no escape sequence, no turn of direction', () => {
    expect(showInvisible('甲\u001b[31m\u202e乙\n')).toBe('甲⟨U+001B⟩[31m⟨U+202E⟩乙⟨U+000A⟩');
  });

  it('makes plain spaces of wide and hard ones', () => {
    expect(withPlainSpaces('甲\u00a0乙\u3000丙\u2009丁\t戊\u202f')).toBe('甲 乙 丙 丁 戊 ');
  });
});

describe('findLookalike', () => {
  it.each([
    ['Аренд', 'А'],
    ['一级Α', 'Α'],
    ['𝐀厂', '𝐀'],
  ])('finds in %s the letter %s', (text, letter) => {
    expect(findLookalike(text)).toBe(letter);
  });

  it('finds none among letters that are what they seem', () => {
    expect(findLookalike('A-1号μg/L Ⅲ αβ')).toBeNull();
  });
});

it('takes every text for ordinary that needs no change, and no other', () => {
  const character = fc.oneof(
    fc.constantFrom(...'断面水质氨氮。，（）0.5AaⅢ℃'),
    fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(
      fc.array(character, { maxLength: 8 }).map((parts) => parts.join('')),
      (text) => {
        const isChanged =
          withoutInvisible(text) !== text ||
          unify(text) !== text ||
          withPlainSpaces(text) !== text ||
          findDebris(text) !== null;
        if (isChanged) expect(isOrdinary(text)).toBe(false);
      },
    ),
    { numRuns: 2000 },
  );
});
