// Units and classes of water in what was typed: their letters, capitals and mixtures.

import type { Problem } from '../../model/problem.ts';
import { unitForm, unitsMixed, waterClassForm } from './number-usage-problems.ts';
import type { ProseLine } from './prose-lines.ts';
import { applyRules, type PlaceOf, type WritingRule } from './writing-rules.ts';

/** What is written, and how it should be. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/(?<![A-Za-z])(?!mg\/L)[mM][gG]\s?[/／]\s?[lL](?![A-Za-z])/gu, 'mg/L'],
  [/(?<![A-Za-z])(?:[uµ][gG]\s?[/／]\s?[lL]|μg[/／]l|μg／L)(?![A-Za-z])/gu, 'μg/L'],
  [/(?<![A-Za-z])(?:KM|Km|kM)(?![A-Za-z])/gu, 'km'],
  [/(?<![A-Za-z])(?:KG|Kg|kG)(?![A-Za-z])/gu, 'kg'],
  [/(?<=[\d万亿]\s?)m3(?![A-Za-z\d])/gu, 'm³'],
  [/(?<=[\d万亿]\s?)m2(?![A-Za-z\d])/gu, 'm²'],
  [/(?<=[\d万亿]\s?)km2(?![A-Za-z\d])/gu, 'km²'],
  [/(?:°\s?[Cc]|摄氏度[Cc]|(?<=\d)度[Cc])(?![A-Za-z])/gu, '℃'],
  [/(?<![A-Za-z])(?:PH|Ph|ph)(?=值|[为在超大小高低偏]|\s?\d)/gu, 'pH'],
  [/(?<=[\d万亿])吨\/[dD](?![A-Za-z])/gu, '吨/日'],
  [/立方米\/[dD](?![A-Za-z])/gu, '立方米/日'],
  [/毫克\/[lL](?![A-Za-z])/gu, '毫克/升'],
  [/(?<![A-Za-z])mg\/升/gu, 'mg/L'],
  [/(?<![A-Za-z])m[³3]\/(?:天|日)/gu, 'm³/d'],
  [/(?<=[\d万亿]\s?)t\/(?:天|日)/gu, 't/d'],
  [/(?<=\d\s?)(?:公分)/gu, '厘米'],
  [/(?<=\d\s?)(?:华里|市里)/gu, '千米（换算后的数值）'],
  [/(?<=\d\s?)市?斤(?!斤)/gu, '千克（换算后的数值）'],
];

const ROMAN: Readonly<Record<string, string>> = {
  I: 'Ⅰ',
  II: 'Ⅱ',
  III: 'Ⅲ',
  IV: 'Ⅳ',
  V: 'Ⅴ',
  1: 'Ⅰ',
  2: 'Ⅱ',
  3: 'Ⅲ',
  4: 'Ⅳ',
  5: 'Ⅴ',
  一: 'Ⅰ',
  二: 'Ⅱ',
  三: 'Ⅲ',
  四: 'Ⅳ',
  五: 'Ⅴ',
};

const RULES: readonly WritingRule[] = [
  ...UNITS.map(
    ([pattern, right]): WritingRule => ({
      pattern,
      inLiterals: true,
      report: ({ place, text }) => unitForm(place, text, right),
    }),
  ),
  {
    pattern:
      /(?<![A-Za-z])(?:I{1,3}|IV|V|[ⅰ-ⅴ]|[ＩＶ]{1,3})\s?类|(?<![A-Za-z])(?:I{1,3}|IV|V|[ⅰ-ⅴ])(?=\s?(?:[～~—–-]|至)\s?劣?(?:I{1,3}|IV|V|[ⅰ-ⅴ])\s?类)/gu,
    inLiterals: true,
    report: ({ match: [found], place, text }) => waterClassForm(place, text, inRoman(found)),
  },
  {
    pattern:
      /劣\s?[五5]类?|(?<!分为|划为|归为|分成|第)(?:(?<=达到|优于|劣于|低于|地表水|水质为)[一二三四五1-5]类(?=$|[，。；、）水标以])|[一二三四五1-5]类(?=水质(?!问题)|水标准))/gu,
    inLiterals: true,
    report: ({ match: [found], place, text }) => waterClassForm(place, text, inRoman(found)),
  },
];

/** Ways to write one unit; a text has one of them. */
const SYNONYMS: readonly (readonly RegExp[])[] = [
  [/吨\/天/gu, /吨\/日/gu, /(?<=[\d万])\s?t\/d/gu],
  [/(?<!平方)公里/gu, /(?<!平方)千米/gu, /(?<=\d\s?)km(?![²\w])/gu],
  [/毫克\/升/gu, /mg\/L/gu],
  [/立方米\/[天日]/gu, /m³\/d/gu],
];

export function lintUnits(lines: readonly ProseLine[], placeOf: PlaceOf): readonly Problem[] {
  return [
    ...lines.flatMap((line) => applyRules(line, RULES, placeOf)),
    ...SYNONYMS.flatMap((ways) => lintSynonyms(lines, ways, placeOf)),
  ];
}

/** The first use of each way but the one that came first. */
function lintSynonyms(
  lines: readonly ProseLine[],
  ways: readonly RegExp[],
  placeOf: PlaceOf,
): readonly Problem[] {
  const uses = ways
    .flatMap((pattern) => {
      for (const { text, offsets } of lines) {
        const [match] = text.matchAll(pattern);
        if (match) return [{ unit: match[0].trim(), offset: offsets[match.index]! }];
      }
      return [];
    })
    .sort((a, b) => a.offset - b.offset);
  const [first, ...others] = uses;
  return others.map(({ unit, offset }) => unitsMixed(placeOf(offset), unit, first!.unit));
}

function inRoman(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/III|II|IV|I|V|[1-5一二三四五]/gu, (numeral) => ROMAN[numeral]!)
    .replace(/^(劣Ⅴ)$/u, '$1类');
}
