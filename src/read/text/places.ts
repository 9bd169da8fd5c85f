// How problems put what stands in a file, and where.

import type { Place, Source } from '../../model/source.ts';
import { showInvisible } from './characters.ts';

/** The place alone, as problems carry it. */
export function placeOf({ text: _, ...place }: Source): Place {
  return place;
}

/** What stands there, in quotation marks, on one line and not too long; what nobody sees is written out. */
export function quote(text: string): string {
  const start = text.trim().slice(0, 200);
  const line = [...showInvisible(start.replace(/ *[\r\n]+\s*/g, '⏎').replaceAll('\t', ' '))];
  return `“${line.length > 40 ? `${line.slice(0, 40).join('')}…` : line.join('')}”`;
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
