// Two ways to give the browser exactly our faces. On Linux a private fontconfig shows it nothing else: no
// decoding, no waiting, no system fonts. Elsewhere the page asks for them and they are answered from memory.

import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Noted } from '../../model/problem.ts';
import { ownName } from '../machine/processes.ts';
import { copyFace } from './font-copy.ts';
import { FONT_FAMILIES, type FontSet, faceUnreadable, LATIN_FACE_FAMILY, LATIN_RANGE } from './fonts.ts';
import type { Face } from './truetype.ts';

/** Origin of the faces when they are answered from memory. No such host exists (RFC 2606). */
export const FONT_ORIGIN = 'https://fonts.invalid';

/**
 * Makes a fontconfig file that knows the faces of a set and nothing else; returns its path. One folder a
 * set of faces, kept in the cache with fontconfig's own index of it (which takes 0.3 s to build once).
 */
export async function prepareFontConfig(cache: string, fonts: FontSet): Promise<string> {
  const faces = [...groupFamilies(fonts)];
  const identity = faces.map(([face, families]) => [
    face.file,
    face.bytes,
    face.modified,
    families,
    ...(face.copied ? [face.index, face.postScriptName] : []),
  ]);
  const hash = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16);
  const folder = join(cache, `fonts-${hash}`);
  const config = join(folder, 'fonts.conf');
  const links = faces.map((_, index) => join('faces', `${index}.ttf`));
  const rules = faces.map(([, families], index) => scanRule(join(folder, links[index]!), families));
  const content = fontConfig(folder, rules);
  // Somebody may have tidied up in the cache: a browser that lacks its faces says nothing.
  const isWhole = async () =>
    (await readFile(config, 'utf8').catch(() => '')) === content &&
    (await Promise.all(links.map((link) => exists(join(folder, link))))).every(Boolean);
  if (await isWhole()) return config;

  const making = join(cache, ownName('fonts'));
  try {
    await mkdir(join(making, 'faces'), { recursive: true, mode: 0o700 });
    for (const [index, [face]] of faces.entries()) {
      const target = join(making, links[index]!);
      if (face.copied) await writeFile(target, await readFace(face), { mode: 0o600 });
      else await symlink(face.file, target);
    }
    await writeFile(join(making, 'fonts.conf'), content, { mode: 0o600 });
    await rm(folder, { recursive: true, force: true });
    await rename(making, folder);
  } catch (error) {
    // Another process made the same folder first.
    if (!(await isWhole())) throw error;
  } finally {
    await rm(making, { recursive: true, force: true }).catch(() => undefined);
  }
  return config;
}

/** @font-face rules the printed page needs with fontconfig: only the limited Latin face. */
export function fontConfigCss(fonts: FontSet): string {
  return fonts.families.some(({ family }) => family === LATIN_FACE_FAMILY)
    ? fontFace(FONT_FAMILIES.latin[0]!, `local("${LATIN_FACE_FAMILY}")`, LATIN_RANGE)
    : '';
}

/**
 * Faces answered from memory: @font-face rules for all of them, and their bytes by address. Problems: those
 * of `faceUnreadable`.
 */
export async function loadFontAnswers(
  fonts: FontSet,
): Promise<Noted<{ readonly css: string; readonly answers: ReadonlyMap<string, Buffer> } | null>> {
  const answers = new Map<string, Buffer>();
  const rules: string[] = [];
  for (const [index, [face, families]] of [...groupFamilies(fonts)].entries()) {
    const address = `${FONT_ORIGIN}/${index}.ttf`;
    try {
      answers.set(address, await readFace(face));
    } catch (error) {
      return { value: null, problems: [faceUnreadable(fonts, face, error)] };
    }
    for (const family of families) {
      rules.push(
        family === LATIN_FACE_FAMILY
          ? fontFace(FONT_FAMILIES.latin[0]!, `url("${address}")`, LATIN_RANGE)
          : fontFace(family, `url("${address}")`),
      );
    }
  }
  return { value: { css: rules.join(''), answers }, problems: [] };
}

/** A face as browsers get it. */
async function readFace(face: Face): Promise<Buffer> {
  const bytes = await readFile(face.file);
  return face.copied ? copyFace(bytes, face) : bytes;
}

function groupFamilies(fonts: FontSet): ReadonlyMap<Face, readonly string[]> {
  const families = new Map<Face, string[]>();
  for (const { family, face } of fonts.families) families.set(face, [...(families.get(face) ?? []), family]);
  return families;
}

function fontFace(family: string, source: string, range?: string): string {
  return `@font-face{font-family:"${family}";src:${source}${range ? `;unicode-range:${range}` : ''}}`;
}

/** Gives a face our family names, upright and of regular weight, so that no bolder cut is imitated. */
function scanRule(file: string, families: readonly string[]): string {
  const names = families.map((family) => `<string>${family}</string>`).join('');
  return [
    `<match target="scan"><test name="file"><string>${escapeXml(file)}</string></test>`,
    `<edit name="family" mode="assign">${names}</edit>`,
    `<edit name="fullname" mode="assign"><string>${families[0]}</string></edit>`,
    '<edit name="weight" mode="assign"><const>regular</const></edit>',
    '<edit name="slant" mode="assign"><const>roman</const></edit></match>',
  ].join('');
}

function fontConfig(folder: string, rules: readonly string[]): string {
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    `<dir>${escapeXml(join(folder, 'faces'))}</dir><cachedir>${escapeXml(join(folder, 'index'))}</cachedir>`,
    ...rules,
    '</fontconfig>\n',
  ].join('\n');
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
