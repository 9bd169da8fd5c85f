// The operators of a page followed to what they put there (ISO 32000-1:2008, 8 and 9, as far as browsers use
// them): runs of text, shapes and bitmaps with their places.

import { dictionaryAt, inflate, listAt, type PdfFile, resolve } from './pdf-file.ts';
import { type PdfFont, readFont } from './pdf-fonts.ts';
import { type Box, boxOf, cut, IDENTITY, type Matrix, matrixOf, multiply, scaleOf } from './pdf-geometry.ts';
import { followOperators } from './pdf-operators.ts';
import { closeRun, type OpenRun, openRun, showGlyphs, type TextRun } from './pdf-runs.ts';
import {
  decodeText,
  isDictionary,
  isList,
  isReference,
  isStream,
  isText,
  type PdfDictionary,
  type PdfValue,
} from './pdf-syntax.ts';

/** Something drawn that is not text. */
export interface Shape {
  readonly kind: 'fill' | 'stroke' | 'bitmap';
  readonly box: Box;
  /** RGB, 0–1 each; empty for patterns and bitmaps. */
  readonly colour: readonly number[];
  /** Of a stroke, mm. */
  readonly width: number;
  readonly marked: number;
}

/** Fonts are read once a file. */
export type FontStore = Map<PdfValue, PdfFont>;

interface State {
  matrix: Matrix;
  clip: Box;
  fill: readonly number[];
  stroke: readonly number[];
  lineWidth: number;
}

/** A box while its path is still drawn. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Mark {
  readonly marked: number;
  /** Text that stands for all that is drawn within. */
  instead?: string;
}

/** What a page and the forms on it draw, gathered. */
export class ContentReader {
  readonly runs: TextRun[] = [];
  readonly shapes: Shape[] = [];
  readonly #file: PdfFile;
  readonly #fonts: FontStore;
  #state!: State;
  #marks: Mark[] = [];
  #path: Mutable<Box> | null = null;
  #clips = false;
  #run: OpenRun | null = null;
  #depth = 0;

  constructor(file: PdfFile, fonts: FontStore) {
    this.#file = file;
    this.#fonts = fonts;
  }

