// What a file is by its first bytes, whatever its name says.

import { Buffer } from 'node:buffer';

/**
 * `zip`: a workbook, as far as can be told without opening it; `encrypted`: one with a password; `xls`: a
 * workbook of Excel 2003 and before, or of WPS; `ole`: another document of that age; `html`, `xml`: what office
 * systems export and call .xls; `text`: CSV perhaps.
 */
export type FileKind =
  | 'zip'
  | 'encrypted'
  | 'xls'
  | 'ole'
  | 'html'
  | 'xml'
  | 'pdf'
  | 'picture'
  | 'archive'
  | 'text'
  | 'binary';

const SIGNATURES: readonly (readonly [FileKind, string])[] = [
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['xls', '\x09\x08\x10\x00'],
  ['xls', '\x09\x04\x06\x00'],
  ['xls', '\x09\x02\x06\x00'],
  ['xls', '\x09\x00\x04\x00'],
  ['pdf', '%PDF-'],
  ['picture', '\x89PNG'],
  ['picture', '\xff\xd8\xff'],
  ['picture', 'GIF8'],
  ['archive', 'Rar!'],
  ['archive', "7z\xbc\xaf'\x1c"],
  ['archive', '\x1f\x8b'],
];

/** Bytes looked at to tell text from something else. */
const HEAD = 4096;

/** Tells what a file is. Text in any encoding is `text`. */
export function fileKind(content: Uint8Array): FileKind {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const head = bytes.toString('latin1', 0, 16);
  const signed = SIGNATURES.find(([, signature]) => head.startsWith(signature))?.[0];
  if (signed === 'ole') return oleKind(bytes);
  return signed ?? markupKind(bytes);
}

/** A compound document keeps its parts below names in UTF-16. */
function oleKind(bytes: Buffer): FileKind {
  const has = (name: string) => bytes.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (has('EncryptedPackage')) return 'encrypted';
  return has('Workbook') || has('Book') ? 'xls' : 'ole';
}

function markupKind(bytes: Buffer): FileKind {
  const head = bytes.subarray(0, HEAD);
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = isWide
    ? new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
    : head.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  if (/^\s*(<!DOCTYPE html|<(html|head|body|meta|style|table|div|script)\b|MIME-Version:)/i.test(text))
    return 'html';
  if (/^\s*<\?xml/i.test(text)) return /<(\w+:)?html\b/i.test(text) ? 'html' : 'xml';
  return !isWide && head.includes(0) ? 'binary' : 'text';
}
