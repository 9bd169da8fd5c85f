// Text on a page of a PDF, gathered from its glyphs into runs: one face, one size, one line.

import type { PdfFont } from './pdf-fonts.ts';
import { type Box, boxOf, type Matrix, scaleOf } from './pdf-geometry.ts';

/** A piece of text in one face and size on one line. */
export interface TextRun {
  readonly text: string;
  readonly font: PdfFont;
  /** Of the face as printed, pt. */
  readonly size: number;
  /** How far the page was scaled where it was set; 1 is as laid out. */
  readonly scale: number;
  /** Direction of the line in degrees, counter-clockwise: 0 for upright text. */
  readonly angle: number;
  /** RGB, 0–1 each; empty for patterns. */
  readonly colour: readonly number[];
  /** Start of the baseline, mm. */
  readonly x: number;
  readonly baseline: number;
  /** Where its glyphs start along the line, mm from the start of the run, and where the last one ends. */
  readonly stops: readonly number[];
  /** Em boxes of all glyphs. */
  readonly box: Box;
  /** Where drawing was possible at all. */
  readonly clip: Box;
  /** A glyph of it is the empty box that stands for a missing one. */
  readonly isMissing: boolean;
  /** Number of its marked content; -1 for page furniture. */
  readonly marked: number;
}

export const MM_PER_PT = 25.4 / 72;
/** CSS px to pt. */
const PT_PER_PX = 0.75;
/** A Chinese glyph sits in a square that reaches this far above and below the baseline. */
const ASCENT = 0.88;
const DESCENT = 0.12;

/** A run while its glyphs still come. */
export interface OpenRun {
  readonly font: PdfFont;
  readonly size: number;
  /** From text space to the sheet. */
  readonly matrix: Matrix;
  /** Where it starts on its line, in text space. */
  readonly start: number;
  text: string;
  readonly stops: number[];
  /** Where the next glyph goes, from the start. */
  end: number;
  isMissing: boolean;
}

/** What is known of a run besides its glyphs. */
export interface RunPlace {
  /** Of the page where the run was set. */
  readonly matrix: Matrix;
  readonly clip: Box;
  readonly colour: readonly number[];
  readonly marked: number;
  /** Text that stands for the glyphs. */
  readonly instead?: string;
}

/** @param start of the run on its line, in text space @param matrix from text space to the sheet */
export function openRun(font: PdfFont, size: number, start: number, matrix: Matrix): OpenRun {
  return { font, size, matrix, start, text: '', stops: [], end: 0, isMissing: false };
}

/** Glyphs shown one after the other. @param bytes of their numbers, as many as `length` */
export function showGlyphs(run: OpenRun, bytes: Uint8Array, length: number): void {
  const { font, size } = run;
  for (let at = 0; at < length; at += font.bytes) {
    const glyph = font.bytes === 1 ? bytes[at]! : bytes[at]! * 256 + bytes[at + 1]!;
    run.stops.push(run.end);
    run.text += font.text(glyph) ?? '\ufffd';
    run.isMissing ||= glyph === 0 && font.embedded;
    run.end += (font.width(glyph) / 1000) * size;
  }
}

/** The run as it stands on the sheet; `null` when nothing was shown. */
export function closeRun(run: OpenRun, place: RunPlace): TextRun | null {
  const { font, size, matrix, end, isMissing } = run;
  if (run.stops.length === 0) return null;
  return {
    text: place.instead ?? run.text,
    font,
    size: (size * scaleOf(matrix)) / MM_PER_PT,
    scale: scaleOf(place.matrix) / (PT_PER_PX * MM_PER_PT),
    // Plus nothing makes 0 of −0.
    angle: Math.round((Math.atan2(-matrix[1], matrix[0]) * 180) / Math.PI) + 0,
    x: matrix[4],
    baseline: matrix[5],
    stops: lengths(run.stops, end, Math.hypot(matrix[0], matrix[1])),
    box: boxOf(matrix, 0, -size * DESCENT, end, size * ASCENT),
    clip: place.clip,
    colour: place.colour,
    isMissing,
    marked: place.marked,
  };
}

function lengths(stops: readonly number[], end: number, along: number): readonly number[] {
  const scaled = new Array<number>(stops.length + 1);
  for (let index = 0; index < stops.length; index++) scaled[index] = stops[index]! * along;
  scaled[stops.length] = end * along;
  return scaled;
}