  /** Follows the operators of a page or of a form on it. */
  read(source: string, resources: PdfDictionary, state: State): void {
    if (++this.#depth > 8) throw new Error('PDF forms within forms without end');
    const outer = this.#state;
    const stack: State[] = [];
    this.#state = state;
    const fonts = dictionaryAt(this.#file, resources, 'Font');
    const states = dictionaryAt(this.#file, resources, 'ExtGState');
    /** Line widths of states; NaN for those that have none. */
    const widths = new Map<string, number>();
    let font: PdfFont | undefined;
    let size = 0;
    /** From text space to that of the page, and how far the line has moved in text space. */
    let text: Matrix = IDENTITY;
    let x = 0;
    let y = 0;

    followOperators(source, (operator, { numbers, count, bytes, length, marked, others }) => {
      switch (operator) {
        case 'q':
          stack.push({ ...this.#state });
          break;
        case 'Q':
          this.#state = stack.pop() ?? this.#state;
          break;
        case 'cm':
          this.#state.matrix = multiply(matrixOf(numbers), this.#state.matrix);
          break;
        case 'w':
          this.#state.lineWidth = numbers[0]!;
          break;
        case 'gs': {
          const name = String(others[0]);
          const width = widths.get(name) ?? Number(dictionaryAt(this.#file, states, name).get('LW') ?? NaN);
          widths.set(name, width);
          if (!Number.isNaN(width)) this.#state.lineWidth = width;
          break;
        }
        case 'rg':
        case 'g':
        case 'scn':
          this.#state.fill = colourOf(numbers, count);
          break;
        case 'RG':
        case 'G':
        case 'SCN':
          this.#state.stroke = colourOf(numbers, count);
          break;
        case 're':
          this.#rectangle(numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!);
          break;
        case 'm':
        case 'l':
        case 'c':
          for (let at = 0; at + 1 < count; at += 2) this.#extend(numbers[at]!, numbers[at + 1]!);
          break;
        case 'W':
        case 'W*':
          this.#clips = true;
          break;
        case 'n':
          this.#paint(false, false);
          break;
        case 'f':
        case 'f*':
          this.#paint(true, false);
          break;
        case 'S':
          this.#paint(false, true);
          break;
        case 'B':
        case 'B*':
          this.#paint(true, true);
          break;
        case 'BT':
          text = IDENTITY;
          x = 0;
          y = 0;
          break;
        case 'ET':
          this.#endRun();
          break;
        case 'Tf':
          this.#endRun();
          font = this.#font(fonts.get(String(others[0])));
          size = numbers[0]!;
          break;
        case 'Tm':
          this.#endRun();
          text = matrixOf(numbers);
          x = 0;
          y = 0;
          break;
        case 'Td':
          if (numbers[1] !== 0) this.#endRun();
          x += numbers[0]!;
          y += numbers[1]!;
          if (this.#run) this.#run.end = x - this.#run.start;
          break;
        case 'Tj':
        case 'TJ':
          if (!font) break;
          this.#run ??= openRun(
            font,
            size,
            x,
            multiply([1, 0, 0, 1, x, y], multiply(text, this.#state.matrix)),
          );
          if (length > 0) showGlyphs(this.#run, bytes, length);
          for (const shown of others) this.#show(this.#run, isList(shown) ? shown : [shown]);
          break;
        case 'BMC':
          this.#marks.push({ marked: this.#marked() });
          break;
        case 'BDC':
          if (marked >= 0) this.#marks.push({ marked });
          else this.#mark(others[1], resources);
          break;
        case 'EMC':
          this.#marks.pop();
          break;
        case 'Do':
          this.#draw(String(others[0]), resources);
          break;
      }
    });
    this.#state = outer;
    this.#depth--;
  }

  #extend(x: number, y: number): void {
    const [a, b, c, d, e, f] = this.#state.matrix;
    const left = a * x + c * y + e;
    const top = b * x + d * y + f;
    const path = this.#path;
    if (path === null) {
      this.#path = { left, top, right: left, bottom: top };
      return;
    }
    if (left < path.left) path.left = left;
    if (left > path.right) path.right = left;
    if (top < path.top) path.top = top;
    if (top > path.bottom) path.bottom = top;
  }

  #rectangle(x: number, y: number, width: number, height: number): void {
    this.#extend(x, y);
    this.#extend(x + width, y);
    this.#extend(x, y + height);
    this.#extend(x + width, y + height);
  }

  #paint(fills: boolean, strokes: boolean): void {
    const box = this.#path;
    if (box) {
      const { fill, stroke, lineWidth, matrix, clip } = this.#state;
      const visible = cut(box, clip);
      const marked = this.#marked();
      if (visible && fills) this.shapes.push({ kind: 'fill', box: visible, colour: fill, width: 0, marked });
      if (visible && strokes) {
        const width = lineWidth * scaleOf(matrix);
        this.shapes.push({ kind: 'stroke', box: visible, colour: stroke, width, marked });
      }
      if (this.#clips) this.#state.clip = visible ?? NOTHING;
    }
    this.#path = null;
    this.#clips = false;
  }

  #font(reference: PdfValue | undefined): PdfFont | undefined {
    const key = isReference(reference) ? reference.object : (reference ?? null);
    const known = this.#fonts.get(key);
    if (known) return known;
    const dictionary = resolve(this.#file, reference);
    if (!isDictionary(dictionary)) return undefined;
    const font = readFont(this.#file, dictionary);
    this.#fonts.set(key, font);
    return font;
  }

  /** Texts with the numbers that move them apart, in thousandths of the size. */
  #show(run: OpenRun, parts: readonly PdfValue[]): void {
    for (const part of parts) {
      if (typeof part === 'number') run.end -= (part / 1000) * run.size;
      if (!isText(part)) continue;
      const bytes = Buffer.from(part.text, 'latin1');
      showGlyphs(run, bytes, bytes.length);
    }
  }

  #endRun(): void {
    const run = this.#run;
    this.#run = null;
    if (run === null) return;
    const replaced = this.#marks.findLast((mark) => mark.instead !== undefined);
    const { matrix, clip, fill } = this.#state;
    const closed = closeRun(run, {
      matrix,
      clip,
      colour: fill,
      marked: this.#marked(),
      ...(replaced?.instead !== undefined && { instead: replaced.instead }),
    });
    if (replaced) replaced.instead = '';
    if (closed) this.runs.push(closed);
  }

  #mark(properties: PdfValue | undefined, resources: PdfDictionary): void {
    const named = typeof properties === 'string' ? properties : undefined;
    const listed =
      named === undefined ? undefined : dictionaryAt(this.#file, resources, 'Properties').get(named);
    const dictionary = resolve(this.#file, listed ?? properties);
    const number = isDictionary(dictionary) ? dictionary.get('MCID') : undefined;
    const instead = isDictionary(dictionary) ? dictionary.get('ActualText') : undefined;
    this.#marks.push({
      marked: typeof number === 'number' ? number : this.#marked(),
      ...(isText(instead) && { instead: decodeText(instead) }),
    });
  }

  #marked(): number {
    return this.#marks.at(-1)?.marked ?? -1;
  }

  #draw(name: string, resources: PdfDictionary): void {
    const object = resolve(this.#file, dictionaryAt(this.#file, resources, 'XObject').get(name));
    if (!isStream(object)) return;
    if (object.dictionary.get('Subtype') !== 'Form') {
      this.#place();
      return;
    }
    const own = listAt(this.#file, object.dictionary, 'Matrix').map(Number);
    const matrix = own.length === 6 ? multiply(matrixOf(own), this.#state.matrix) : this.#state.matrix;
    const inner = dictionaryAt(this.#file, object.dictionary, 'Resources');
    this.read(inflate(object).toString('latin1'), inner, { ...this.#state, matrix });
  }

  /** A bitmap fills the unit square. */
  #place(): void {
    const { matrix, clip } = this.#state;
    const visible = cut(boxOf(matrix, 0, 0, 1, 1), clip);
    if (visible) {
      this.shapes.push({ kind: 'bitmap', box: visible, colour: [], width: 0, marked: this.#marked() });
    }
  }
}

const NOTHING: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/** RGB of a grey or of three components; empty for patterns, which have names instead. */
function colourOf(numbers: Float64Array, count: number): readonly number[] {
  if (count === 1) return [numbers[0]!, numbers[0]!, numbers[0]!];
  return count === 3 ? [numbers[0]!, numbers[1]!, numbers[2]!] : [];
}
