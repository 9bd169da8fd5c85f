// Faces chosen by name, demanded or replaced, on a machine that has none but those of the project.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../src/model/problem.ts';
import type { Place } from '../../src/model/source.ts';
import { noteSubstitutes } from '../../src/print/fonts/font-notes.ts';
import { type FontWish, openFonts } from '../../src/print/fonts/fonts.ts';
import { renamed, usualNames, withRights } from '../print/made-faces.ts';
import type { ProblemCase } from './case.ts';
import { CONFIG, ROOT } from './project.ts';

const shipped = join(ROOT, 'fonts');
const FILE = '字体/仿宋.ttf';

/** Where the face of the running text is chosen, or the standard's are demanded. */
const PLACE: Place = { file: CONFIG, line: 5, column: 7 };

function onProject(
  code: string,
  given: string,
  wish: Partial<FontWish>,
  faces: (face: Buffer) => Readonly<Record<string, Buffer>> = () => ({}),
): ProblemCase {
  return {
    code,
    given,
    at: `${CONFIG} 第5行第7列`,
    also: [],
    async provoke(base) {
      const face = await readFile(join(shipped, 'JianbaoKai-Regular.ttf'));
      await mkdir(join(base, '字体'));
      for (const [name, bytes] of Object.entries(faces(face))) await writeFile(join(base, name), bytes);
      return (await openFonts({ chosen: {}, base, shipped, places: { body: PLACE }, ...wish })).problems;
    },
  };
}

const fangsong = (face: Buffer, english = 'FangSong') =>
  renamed(face, usualNames('仿宋', english, english.replaceAll(' ', '')));

export const FONT_CASES: readonly ProblemCase[] = [
  onProject(
    'FONT_NAME_NOT_FOUND',
    'a name that a face nearly has',
    { chosen: { body: '仿宋_GB2312' } },
    (face) => ({
      [FILE]: fangsong(face),
    }),
  ),
  onProject('FONT_NAME_AMBIGUOUS', 'two faces of one name', { chosen: { body: '仿宋' } }, (face) => ({
    [FILE]: fangsong(face),
    '字体/旧仿宋.ttf': fangsong(face, 'FangSong Old'),
  })),
  onProject(
    'FONT_EMBEDDED_WHOLE',
    'a face of which no part may be taken',
    { chosen: { body: FILE } },
    (face) => ({
      [FILE]: withRights(face, 0x0108),
    }),
  ),
  onProject(
    'FONT_STANDARD_MISSING',
    'the faces of the standard demanded',
    { standard: { place: PLACE } },
    (face) => ({
      [FILE]: fangsong(face),
    }),
  ),
  {
    code: 'FONT_SUBSTITUTED',
    given: 'a month set in the shipped faces',
    at: '',
    also: [],
    async provoke(base): Promise<readonly Problem[]> {
      return noteSubstitutes((await openFonts({ chosen: {}, base, shipped })).value!);
    },
  },
];
