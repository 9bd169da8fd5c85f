// XML, element by element, over the bytes of a part: well-formed or refused. No document types, no entities
// but the five of XML, no other encoding than UTF-8; names without the prefix of the part's own language.

import { type Buffer, isUtf8 } from 'node:buffer';
import type { Place } from '../../model/source.ts';
import { xlsxCorrupt, xlsxDialect, xlsxDoctype, xlsxLimit } from '../problems/workbook-problems.ts';
import { refuse } from './refusal.ts';
import { MAX_DEPTH, MAX_ELEMENTS, MAX_TEXT_BYTES } from './workbook-limits.ts';
import {
  AMPERSAND,
  APOSTROPHE,
  addressAt,
  BANG,
  digitsAt,
  EQUALS,
  GT,
  isNameByte,
  isWrittenAt,
  LT,
  nameAt,
  QUESTION,
  QUOTE,
  SLASH,
} from './xml-bytes.ts';
import { plainLines, resolveText } from './xml-text.ts';

/** More than any element of a workbook has. */
const MAX_ATTRIBUTES = 200;

export type XmlToken = 'open' | 'close' | 'text' | 'end';

/**
 * A pull reader. An element that closes itself gives `open` and then `close`. `name` is the name of the
 * element opened or closed, without the prefix the root element has; elements of other prefixes keep theirs.
 */
export class XmlReader {
  name = '';
  /** How many elements are open, the one just opened included. */
  depth = 0;
  private readonly bytes: Buffer;
  private readonly place: Place;
  private at = 0;
  private prefix = '';
  private hasRoot = false;
  private closesItself = false;
  private readonly open: string[] = [];
  private readonly names: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private attributes = 0;
  private elements = 0;
  private textStart = 0;
  private textEnd = 0;
  private isLiteral = false;
  /** Nothing in the text stands for something else. */
  private isPlain = false;

