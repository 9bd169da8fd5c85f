import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/read/workbook/refusal.ts';
import { XmlReader } from '../../src/read/workbook/xml.ts';

/** What a reader gives, piece by piece: `<a` for an opened element, `a>` for a closed one, text in quotes. */
function pieces(text: string | Uint8Array): string[] {
  const xml = new XmlReader(Buffer.from(text as Uint8Array), { file: 'a.xlsx' });
  const read: string[] = [];
  for (let token = xml.next(); token !== 'end'; token = xml.next()) {
    read.push(token === 'text' ? `"${xml.text()}"` : token === 'open' ? `<${xml.name}` : `${xml.name}>`);
  }
  return read;
}

function refusalOf(text: string | Uint8Array): string {
  try {
    return pieces(text).join(' ');
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
}

function first(text: string): XmlReader {
  const xml = new XmlReader(Buffer.from(text), { file: 'a.xlsx' });
  xml.next();
  return xml;
}

describe('XmlReader', () => {
  it.each<[string, string, readonly string[]]>([
    ['elements in each other', '<a><b>1</b><c/></a>', ['<a', '<b', '"1"', 'b>', '<c', 'c>', 'a>']],
    ['a declaration and a mark', '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<a/>\n', ['<a', 'a>']],
    [
      'entities and characters by number',
      '<a>&lt;&amp;&gt;&quot;&apos;&#27700;&#x6C34;</a>',
      ['<a', '"<&>"\'水水"', 'a>'],
    ],
    ['literal text', '<a><![CDATA[<b>&amp;]]></a>', ['<a', '"<b>&amp;"', 'a>']],
    ['comments and instructions between', '<a>1<!-- < -->2<?x y?></a><!--z-->', ['<a', '"1"', '"2"', 'a>']],
    ['line ends of all kinds', '<a>1\r\n2\r3&#13;</a>', ['<a', '"1\n2\n3\r"', 'a>']],
    ['space inside tags', '<a  b = "1"\n c=\'2\' ></a >', ['<a', 'a>']],
    [
      'the prefix of the root',
      '<x:a xmlns:x="u"><x:b/><y:b/></x:a>',
      ['<a', '<b', 'b>', '<y:b', 'y:b>', 'a>'],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it('keeps elements with Chinese names apart', () => {
    expect(pieces('<表><格>1</格></表>')).toHaveLength(5);
    expect(refusalOf('<表></格>')).toBe('XLSX_CORRUPT');
  });

  it('gives attributes as text, as numbers and as addresses', () => {
    const xml = first('<c r="AB12" s="7" t=\'&lt;水\' n="-1"><d/></c>');
    expect(xml.attribute('t')).toBe('<水');
    expect(xml.attribute('x')).toBeUndefined();
    expect(xml.attributeNames()).toEqual(['r', 's', 't', 'n']);
    expect([xml.integer('s'), xml.integer('n'), xml.integer('x')]).toEqual([7, Number.NaN, undefined]);
    expect(xml.address('r')).toEqual({ column: 27, row: 11 });
    expect(xml.address('x')).toBeUndefined();
  });

  it.each(['A0', 'A', '1', 'a1', 'A01', 'A1B', 'AAAA1', 'XFE1', 'A1048577', '', 'A-1', '$A$1'])(
    'takes %j for no address',
    (text) => {
      expect(first(`<c r="${text}"/>`).address('r')).toEqual({ column: Number.NaN, row: Number.NaN });
    },
  );

  it('passes over an element, and gathers its text', () => {
    const xml = first('<a><b><c>1</c></b><d>x<e>y</e>z</d></a>');
    xml.next();
    xml.skip();
    expect([xml.name, xml.depth]).toEqual(['b', 1]);
    xml.next();
    expect(xml.content()).toBe('xz');
    expect(xml.next()).toBe('close');
    expect(xml.next()).toBe('end');
  });

  it.each([
    ['no element', ''],
    ['text alone', 'x'],
    ['an element left open', '<a><b></b>'],
    ['the wrong one closed', '<a><b></a></b>'],
    ['one closed too often', '<a/></a>'],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>x'],
    ['an attribute without a value', '<a b/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['attributes that touch', '<a b="1"c="2"/>'],
    ['an attribute left open', '<a b="1>'],
    ['a tag in an attribute', '<a b="<"/>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['an ampersand alone', '<a>1 & 2</a>'],
    ['a character that is none', '<a>&#xD800;</a>'],
    ['a control character by number', '<a>&#0;</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['a comment left open', '<a><!-- </a>'],
    ['literal text left open', '<a><![CDATA[ </a>'],
    ['something else with !', '<a><!ELEMENT b></a>'],
  ])('refuses %s', (_, text) => {
    expect(refusalOf(text)).toBe('XLSX_CORRUPT');
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(refusalOf(new Uint8Array([0x3c, 0x61, 0x3e, 0xd6, 0xd0, 0x3c, 0x2f, 0x61, 0x3e]))).toBe(
      'XLSX_CORRUPT',
    );
  });

  it.each<[string, string | Uint8Array]>([
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an outside entity', '<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
  ])('refuses a document type with %s', (_, text) => {
    expect(refusalOf(text)).toBe('XLSX_DOCTYPE');
  });

  it.each<[string, string | Uint8Array]>([
    ['UTF-16', Buffer.from('\ufeff<a/>', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('<a/>', 'utf16le')],
    ['GBK by its own word', '<?xml version="1.0" encoding="GBK"?><a/>'],
    ['UTF-7 by its own word', "<?xml version='1.0' encoding='utf-7'?><a/>"],
  ])('refuses %s', (_, text) => {
    expect(refusalOf(text)).toBe('XLSX_DIALECT');
  });

  it('refuses elements in each other without end', () => {
    expect(refusalOf('<a>'.repeat(100_000))).toBe('XLSX_LIMIT');
  });
});
