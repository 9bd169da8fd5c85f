// How problems put what stands in a file, and where.

import type { Place, Source } from '../model/source.ts';

/** The place alone, as problems carry it. */
export function placeOf({ text: _, ...place }: Source): Place {
  return place;
}

/** What stands there, in quotation marks, on one line and not too long. */
export function quote(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, '⏎').trim();
  return `“${line.length > 40 ? `${line.slice(0, 40)}…` : line}”`;
}

/** A place inside a message: `断面水质.xlsx 表“6月” B7`. */
export function writePlace({ file, sheet, cell, line }: Place): string {
  const parts = [file, sheet && `表“${sheet}”`, cell, line && `第${line}行`];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** The spot inside its file: `B7`, `第3行`. */
export function writeSpot({ cell, line }: Place): string {
  return cell ?? `第${line}行`;
}
