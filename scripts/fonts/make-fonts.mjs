// Makes the shipped faces in fonts/: subsets of open fonts under neutral names, the same bytes every time.
//
//   npm install && npm run make              (in scripts/fonts; takes LXGW WenKai from Debian by apt-get)
//   node make-fonts.mjs --kai FILE           (LXGWWenKai-Regular.ttf already at hand)

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { wantedCharacters } from './characters.mjs';
import {
  openGlyphs,
  readCharacterMap,
  readNames,
  readTables,
  writeCharacterMap,
  writeNames,
  writeTables,
} from './sfnt.mjs';

const require = createRequire(import.meta.url);
const FONTS = join(dirname(fileURLToPath(import.meta.url)), '../../fonts');
const SERIF = '@expo-google-fonts/noto-serif-sc';
const SANS = '@expo-google-fonts/noto-sans-sc';

/** Faces to make. `input` is the SHA-256 of the source file; another source is another face. */
const FACES = [
  {
    file: 'JianbaoSong-Regular.ttf',
    family: 'Jianbao Song',
    source: `${SERIF}/400Regular/NotoSerifSC_400Regular.ttf`,
    input: 'c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742',
    origin: 'Noto Serif SC Regular',
    licence: 'LICENSE-NotoSerifSC.txt',
  },
  {
    file: 'JianbaoTitle-Black.ttf',
    family: 'Jianbao Title',
    source: `${SERIF}/900Black/NotoSerifSC_900Black.ttf`,
    input: '092e71a70c744be3cc33999eb4edcb10fbe95c1b4cff6c2d7f04d6ff15d031e2',
    origin: 'Noto Serif SC Black',
    licence: 'LICENSE-NotoSerifSC.txt',
  },
  {
    file: 'JianbaoHei-Medium.ttf',
    family: 'Jianbao Hei',
    source: `${SANS}/500Medium/NotoSansSC_500Medium.ttf`,
    input: 'b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a',
    origin: 'Noto Sans SC Medium',
    licence: 'LICENSE-NotoSansSC.txt',
  },
  {
    file: 'JianbaoKai-Regular.ttf',
    family: 'Jianbao Kai',
    source: null,
    input: 'bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8',
    origin: 'LXGW WenKai Regular',
    licence: 'LICENSE-LXGWWenKai.txt',
  },
];

/** Copyright lines that stand beside the font files but not in their name tables. */
const FURTHER_COPYRIGHT = {
  'LICENSE-NotoSerifSC.txt': ['Copyright 2012 Google Inc. All Rights Reserved.'],
  'LICENSE-NotoSansSC.txt': [],
  'LICENSE-LXGWWenKai.txt': ['With Reserved Font Names "霞鹜" and "LXGW".'],
};

/** Where the ink of full-width opening and closing quotes stands in the em, as in Noto Serif SC. */
const QUOTES = { '“': 748, '”': 252, '‘': 841, '’': 159 };

