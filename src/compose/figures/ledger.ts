// The ledger of one document: every figure that is placed gets an id and, while it passes through
// Markdown, an opaque token of private-use characters, so that no data is ever parsed as markup.

import type { Block, Figure, PlacedFigure } from '../../model/document.ts';
import type { Place } from '../../model/source.ts';

const OPEN = '\uE000';
const CLOSE = '\uE001';
const DIGIT_ZERO = 0xe010;
const TOKEN = /\uE000([\uE010-\uE019]+)\uE001/gu;

/** Characters a template must not contain, since tokens are made of them. */
export const RESERVED_CHARACTERS = /[\uE000-\uE019]/u;

type Placed =
  | { kind: 'figure'; figure: PlacedFigure }
  | { kind: 'blocks'; name: string; at: Place; blocks: readonly Block[] };

export class Ledger {
  readonly #figures = new Map<string, Place>();
  readonly #tokens: Placed[] = [];

  /** Gives a figure its id and remembers which template line, table or chart asked for it. */
  place(figure: Figure, at: Place): PlacedFigure {
    const id = `f${this.#figures.size + 1}`;
    this.#figures.set(id, at);
    return { kind: 'figure', id, ...figure };
  }

  /** Where the figure with this id was asked for. */
  placeOf(id: string): Place {
    return this.#figures.get(id)!;
  }

  figureToken(figure: Figure, at: Place): string {
    return this.#token({ kind: 'figure', figure: this.place(figure, at) });
  }

  blockToken(name: string, blocks: readonly Block[], at: Place): string {
    return this.#token({ kind: 'blocks', name, at, blocks });
  }

  /** Splits text into what was typed and what the tokens in it stand for. */
  *resolve(text: string): Generator<string | Placed> {
    let end = 0;
    for (const match of text.matchAll(TOKEN)) {
      if (match.index > end) yield text.slice(end, match.index);
      const placed = this.#tokens[decode(match[1]!)];
      if (placed) yield placed;
      end = match.index + match[0].length;
    }
    if (end < text.length) yield text.slice(end);
  }

  #token(placed: Placed): string {
    this.#tokens.push(placed);
    const index = String(this.#tokens.length - 1);
    const digits = [...index].map((digit) => String.fromCodePoint(DIGIT_ZERO + Number(digit)));
    return OPEN + digits.join('') + CLOSE;
  }
}

function decode(digits: string): number {
  return Number([...digits].map((digit) => digit.codePointAt(0)! - DIGIT_ZERO).join(''));
}
