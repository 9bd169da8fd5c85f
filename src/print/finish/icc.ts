// A colour profile of sRGB in 0.5 KB, made from the numbers of IEC 61966-2-1 in the form of ICC.1:2004-10
// (profile version 4.2), so that no file of somebody else's has to be shipped.

/** D50, the white of the profile connection space. */
const WHITE = [0.9642, 1, 0.8249] as const;
/** The primaries of sRGB, adapted from D65 to D50 after Bradford. */
const RED = [0.43607, 0.22249, 0.01392] as const;
const GREEN = [0.38515, 0.71687, 0.09708] as const;
const BLUE = [0.14307, 0.06061, 0.7141] as const;
/** The adaptation itself, row by row. */
const ADAPTATION = [
  1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168,
] as const;
/** ((x + 0.055) / 1.055) ^ 2.4 from 0.04045 on, x / 12.92 below. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] as const;

const HEADER = 128;

/** The profile as bytes, always the same. */
export function colourProfile(): Buffer {
  const curve = element('para', words(0x00030000), fixed(CURVE));
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', localised('sRGB')],
    ['cprt', localised('No copyright, use freely')],
    ['wtpt', element('XYZ ', fixed(WHITE))],
    ['chad', element('sf32', fixed(ADAPTATION))],
    ['rXYZ', element('XYZ ', fixed(RED))],
    ['gXYZ', element('XYZ ', fixed(GREEN))],
    ['bXYZ', element('XYZ ', fixed(BLUE))],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const start = HEADER + 4 + tags.length * 12;
  const places = new Map<Buffer, number>();
  let length = start;
  for (const [, data] of tags) {
    if (places.has(data)) continue;
    places.set(data, length);
    length += data.length;
  }
  const table = tags.map(([name, data]) =>
    Buffer.concat([Buffer.from(name), words(places.get(data)!, data.length)]),
  );
  return Buffer.concat([header(length), words(tags.length), ...table, ...places.keys()]);
}

function header(length: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeUInt32BE(length, 0);
  bytes.writeUInt32BE(0x04200000, 8);
  bytes.write('mntrRGB XYZ ', 12);
  // A date has to be there: that of the specification.
  for (const [index, part] of [2004, 10, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + index * 2);
  bytes.write('acsp', 36);
  fixed(WHITE).copy(bytes, 68);
  return bytes;
}

/** An element of a tag: its type, four zeros, its data, filled up to whole words. */
function element(type: string, ...data: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat([Buffer.from(type), Buffer.alloc(4), ...data]);
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

/** A text in one language. */
function localised(text: string): Buffer {
  const characters = Buffer.from(text, 'utf16le').swap16();
  return element('mluc', words(1, 12), Buffer.from('enUS'), words(characters.length, 28), characters);
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
}

/** s15Fixed16Number */
function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 0x10000), index * 4);
  return bytes;
}