/** Scale of added sub- and superscripts. */
const SMALL = 0.62;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function kaiFromDebian() {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-fonts-'));
  try {
    execFileSync('apt-get', ['download', 'fonts-lxgw-wenkai=1.250+repack-1'], {
      cwd: folder,
      stdio: 'inherit',
    });
    const [archive] = readdirSync(folder);
    execFileSync('dpkg-deb', ['-x', join(folder, archive), join(folder, 'out')]);
    return readFileSync(join(folder, 'out/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * What Chinese official writing needs and the sources lack or set for Latin text: sub- and superscripts,
 * dashes, dots and quotes as wide as a hanzi, and one glyph for every character (a PDF's text layer is made
 * by going back from glyph to character, which must be unambiguous).
 */
function completeGlyphs(tables, map) {
  const glyphs = openGlyphs(tables);
  const glyphOf = (character) => map.get(character.codePointAt(0));
  const set = (character, glyph) => map.set(character.codePointAt(0), glyph);

  const small = (characters, sources, dy) => {
    [...characters].forEach((character, index) => {
      if (glyphOf(character) !== undefined) return;
      const source = glyphOf([...sources][index]);
      const advance = Math.round(glyphs.advance(source) * 0.66);
      set(character, glyphs.addCopy(source, { advance, x: SMALL, y: SMALL, dx: 6, dy }));
    });
  };
  small('₀₁₂₃₄₅₆₇₈₉₊₋', '0123456789+−', -140);
  // As high as the superscript two that every source has.
  const rise = glyphs.box(glyphOf('²'))[3] - glyphs.box(glyphOf('2'))[3] * SMALL;
  small('⁰⁴⁵⁶⁷⁸⁹⁺⁻', '0456789+−', rise);

  if (glyphs.advance(glyphOf('—')) !== 1000) {
    const bar = glyphOf('―');
    const [left, , right] = glyphs.box(bar);
    const x = 1008 / (right - left);
    set('—', glyphs.addCopy(bar, { advance: 1000, x, dx: -4 - left * x }));
  }
  const centre = (character, middle) => {
    const glyph = glyphOf(character);
    if (glyphs.advance(glyph) === 1000) return;
    const [left, , right] = glyphs.box(glyph);
    set(character, glyphs.addCopy(glyph, { advance: 1000, dx: middle - (left + right) / 2 }));
  };
  centre('·', 500);
  for (const [quote, middle] of Object.entries(QUOTES)) centre(quote, middle);

  for (const [blank, advance] of Object.entries({
    '\u2002': 500,
    '\u2003': 1000,
    '\u2009': 200,
    '\u202f': 200,
  })) {
    if (glyphOf(blank) === undefined) set(blank, glyphs.addCopy(glyphOf(' '), { advance }));
  }

  const taken = new Set();
  for (const code of [...map.keys()].sort((a, b) => a - b)) {
    const glyph = map.get(code);
    // A no-break space may read as a space.
    if (taken.has(glyph) && code !== 0xa0) {
      map.set(code, glyphs.addCopy(glyph, { advance: glyphs.advance(glyph) }));
    }
    taken.add(map.get(code));
  }
  glyphs.close();
}

function rename(tables, face, names) {
  const postScript = face.file.replace('.ttf', '');
  const kept = new Map([
    [0, names.get(0)],
    [1, face.family],
    [2, 'Regular'],
    [3, `Jianbao;1.000;${postScript}`],
    [4, face.family],
    [5, 'Version 1.000'],
    [6, postScript],
    [10, `Subset of ${face.origin} (${names.get(5)}) with added sub- and superscripts, made for Jianbao.`],
    [13, names.get(13)],
    [14, 'https://openfontlicense.org'],
  ]);
  tables.set('name', writeNames(kept));
  const os2 = tables.get('OS/2');
  os2.writeUInt16BE(400, 4); // one face a family: no browser may want to make it bolder
  os2.writeUInt16BE(0, 8); // fsType: installable embedding
  os2.writeUInt16BE((os2.readUInt16BE(62) & 0x0180) | 0x0040, 62); // REGULAR
  tables.get('head').writeUInt16BE(0, 44); // macStyle
}

const kaiPath = process.argv[process.argv.indexOf('--kai') + 1];
const wanted = wantedCharacters();
const list = [];
const oflText = readFileSync(require.resolve(`${SANS}/LICENSE_FONT`), 'utf8').replace(/^[\s\S]*?\n\n/, '');
const licences = new Map();

for (const face of FACES) {
  const source =
    face.source !== null
      ? readFileSync(require.resolve(face.source))
      : process.argv.includes('--kai')
        ? readFileSync(kaiPath)
        : kaiFromDebian();
  if (sha256(source) !== face.input) {
    throw new Error(`${face.origin}: source has SHA-256 ${sha256(source)}, expected ${face.input}`);
  }

  const sourceTables = readTables(source);
  const has = readCharacterMap(sourceTables.get('cmap'));
  const present = wanted.filter((code) => has.has(code));
  const subset = await subsetFont(source, String.fromCodePoint(...present), {
    targetFormat: 'truetype',
    noHinting: true,
    // halt and chws set adjacent punctuation closer; everything else could change digits or shapes.
    keepFeatures: ['halt', 'chws'],
    dropTables: ['BASE', 'GDEF', 'GSUB', 'STAT', 'gasp', 'vhea', 'vmtx'],
  });
  const tables = readTables(subset);
  const map = new Map([...readCharacterMap(tables.get('cmap'))].filter(([code]) => present.includes(code)));
  completeGlyphs(tables, map);
  tables.set('cmap', writeCharacterMap(map));
  const names = readNames(sourceTables.get('name'));
  rename(tables, face, names);
  const file = writeTables(tables);
  writeFileSync(join(FONTS, face.file), file);

  const lacking = wanted.filter((code) => !map.has(code) && code !== 0x200b && code !== 0x2060);
  list.push({
    file: face.file,
    family: face.family,
    bytes: file.length,
    sha256: sha256(file),
    characters: map.size,
    lacking: String.fromCodePoint(...lacking),
    origin: face.origin,
    originSha256: face.input,
    licence: face.licence,
  });
  licences.set(
    face.licence,
    new Set([...(licences.get(face.licence) ?? []), ...names.get(0).split(/\r?\n/)]),
  );
  process.stdout.write(
    `${face.file} ${file.length} bytes, ${map.size} characters, lacks ${lacking.length}\n`,
  );
}

for (const [file, lines] of licences) {
  writeFileSync(
    join(FONTS, file),
    `${[...lines, ...FURTHER_COPYRIGHT[file]].join('\n')}\n\n${oflText.trim()}\n`,
  );
}
writeFileSync(join(FONTS, 'fonts.json'), `${JSON.stringify(list, null, 2)}\n`);
