// Marks of state secrets. What bears one has no business in an ordinary office machine, so nothing is made of it.

/** 密级, alone or with its 保密期限 after ★ (GB/T 9704-2012 §7.2.2), as a line or cell of its own. */
const OWN_LINE = /^[\s#>*|，。]*(?:密级[：:]?\s*)?(绝密|机密|秘密)\s*(?:[★☆*].{0,12})?[\s#>*|]*$/u;
/** With the star it is a mark wherever it stands. */
const STARRED = /(绝密|机密|秘密)\s*[★☆]/u;

/** The mark that a line or a cell bears; prose that only speaks of secrets bears none. */
export function classificationMark(text: string): string | null {
  if (!text.includes('密')) return null;
  return (OWN_LINE.exec(text) ?? STARRED.exec(text))?.[1] ?? null;
}

/** The first line of a text that bears a mark, counted from 1. */
export function markedLine(text: string): { readonly line: number; readonly mark: string } | null {
  if (!text.includes('密')) return null;
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const mark = classificationMark(line);
    if (mark !== null) return { line: index + 1, mark };
  }
  return null;
}
