// A TrueType file taken apart into tables and put together again: just enough to rename a subset and to
// add glyphs that are scaled or moved copies of its own.

/** Tables of a TrueType file by tag. */
export function readTables(file) {
  const tables = new Map();
  for (let index = 0; index < file.readUInt16BE(4); index++) {
    const entry = 12 + index * 16;
    const offset = file.readUInt32BE(entry + 8);
    tables.set(
      file.toString('latin1', entry, entry + 4),
      Buffer.from(file.subarray(offset, offset + file.readUInt32BE(entry + 12))),
    );
  }
  return tables;
}

/** Tables put together, tags in order, every checksum right. */
export function writeTables(tables) {
  const tags = [...tables.keys()].sort();
  const log = Math.floor(Math.log2(tags.length));
  const header = Buffer.alloc(12 + tags.length * 16);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tags.length, 4);
  header.writeUInt16BE(16 << log, 6);
  header.writeUInt16BE(log, 8);
  header.writeUInt16BE(tags.length * 16 - (16 << log), 10);
  tables.get('head').writeUInt32BE(0, 8);

  const parts = [header];
  let offset = header.length;
  tags.forEach((tag, index) => {
    const table = tables.get(tag);
    const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    const entry = 12 + index * 16;
    header.write(tag, entry, 'latin1');
    header.writeUInt32BE(sum(padded), entry + 4);
    header.writeUInt32BE(offset, entry + 8);
    header.writeUInt32BE(table.length, entry + 12);
    parts.push(padded);
    offset += padded.length;
  });
  const file = Buffer.concat(parts);
  const head = header.readUInt32BE(12 + tags.indexOf('head') * 16 + 8);
  file.writeUInt32BE((0xb1b0afba - sum(file)) >>> 0, head + 8);
  return file;
}

function sum(bytes) {
  let total = 0;
  for (let at = 0; at < bytes.length; at += 4) total = (total + bytes.readUInt32BE(at)) >>> 0;
  return total;
}

/** Code point → glyph, from a format 12 or format 4 subtable. */
export function readCharacterMap(cmap) {
  const map = new Map();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const at = cmap.readUInt32BE(4 + index * 8 + 4);
    const format = cmap.readUInt16BE(at);
    if (format === 12) {
      for (let group = 0; group < cmap.readUInt32BE(at + 12); group++) {
        const [first, last, glyph] = [0, 4, 8].map((field) =>
          cmap.readUInt32BE(at + 16 + group * 12 + field),
        );
        for (let code = first; code <= last; code++) map.set(code, glyph + code - first);
      }
    } else if (format === 4) {
      const segments = cmap.readUInt16BE(at + 6) / 2;
      const field = (kind, segment) => at + 14 + (kind * segments + segment) * 2 + (kind > 0 ? 2 : 0);
      for (let segment = 0; segment < segments; segment++) {
        const last = cmap.readUInt16BE(field(0, segment));
        const delta = cmap.readUInt16BE(field(2, segment));
        const range = cmap.readUInt16BE(field(3, segment));
        for (let code = cmap.readUInt16BE(field(1, segment)); code <= last && code < 0xffff; code++) {
          let glyph = code;
          if (range > 0) {
            const first = cmap.readUInt16BE(field(1, segment));
            glyph = cmap.readUInt16BE(field(3, segment) + range + (code - first) * 2);
            if (glyph === 0) continue;
          }
          map.set(code, (glyph + delta) & 0xffff);
        }
      }
    }
  }
  return map;
}

/** A cmap of format 4 (basic plane) and format 12 (everything). */
export function writeCharacterMap(map) {
  const runs = [];
  for (const [code, glyph] of [...map].sort((a, b) => a[0] - b[0])) {
    const run = runs.at(-1);
    if (run && run.last === code - 1 && run.glyph + code - run.first === glyph && (code & 0xffff) !== 0)
      run.last = code;
    else runs.push({ first: code, last: code, glyph });
  }

  const segments = [...runs.filter((run) => run.last < 0xffff), { first: 0xffff, last: 0xffff, glyph: 0 }];
  const log = Math.floor(Math.log2(segments.length));
  const basic = Buffer.alloc(16 + segments.length * 8);
  const shorts = [4, basic.length, 0, segments.length * 2, 2 << log, log, segments.length * 2 - (2 << log)];
  shorts.forEach((value, index) => {
    basic.writeUInt16BE(value, index * 2);
  });
  segments.forEach((segment, index) => {
    basic.writeUInt16BE(segment.last, 14 + index * 2);
    basic.writeUInt16BE(segment.first, 16 + (segments.length + index) * 2);
    basic.writeUInt16BE((segment.glyph - segment.first) & 0xffff, 16 + (2 * segments.length + index) * 2);
  });
  if (basic.length > 0xffff) throw new Error('format 4 subtable too long');

  const full = Buffer.alloc(16 + runs.length * 12);
  full.writeUInt16BE(12, 0);
  full.writeUInt32BE(full.length, 4);
  full.writeUInt32BE(runs.length, 12);
  runs.forEach((run, index) => {
    [run.first, run.last, run.glyph].forEach((value, field) => {
      full.writeUInt32BE(value, 16 + index * 12 + field * 4);
    });
  });

  const encodings = [
    [0, 3],
    [0, 4],
    [3, 1],
    [3, 10],
  ];
  const header = Buffer.alloc(4 + encodings.length * 8);
  header.writeUInt16BE(encodings.length, 2);
  encodings.forEach(([platform, encoding], index) => {
    header.writeUInt16BE(platform, 4 + index * 8);
    header.writeUInt16BE(encoding, 6 + index * 8);
    header.writeUInt32BE(header.length + (index % 2 === 0 ? 0 : basic.length), 8 + index * 8);
  });
  return Buffer.concat([header, basic, full]);
}

