// The XMP packet of a document: the same facts as its information dictionary, in the form archives and search
// machines read (ISO 16684-1; for the archive ISO 19005-2, 6.6).

import type { PdfStream } from '../pdf/pdf-syntax.ts';
import { CREATOR, PRODUCER } from './pdf-settle.ts';

export interface Metadata {
  readonly title?: string;
  /** As in HTML, such as zh-CN. */
  readonly language?: string;
  /** YYYY-MM-DD. */
  readonly created: string;
  /** States that the file claims to be PDF/A-2b. */
  readonly archive: boolean;
}

const NAMESPACES = [
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['xmp', 'http://ns.adobe.com/xap/1.0/'],
  ['pdf', 'http://ns.adobe.com/pdf/1.3/'],
] as const;
const ARCHIVE_NAMESPACE = ['pdfaid', 'http://www.aiim.org/pdfa/ns/id/'] as const;

/** Stands uncompressed, so that tools find it without reading PDF. */
export function metadataStream(metadata: Metadata): PdfStream {
  return {
    dictionary: new Map([
      ['Type', 'Metadata'],
      ['Subtype', 'XML'],
    ]),
    data: Buffer.from(writePacket(metadata)),
  };
}

function writePacket({ title, language, created, archive }: Metadata): string {
  const time = `${created}T00:00:00+00:00`;
  const namespaces = [...NAMESPACES, ...(archive ? [ARCHIVE_NAMESPACE] : [])];
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    title &&
      `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>`,
    language && `<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${time}</xmp:CreateDate><xmp:ModifyDate>${time}</xmp:ModifyDate>`,
    `<pdf:Producer>${PRODUCER}</pdf:Producer>`,
    archive && '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>',
  ];
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${namespaces.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('')}>`,
    ...properties.filter((property) => property),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
