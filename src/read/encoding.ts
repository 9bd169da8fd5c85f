// Bytes → text: UTF-8 with or without byte order mark, UTF-16 with one, GBK and GB18030.

import type { Noted } from '../model/problem.ts';
import { encodingGb18030, encodingSuspect } from './problems.ts';

/**
 * Decodes a text file. UTF-8 is tried first, then GB18030 (a superset of GBK). Pairs of GBK bytes
 * C2–DF, 80–BF are valid UTF-8 too, so text without a mark that decodes as UTF-8 but holds only
 * characters U+0080–07FF beyond ASCII (no Chinese at all) is taken as GB18030.
 */
export function decodeText(file: string, content: Uint8Array): Noted<string | null> {
  const [first, second, third] = content;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decoded(decode('utf-8', content), file);
  if (first === 0xff && second === 0xfe) return decoded(decode('utf-16le', content), file);
  if (first === 0xfe && second === 0xff) return decoded(decode('utf-16be', content), file);
  // A NUL is never part of a table: UTF-16 without a mark, or no text at all.
  if (content.includes(0)) return decoded(null, file);
  const utf8 = decode('utf-8', content);
  if (utf8 !== null && !(/[\u0080-\u07ff]/.test(utf8) && !/[\u0800-\u{10ffff}]/u.test(utf8))) {
    return { value: utf8, problems: [] };
  }
  const gb18030 = decode('gb18030', content);
  if (gb18030 !== null) return { value: gb18030, problems: [encodingGb18030({ file })] };
  return decoded(utf8, file);
}

function decoded(text: string | null, file: string): Noted<string | null> {
  return { value: text, problems: text === null ? [encodingSuspect({ file })] : [] };
}

function decode(encoding: string, content: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return null;
  }
}
