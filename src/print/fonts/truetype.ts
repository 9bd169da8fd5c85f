// Reads what must be known of a font file before it may print: its kind of outlines, names, embedding
// rights and characters. Only the table directory and the small tables are read from disk.

import { type Coverage, coverageOf, hidesHanzi, readCharacterMap, withoutRadicals } from './character-map.ts';
import { type FaceNames, readNames } from './font-names.ts';
import { type Directory, withFontFile } from './sfnt.ts';

/** A TrueType face: a file of its own or one of a collection. */
export interface TrueTypeFile extends Omit<FaceNames, 'cuts'> {
  /** Place in its file, counted from 0. */
  readonly index: number;
  /** Faces in its file. */
  readonly faces: number;
  /** As the PDF will state it. */
  readonly postScriptName: string;
  /** Embedding rights, OS/2 fsType (OpenType specification, OS/2): 0 installable, 2 restricted, 4 preview
   * and print, 8 editable; 256 no subsetting, 512 bitmaps only. */
  readonly fsType: number;
  /** Of the file. */
  readonly bytes: number;
  /** Time of the last change of the file, milliseconds. */
  readonly modified: number;
  readonly coverage: Coverage;
  /** Browsers get a copy (font-copy.ts): they take no collections, and would write radicals or a nameless font. */
  readonly copied: boolean;
}

/** A usable TrueType face. */
export interface Face extends TrueTypeFile {
  /** Absolute path. */
  readonly file: string;
  /** Comes with Jianbao; otherwise chosen by the user. */
  readonly shipped: boolean;
}

/** What a file is when it is not a TrueType face, in Chinese. */
export interface OtherFile {
  readonly kind: string;
}

/** A collection of which no face was chosen. */
export interface Collection {
  /** Full names of its faces. */
  readonly faceNames: readonly string[];
}

const SIGNATURES: Readonly<Record<string, string>> = {
  OTTO: 'OpenType（CFF轮廓）字体',
  wOFF: 'WOFF网页字体',
  wOF2: 'WOFF2网页字体',
  ttcf: '字体集合（ttc）',
};
const TRUETYPE_SIGNATURES = new Set(['\0\x01\0\0', 'true', 'ttcf']);
const INCOMPLETE: OtherFile = { kind: '不完整的字体文件' };

/** What the outlines of a face are, in Chinese; `null` for TrueType ones that stand still. */
export function otherOutlines(face: Directory): string | null {
  // Browsers draw the glyphs of variable fonts by hand (Type 3), as they do with CFF.
  if (face.has('fvar')) return '可变字体';
  if (face.has('glyf')) return null;
  return face.has('CFF ') || face.has('CFF2') ? SIGNATURES.OTTO! : '没有TrueType轮廓的字体';
}

/**
 * Reads a font file; of a collection the face of that full or family name, or at that place.
 * Throws the system's error when the file cannot be read.
 */
export function readTrueType(path: string, wanted?: string | number): TrueTypeFile | OtherFile | Collection {
  try {
    return withFontFile(path, (file) => {
      const { signature, bytes, modified, faces } = file;
      if (!TRUETYPE_SIGNATURES.has(signature) || faces.length === 0) {
        return { kind: SIGNATURES[signature] ?? '别的文件' };
      }
      const names = faces.map((face) => file.table(face, 'name'));
      const index = chooseFace(names, wanted);
      if (index === null) {
        return { faceNames: names.flatMap((table) => (table ? [readNames(table).fullName] : [])) };
      }
      const face = faces[index]!;
      const kind = otherOutlines(face);
      if (kind !== null) return { kind };
      const [name, cmap, os2] = [names[index], file.table(face, 'cmap'), file.table(face, 'OS/2')];
      if (!name || cmap === null || os2 === null || os2.length < 10) return INCOMPLETE;
      const runs = readCharacterMap(cmap);
      if (runs === null) return { kind: '没有Unicode字符表的字体' };
      const { cuts: _, ...read } = readNames(name);
      const copied = signature === 'ttcf' || read.postScriptName === '' || hidesHanzi(runs);
      return {
        ...read,
        postScriptName: read.postScriptName || OWN_NAME,
        index,
        faces: faces.length,
        fsType: os2.readUInt16BE(8),
        bytes,
        modified,
        coverage: coverageOf(copied ? withoutRadicals(runs) : runs),
        copied,
      };
    });
  } catch (error) {
    // Offsets that lead out of a table: the file is cut or broken.
    if (error instanceof RangeError) return INCOMPLETE;
    throw error;
  }
}

/** In the PDF, for a face whose own name no PDF may state. */
const OWN_NAME = 'JianbaoChosen';

function chooseFace(tables: readonly (Buffer | null)[], wanted: string | number | undefined): number | null {
  if (typeof wanted === 'number') return wanted < tables.length ? wanted : null;
  if (wanted === undefined) return tables.length === 1 ? 0 : null;
  const key = nameKey(wanted);
  const index = tables.findIndex((table) => {
    const names = table && readNames(table);
    return names && [...names.fullNames, ...names.families].some((name) => nameKey(name) === key);
  });
  return index === -1 ? null : index;
}

/** Names of fonts as people write them: capitals, blanks, hyphens and widths make no difference. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}
