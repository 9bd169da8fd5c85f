// Text of XML as it is meant: line ends made one, entities and characters by number resolved.

const ENTITIES: Readonly<Record<string, string>> = {
  'amp;': '&',
  'lt;': '<',
  'gt;': '>',
  'quot;': '"',
  'apos;': "'",
};

/** Line ends as XML reads them. */
export function plainLines(written: string): string {
  return written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written;
}

/** The text meant; `null` where an entity is none of XML's five and no character. */
export function resolveText(written: string): string | null {
  const lines = plainLines(written);
  if (!lines.includes('&')) return lines;
  let isSound = true;
  const text = lines.replace(/&([^&;]{0,10};?)/g, (_, entity: string) => {
    const meant = Object.hasOwn(ENTITIES, entity) ? ENTITIES[entity]! : characterBy(entity);
    isSound &&= meant !== null;
    return meant ?? '';
  });
  return isSound ? text : null;
}

/** `#27700;` or `#x6C34;`: a character that XML may hold. */
function characterBy(entity: string): string | null {
  const [, hex, decimal] = /^#(?:x([\dA-Fa-f]{1,6})|(\d{1,7}));$/.exec(entity) ?? [];
  const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
  const isCharacter =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code < 0xd800) ||
    (code >= 0xe000 && code <= 0x10ffff);
  return isCharacter ? String.fromCodePoint(code) : null;
}
