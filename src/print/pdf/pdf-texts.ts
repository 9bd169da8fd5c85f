// Texts compared: what a page of HTML says, and how much of a text a message quotes.

const INVISIBLE = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;

/** A text without what differs between a page and its PDF: blanks, line breaks, ways to write one character. */
export function essence(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '');
}

/** As much of a text as a message needs; □ for what the file cannot name. */
export function quote(text: string): string {
  const characters = [...text.replace(INVISIBLE, '').replaceAll('\ufffd', '□')];
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : characters.join('');
}

/** Elements whose text is not printed. */
const UNPRINTED = /^(?:head|style|script|title|desc|template)$/;
/** Elements that do not end the text they stand in. */
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|br|cite|code|data|em|i|mark|q|s|small|span|strong|sub|sup|time|tspan|u|wbr)$/;
const VOID = /^(?:br|col|hr|img|input|link|meta|wbr)$/;
const TAG = /<!(?:--[\s\S]*?--|[^>]*)>|<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

/**
 * The texts of a page of HTML, paragraph by paragraph, cell by cell, in order. What reading aids are not to see
 * is no text of the document.
 */
export function textsOfHtml(html: string): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let at = 0;
  /** Name of the element that is left out, and how many of its kind are open in it. */
  let out = '';
  let depth = 0;
  const end = () => {
    const whole = essence(decodeEntities(text));
    if (whole !== '') texts.push(whole);
    text = '';
  };
  for (const match of html.matchAll(TAG)) {
    const [tag, closing, written = '', attributes = ''] = match;
    const name = written.toLowerCase();
    if (depth === 0) text += html.slice(at, match.index);
    at = match.index + tag.length;
    const opens = name !== '' && !closing && !attributes.endsWith('/') && !VOID.test(name);
    if (depth > 0) {
      if (name === out) depth += closing ? -1 : Number(opens);
    } else {
      if (name !== '' && !INLINE.test(name)) end();
      if (opens && (UNPRINTED.test(name) || /\baria-hidden="?true/.test(attributes)))
        [out, depth] = [name, 1];
    }
  }
  text += html.slice(at);
  end();
  return texts;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Those that a writer of HTML needs; others stay as they are. */
function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));?/gi,
    (whole, decimal?: string, hex?: string, name = '') => {
      const code = decimal === undefined ? hex && Number.parseInt(hex, 16) : Number(decimal);
      return code ? String.fromCodePoint(code) : (ENTITIES[name] ?? whole);
    },
  );
}
