// The parts of an official document around its text: 版头, 主送机关, 落款 and 版记 (GB/T 9704-2012 §7, §10.1).

import type { Element } from 'hast';
import { h, s } from 'hastscript';
import { type Document, type Inline, type OfficialParts, plainText } from '../model/document.ts';
import type { Profile } from '../model/layout.ts';
import type { Ink } from './text/figures.ts';
import { renderInlines } from './text/inline.ts';
import { textWidth } from './text/measure.ts';
import { TITLE_LIMIT } from './text/units.ts';

/** Length of the rules, mm. */
const RULE = 156;
/** 小初; a longer name is set smaller, so that it stays on one line. */
const ISSUER_SIZE = 36;
/** Size of a name in red that would be smaller than this on one line: it stands on two. */
const TWO_LINES = 28;
const ISSUER_LINE = 440;
/** How far the red rules of a letter reach into its first page: measured, as the height of the name's ink. */
const LETTER_RULE_BELOW = 7.6;
const LETTER_RULE_A_POINT = (0.93 * 25.4) / 72;

/** 版头: 份号, issuing body in red, 发文字号, 签发人, red rule. */
export function renderOfficialHead(document: Document, profile: Profile, ink: Ink): Element | undefined {
  const { official: parts, banner } = document;
  if (parts === undefined) return undefined;
  const line = (className: string, ...content: readonly Inline[]) =>
    h('p', { className: [className] }, ...renderInlines(content, ink));
  const fields = [
    ...(parts.copyNumber ? [line('copy-number', parts.copyNumber)] : []),
    ...(banner ? [line('banner', banner)] : []),
  ];
  const issuer = line('issuer', parts.issuer);
  if (profile === 'letter') {
    const number = parts.documentNumber ? [line('document-number', parts.documentNumber)] : [];
    return h('div', { className: ['official-head'] }, issuer, [
      ...(fields.length + number.length > 0
        ? [h('div', { className: ['document-line'] }, h('div', {}, ...fields), ...number)]
        : []),
    ]);
  }
  return h(
    'div',
    { className: ['official-head'] },
    ...(fields.length > 0 ? [h('div', { className: ['fields'] }, ...fields)] : []),
    issuer,
    numberLine(parts, ink),
    rule('red-rule red', 0.5, 0),
  );
}

/** 发文字号 in the middle; with 签发人 at the right, at the left (§7.2.5, §7.2.6). */
function numberLine({ documentNumber, signer }: OfficialParts, ink: Ink): Element {
  const number = documentNumber ? renderInlines([documentNumber], ink) : ['\u00a0'];
  if (signer === undefined) return h('p', { className: ['document-number'] }, ...number);
  return h(
    'p',
    { className: ['document-number', 'signed'] },
    h('span', {}, ...number),
    h('span', { className: ['signer'] }, '签发人：', h('b', {}, ...renderInlines([signer], ink))),
  );
}

/** Flush left, with a full-width colon (§7.3.2). */
export function renderAddressee({ official }: Document, ink: Ink): Element | undefined {
  const addressee = official?.addressee;
  if (addressee === undefined) return undefined;
  return h('p', { className: ['addressee'] }, ...renderInlines([addressee], ink), '：');
}

/** 署名 and 成文日期: the lines the template has below the title (§7.3.5). */
export function renderSignOff({ official, subtitle = [] }: Document, ink: Ink): Element | undefined {
  if (official === undefined || subtitle.length === 0) return undefined;
  return h(
    'div',
    { className: ['sign-off'] },
    ...subtitle.map((line) => h('p', {}, ...renderInlines(line, ink, TITLE_LIMIT))),
  );
}

/** 版记; that of a letter has neither rules nor 印发机关 (§7.4, §10.1). */
export function renderImprint({ official }: Document, profile: Profile, ink: Ink): Element | undefined {
  if (official === undefined) return undefined;
  const { copies, distributor, printed } = official;
  const copied = copies
    ? [h('p', { className: ['copies'] }, '抄送：', ...renderInlines([copies], ink), '。')]
    : [];
  if (profile === 'letter') {
    return copies ? h('footer', { id: 'imprint', className: ['imprint'] }, ...copied) : undefined;
  }
  return h(
    'footer',
    { id: 'imprint', className: ['imprint'] },
    rule('', 0.35, 0),
    ...(copies ? [...copied, rule('', 0.25, 0)] : []),
    h(
      'p',
      { className: ['printing'] },
      h('span', {}, ...renderInlines([distributor], ink)),
      h('span', {}, ...renderInlines([printed], ink), '印发'),
    ),
    rule('', 0.35, -0.35),
  );
}

/** Size of the issuing body's name; the red rules of a letter come 4 mm below it. */
export function issuerRule({ official, title }: Document, profile: Profile): string {
  if (profile === 'minutes') {
    const line = Math.floor(ISSUER_LINE / textWidth(plainText(title)));
    const size = line < TWO_LINES ? TWO_LINES : Math.min(ISSUER_SIZE, line);
    return `@media print{h1{font-size:${size}pt}}`;
  }
  if (official === undefined) return '';
  const size = Math.min(ISSUER_SIZE, Math.floor(ISSUER_LINE / textWidth(official.issuer.text)));
  const name = `@media print{.issuer{font-size:${size}pt}}`;
  if (profile !== 'letter') return name;
  const below = LETTER_RULE_BELOW + size * LETTER_RULE_A_POINT;
  return `${name}@page :first{@top-center{margin-bottom:${(-below).toFixed(2)}mm}}`;
}

/** A border would come out in whole pixels, 0.26 mm; a drawn bar keeps its thickness. */
function rule(className: string, thickness: number, y: number): Element {
  return s(
    'svg',
    {
      className: className === '' ? [] : className.split(' '),
      width: `${RULE}mm`,
      height: '1px',
      ariaHidden: 'true',
    },
    s('rect', { y: `${y}mm`, width: '100%', height: `${thickness}mm` }),
  );
}