  constructor(bytes: Buffer, place: Place) {
    this.bytes = bytes;
    this.place = place;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3;
    else if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0) {
      refuse(xlsxDialect(place, '部件的文字编码不是UTF-8'));
    }
    if (!isUtf8(bytes)) this.fail();
  }

  /** The next piece; `end` when the root element is closed and nothing but space and comments follow. */
  next(): XmlToken {
    if (this.closesItself) {
      this.closesItself = false;
      return this.closed();
    }
    const { bytes } = this;
    for (;;) {
      const start = this.at;
      if (start >= bytes.length) {
        if (this.depth > 0 || !this.hasRoot) this.fail();
        return 'end';
      }
      if (bytes[start] !== LT) {
        this.readText(start);
        if (this.depth > 0) return 'text';
        if (this.text().trim() !== '') this.fail();
        continue;
      }
      const second = bytes[start + 1];
      if (second === SLASH) return this.readClose(start + 2);
      if (second === QUESTION) this.skipInstruction(start);
      else if (second !== BANG) return this.readOpen(start + 1);
      else if (bytes[start + 2] === 45 && bytes[start + 3] === 45) this.at = this.behind('-->', start + 4);
      else if (bytes.toString('latin1', start, start + 9) === '<![CDATA[' && this.depth > 0) {
        this.at = this.behind(']]>', start + 9);
        this.textStart = start + 9;
        this.textEnd = this.at - 3;
        this.isLiteral = true;
        this.isPlain = false;
        return 'text';
      } else if (bytes.toString('latin1', start, start + 9) === '<!DOCTYPE') refuse(xlsxDoctype(this.place));
      else this.fail();
    }
  }

  /** The text just read, entities resolved. */
  text(): string {
    const written = this.written(this.textStart, this.textEnd);
    if (this.isPlain) return written;
    return this.isLiteral ? plainLines(written) : this.decode(written);
  }

  /** The text just read as a whole number from 0, `NaN` when it is none. */
  textInteger(): number {
    return digitsAt(this.bytes, this.textStart, this.textEnd);
  }

  /** An attribute of the element just opened, by its whole name; `undefined` when it is not there. */
  attribute(name: string): string | undefined {
    for (let index = 0; index < this.attributes; index += 1) {
      if (this.names[index] === name) {
        return this.decode(this.written(this.starts[index]!, this.ends[index]!));
      }
    }
    return undefined;
  }

  /** {@link attribute} where few different values are to be expected, which is faster. */
  token(name: string): string | undefined {
    for (let index = 0; index < this.attributes; index += 1) {
      if (this.names[index] === name) return nameAt(this.bytes, this.starts[index]!, this.ends[index]!);
    }
    return undefined;
  }

  /** An attribute that is a whole number from 0; `NaN` when something else is written, `undefined` when nothing. */
  integer(name: string): number | undefined {
    for (let index = 0; index < this.attributes; index += 1) {
      if (this.names[index] === name) return digitsAt(this.bytes, this.starts[index]!, this.ends[index]!);
    }
    return undefined;
  }

  /**
   * An attribute that is a cell's address, as its 0-based column and row; `NaN` in both when something else
   * is written, `undefined` when nothing.
   */
  address(name: string): { readonly column: number; readonly row: number } | undefined {
    for (let index = 0; index < this.attributes; index += 1) {
      if (this.names[index] === name) return addressAt(this.bytes, this.starts[index]!, this.ends[index]!);
    }
    return undefined;
  }

  /** The names of all attributes of the element just opened. */
  attributeNames(): readonly string[] {
    return this.names.slice(0, this.attributes);
  }

  /** Whether a truth value is set: `1` or `true`. */
  isSet(name: string): boolean {
    const value = this.attribute(name);
    return value === '1' || value === 'true';
  }

  /** The language of the element just opened, when it says so itself, as a root element does. */
  namespace(): string | undefined {
    return this.attribute(this.prefix === '' ? 'xmlns' : `xmlns:${this.prefix.slice(0, -1)}`);
  }

  /** The name of the element around the one just opened. */
  parent(): string | undefined {
    return this.depth > 1 ? this.localName(this.open[this.depth - 2]!) : undefined;
  }

  /** Passes over everything inside the element just opened, and its end. */
  skip(): void {
    const inside = this.depth;
    while (this.next() !== 'close' || this.depth >= inside);
  }

  /** All text inside the element just opened, and passes over its end; elements inside it give none. */
  content(): string {
    const inside = this.depth;
    let text = '';
    for (;;) {
      const token = this.next();
      if (text.length > MAX_TEXT_BYTES) this.tooLong();
      if (token === 'text') text += this.text();
      else if (token === 'open') this.skip();
      else if (this.depth < inside) return text;
    }
  }

  private readText(start: number): void {
    const { bytes } = this;
    let end = start;
    let isPlain = true;
    for (let byte = bytes[end]; byte !== undefined && byte !== LT; byte = bytes[++end]) {
      if (byte < 32 && byte !== 10 && byte !== 13 && byte !== 9) this.fail();
      if (byte === AMPERSAND || byte === 13) isPlain = false;
    }
    this.textStart = start;
    this.textEnd = end;
    this.isLiteral = false;
    this.isPlain = isPlain;
    this.at = end;
  }

  private readOpen(start: number): XmlToken {
    const { bytes } = this;
    if (this.depth === 0 && this.hasRoot) this.fail();
    let at = this.nameEnd(start);
    const whole = nameAt(this.bytes, start, at);
    this.attributes = 0;
    let isSelfClosing = false;
    for (;;) {
      const spaced = this.skipSpace(at);
      const byte = bytes[spaced];
      if (byte === GT) {
        this.at = spaced + 1;
        break;
      }
      if (byte === SLASH && bytes[spaced + 1] === GT) {
        this.at = spaced + 2;
        isSelfClosing = true;
        break;
      }
      if (spaced === at) this.fail();
      at = this.readAttribute(spaced);
    }
    if (this.depth === 0) this.enterRoot(whole);
    if (this.depth >= MAX_DEPTH) refuse(xlsxLimit(this.place, '内部结构层层相套'));
    this.elements += 1;
    if (this.elements > MAX_ELEMENTS) refuse(xlsxLimit(this.place, '一张表的内容过多'));
    this.open[this.depth] = whole;
    this.depth += 1;
    this.name = this.localName(whole);
    this.closesItself = isSelfClosing;
    return 'open';
  }

  private readAttribute(start: number): number {
    const { bytes } = this;
    const nameEnd = this.nameEnd(start);
    const name = nameAt(this.bytes, start, nameEnd);
    const equals = this.skipSpace(nameEnd);
    if (bytes[equals] !== EQUALS) this.fail();
    const open = this.skipSpace(equals + 1);
    const quote = bytes[open];
    if (quote !== QUOTE && quote !== APOSTROPHE) this.fail();
    let end = open + 1;
    for (let byte = bytes[end]; byte !== quote; byte = bytes[++end]) {
      if (byte === undefined || byte === LT || (byte < 32 && byte !== 10 && byte !== 13 && byte !== 9)) {
        this.fail();
      }
    }
    const count = this.attributes;
    if (count >= MAX_ATTRIBUTES) this.fail();
    for (let index = 0; index < count; index += 1) if (this.names[index] === name) this.fail();
    this.names[count] = name;
    this.starts[count] = open + 1;
    this.ends[count] = end;
    this.attributes = count + 1;
    return end + 1;
  }

  private readClose(start: number): XmlToken {
    const name = this.open[this.depth - 1] ?? this.fail();
    const end = start + name.length;
    const close = this.skipSpace(end);
    if (!isWrittenAt(name, this.bytes, start) || this.bytes[close] !== GT) this.fail();
    this.at = close + 1;
    return this.closed();
  }

  private closed(): XmlToken {
    this.depth -= 1;
    this.name = this.localName(this.open[this.depth]!);
    return 'close';
  }

  /** The prefix of the root is that of the part's own language. */
  private enterRoot(whole: string): void {
    this.hasRoot = true;
    this.prefix = whole.slice(0, whole.indexOf(':') + 1);
  }

  private localName(whole: string): string {
    return this.prefix !== '' && whole.startsWith(this.prefix) ? whole.slice(this.prefix.length) : whole;
  }

  private skipInstruction(start: number): void {
    const end = this.behind('?>', start + 2);
    const written = this.bytes.toString('latin1', start, end);
    const encoding = /^<\?xml\s[^?]*encoding\s*=\s*["']([^"']*)["']/.exec(written)?.[1];
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) {
      refuse(xlsxDialect(this.place, '部件的文字编码不是UTF-8'));
    }
    this.at = end;
  }

  private behind(sign: string, from: number): number {
    const found = this.bytes.indexOf(sign, from, 'latin1');
    return found === -1 ? this.fail() : found + sign.length;
  }

  private nameEnd(start: number): number {
    const { bytes } = this;
    let end = start;
    for (let byte = bytes[end]; byte !== undefined && isNameByte(byte); byte = bytes[++end]);
    if (end === start) this.fail();
    return end;
  }

  private skipSpace(start: number): number {
    let at = start;
    for (let byte = this.bytes[at]; byte === 32 || byte === 10 || byte === 13 || byte === 9; ) {
      byte = this.bytes[++at];
    }
    return at;
  }

  private written(start: number, end: number): string {
    if (end - start > MAX_TEXT_BYTES) this.tooLong();
    return this.bytes.toString('utf8', start, end);
  }

  private tooLong(): never {
    return refuse(xlsxLimit(this.place, '一处文字过长'));
  }

  private decode(written: string): string {
    return resolveText(written) ?? this.fail();
  }

  private fail(): never {
    return refuse(xlsxCorrupt(this.place));
  }
}
