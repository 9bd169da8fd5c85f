// Bytes → text: UTF-8 with or without byte order mark, UTF-16 with one, GBK and GB18030. Whatever may be
// something else is a problem, never a guess.

import type { Noted, Problem } from '../../model/problem.ts';
import { encodingGb18030, encodingSuspect, fileNul, mojibake } from '../problems/text-problems.ts';
import { findScrambled } from '../text/scrambled.ts';

/** What bytes said; a problem where they said nothing. */
type Decoded = { readonly text: string; readonly note?: Problem } | { readonly problem: Problem };

/**
 * Decodes a text file. UTF-8 is tried first, then GB18030 (a superset of GBK). Pairs of GBK bytes
 * C2–DF, 80–BF are valid UTF-8 too, so text without a mark that decodes as UTF-8 but holds only
 * characters U+0080–07FF beyond ASCII (no Chinese at all) is taken as GB18030. Almost any bytes decode as
 * GB18030, so what it gives must be Chinese as it is written: Big5 is told by its own common characters.
 */
export function decodeText(file: string, content: Uint8Array): Noted<string | null> {
  const decoded = decodeBytes(file, content);
  if ('problem' in decoded) return { value: null, problems: [decoded.problem] };
  // Old systems end a text with Ctrl-Z; files put together keep the marks of their parts.
  const unmarked = decoded.text.replace(/^\ufeff+/, '');
  const text = unmarked.endsWith('\u001a') ? unmarked.slice(0, -1) : unmarked;
  const nul = text.indexOf('\0');
  if (nul !== -1) return { value: null, problems: [fileNul({ file, line: lineAt(text, nul) })] };
  const scrambled = findScrambled(text);
  if (scrambled !== null) {
    const place = { file, line: lineAt(text, scrambled.index) };
    return { value: null, problems: [mojibake(place, scrambled.shown, scrambled.original)] };
  }
  return { value: text, problems: decoded.note === undefined ? [] : [decoded.note] };
}

function decodeBytes(file: string, content: Uint8Array): Decoded {
  const [first, second, third, fourth] = content;
  const suspect = (reason: string, line?: number): Decoded => ({
    problem: encodingSuspect({ file, ...(line !== undefined && { line }) }, reason),
  });
  const marked = (encoding: string, name: string): Decoded => {
    const text = decode(encoding, content);
    return text === null ? suspect(`开头标明是${name}，内容却不是`) : { text };
  };
  if (first === 0xef && second === 0xbb && third === 0xbf) return marked('utf-8', 'UTF-8');
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return suspect('看来是UTF-32');
  if (first === 0xff && second === 0xfe) return marked('utf-16le', 'UTF-16');
  if (first === 0xfe && second === 0xff) return marked('utf-16be', 'UTF-16');
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return suspect('看来是UTF-32');
  if (isUtf16(content)) return suspect('看来是UTF-16，开头却没有标记');
  const utf8 = decode('utf-8', content);
  if (utf8 !== null && /~\{[!-~]{2,}~\}/.test(utf8)) return suspect('看来是HZ编码');
  if (utf8 !== null && !(/[\u0080-\u07ff]/.test(utf8) && !/[\u0800-\u{10ffff}]/u.test(utf8))) {
    return { text: utf8 };
  }
  // Short text in two-byte characters only: both readings are possible, one of them may be garbled.
  if (utf8 !== null && findScrambled(utf8) !== null) return { text: utf8 };
  const damage = utf8 === null ? damageOf('utf-8', content) : null;
  if (damage !== null) {
    return suspect(damage.atEnd ? '文件在一个字的中间断了，没有传完' : '这一行有损坏的字', damage.line);
  }
  const gb18030 = decode('gb18030', content);
  if (gb18030 === null) {
    const broken = damageOf('gb18030', content);
    return broken === null
      ? suspect('不是UTF-8，也不是GBK')
      : suspect(broken.atEnd ? '文件在一个字的中间断了，没有传完' : '这一行有损坏的字', broken.line);
  }
  const { pairs, simplified, traditional } = commonShares(content);
  const isForeign = traditional > simplified && simplified * 4 < pairs * 3;
  // Where Big5 has a seventh of its common characters GBK has private ones, which no file has.
  if ((isForeign || /[\ue000-\uf8ff]/.test(gb18030)) && decode('big5', content) !== null)
    return suspect('看来是Big5（繁体）或别的编码');
  if (pairs >= 8 && simplified * 2 < pairs) return suspect('不是UTF-8，按GBK读也不成文字');
  return { text: gb18030, note: encodingGb18030({ file }) };
}

/** NULs on one side, as UTF-16 stores digits, commas and line ends; 一 and few others have theirs on the other. */
function isUtf16(content: Uint8Array): boolean {
  if (!content.includes(0)) return false;
  const nuls = [0, 0];
  for (const [index, byte] of content.entries()) if (byte === 0) nuls[index % 2]! += 1;
  const [even, odd] = nuls as [number, number];
  return Math.max(even, odd) * 16 > content.length && Math.max(even, odd) > 4 * Math.min(even, odd);
}

/**
 * Where text breaks off that is otherwise of this encoding: at least four Chinese characters for each piece of
 * debris. `null` when it is not that encoding at all.
 */
function damageOf(encoding: string, content: Uint8Array): { atEnd: boolean; line: number } | null {
  const text = new TextDecoder(encoding).decode(content);
  const debris = text.match(/\ufffd/g)?.length ?? 0;
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  if (debris === 0 || chinese < 4 * debris) return null;
  const index = text.indexOf('\ufffd');
  return { atEnd: index === text.length - 1, line: lineAt(text, index) };
}

/**
 * Of the two-byte characters, how many are common ones of GB 2312 (first level and signs), and how many would
 * be in Big5. Both sets have their common characters where the other has few.
 */
function commonShares(content: Uint8Array): { pairs: number; simplified: number; traditional: number } {
  let [pairs, simplified, traditional] = [0, 0, 0];
  for (let index = 0; index < content.length; index += 1) {
    const lead = content[index]!;
    if (lead < 0x80) continue;
    const trail = content[index + 1] ?? 0;
    pairs += 1;
    index += trail >= 0x30 && trail <= 0x39 ? 3 : 1;
    const isSign = lead >= 0xa1 && lead <= 0xa3;
    const isHigh = trail >= 0xa1;
    // A6: Greek letters, for the μ of μg/L.
    if (isHigh && (isSign || lead === 0xa6 || (lead >= 0xb0 && lead <= 0xd7))) simplified += 1;
    // A8, A9: letters with accents and lines of tables in GBK.
    const isLetter = lead === 0xa8 || lead === 0xa9;
    if (isSign || (!isLetter && lead >= 0xa4 && lead <= 0xc6)) traditional += 1;
  }
  return { pairs, simplified, traditional };
}

/** 1-based line of a position. */
function lineAt(text: string, index: number): number {
  return text.slice(0, index).split(/\r\n|\r|\n/).length;
}

function decode(encoding: string, content: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return null;
  }
}
