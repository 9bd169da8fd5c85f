// Widths of text in 字 (the width of one hanzi), good enough to share out columns and to wrap labels.
// The renderer has no fonts; widths of Latin letters are those of a common sans face, rounded up.

const PIECE = /[（〔“《「(]*(?:[!-~]*\d\p{Script=Han}|[!-~]+|[^\s!-~])[）〕”》」、，。；：！？)]*|\s+/gu;
/** Sums of widths are not exact; a text must fit the width that was measured from it. */
const SLACK = 0.01;
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** @returns width in 字. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Width of the widest line, in 字. */
export function widestLine(text: string): number {
  return Math.max(...text.split('\n').map(textWidth));
}

/**
 * Breaks text into lines of at most `limit` 字. Latin words, numbers with their unit and brackets with what
 * they enclose stay together where they can; closing marks do not start a line.
 */
export function wrapText(text: string, limit: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECE) ?? []) {
    const parts = textWidth(piece) > limit + SLACK ? [...piece] : [piece];
    for (const part of parts) {
      if (line !== '' && textWidth(line + part.trimEnd()) > limit + SLACK) {
        lines.push(line.trimEnd());
        line = part.trimStart();
      } else {
        line += part;
      }
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

function characterWidth(character: string): number {
  if (character > '\u024f') return ZERO_WIDTH.test(character) ? 0 : 1;
  if (character === '%') return 0.92;
  if (/[A-Z@]/.test(character)) return 0.7;
  return /[.,:;'|! ]/.test(character) ? 0.34 : 0.58;
}