/** Windows English strings of a name table by id. */
export function readNames(table) {
  const names = new Map();
  const strings = table.readUInt16BE(4);
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const at = 6 + index * 12;
    if (table.readUInt16BE(at) !== 3 || table.readUInt16BE(at + 4) !== 0x409) continue;
    const start = strings + table.readUInt16BE(at + 10);
    const bytes = table.subarray(start, start + table.readUInt16BE(at + 8));
    names.set(table.readUInt16BE(at + 6), new TextDecoder('utf-16be').decode(bytes));
  }
  return names;
}

export function writeNames(names) {
  const entries = [...names].sort((a, b) => a[0] - b[0]);
  const header = Buffer.alloc(6 + entries.length * 12);
  header.writeUInt16BE(entries.length, 2);
  header.writeUInt16BE(header.length, 4);
  const strings = [];
  let offset = 0;
  entries.forEach(([id, text], index) => {
    const bytes = Buffer.from(text, 'utf16le').swap16();
    [3, 1, 0x409, id, bytes.length, offset].forEach((value, field) => {
      header.writeUInt16BE(value, 6 + index * 12 + field * 2);
    });
    strings.push(bytes);
    offset += bytes.length;
  });
  return Buffer.concat([header, ...strings]);
}

/** The glyphs of a face, to which scaled and moved copies can be added. */
export function openGlyphs(tables) {
  const count = tables.get('maxp').readUInt16BE(4);
  const long = tables.get('head').readInt16BE(50) === 1;
  const loca = tables.get('loca');
  const glyf = tables.get('glyf');
  const offset = (glyph) => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const metricCount = tables.get('hhea').readUInt16BE(34);
  const hmtx = tables.get('hmtx');
  const outlines = [];
  const metrics = [];
  for (let glyph = 0; glyph < count; glyph++) {
    outlines.push(glyf.subarray(offset(glyph), offset(glyph + 1)));
    const advance = hmtx.readUInt16BE(Math.min(glyph, metricCount - 1) * 4);
    const side =
      glyph < metricCount
        ? hmtx.readInt16BE(glyph * 4 + 2)
        : hmtx.readInt16BE(metricCount * 4 + (glyph - metricCount) * 2);
    metrics.push({ advance, side });
  }

  return {
    advance: (glyph) => metrics[glyph].advance,
    /** xMin, yMin, xMax, yMax; null for a blank. */
    box: (glyph) =>
      outlines[glyph].length === 0 ? null : [2, 4, 6, 8].map((at) => outlines[glyph].readInt16BE(at)),
    /** Adds `glyph` scaled by (x, y), then moved by (dx, dy); returns the new glyph. */
    addCopy(glyph, { advance, x = 1, y = 1, dx = 0, dy = 0 }) {
      const box = this.box(glyph);
      if (box === null) {
        outlines.push(Buffer.alloc(0));
        metrics.push({ advance, side: 0 });
        return outlines.length - 1;
      }
      const moved = [box[0] * x + dx, box[1] * y + dy, box[2] * x + dx, box[3] * y + dy].map(Math.round);
      const outline = Buffer.alloc(22);
      outline.writeInt16BE(-1, 0);
      moved.forEach((value, index) => {
        outline.writeInt16BE(value, 2 + index * 2);
      });
      // Arguments are words and offsets, separate scales, offsets not scaled.
      outline.writeUInt16BE(0x0001 | 0x0002 | 0x0040 | 0x1000, 10);
      outline.writeUInt16BE(glyph, 12);
      outline.writeInt16BE(Math.round(dx), 14);
      outline.writeInt16BE(Math.round(dy), 16);
      outline.writeInt16BE(Math.round(x * 16384), 18);
      outline.writeInt16BE(Math.round(y * 16384), 20);
      outlines.push(outline);
      metrics.push({ advance, side: moved[0] });
      return outlines.length - 1;
    },
    /** Puts the glyphs back into the tables. */
    close() {
      const newLoca = Buffer.alloc((outlines.length + 1) * 4);
      const newHmtx = Buffer.alloc(outlines.length * 4);
      const parts = [];
      let at = 0;
      outlines.forEach((outline, glyph) => {
        newLoca.writeUInt32BE(at, glyph * 4);
        newHmtx.writeUInt16BE(metrics[glyph].advance, glyph * 4);
        newHmtx.writeInt16BE(metrics[glyph].side, glyph * 4 + 2);
        const padded = Buffer.concat([outline, Buffer.alloc(-outline.length & 3)]);
        parts.push(padded);
        at += padded.length;
      });
      newLoca.writeUInt32BE(at, outlines.length * 4);
      tables.set('glyf', Buffer.concat(parts));
      tables.set('loca', newLoca);
      tables.set('hmtx', newHmtx);
      tables.get('head').writeInt16BE(1, 50);
      tables.get('hhea').writeUInt16BE(outlines.length, 34);
      const maxp = tables.get('maxp');
      maxp.writeUInt16BE(outlines.length, 4);
      const most = (field, value) => maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(field), value), field);
      most(10, maxp.readUInt16BE(6)); // points and contours of composites
      most(12, maxp.readUInt16BE(8));
      most(28, 1); // components and depth
      most(30, 1);
    },
  };
}
