// A box filled in the colour and pattern of a class, plain where the class stands in it.

import type { Element } from 'hast';
import { classNumeral, type WaterClass } from '../../model/water.ts';
import { box, label, labelWidth, PATCH_HEIGHT } from './drawing.ts';
import { classFill, hatch } from './hatching.ts';
import type { Area } from './sheet.ts';

/** Room that the pattern leaves beside the class, mm. */
const PATCH_PADDING = 0.6;

/** The box of a grid, whose mark in a corner a pattern would swallow. */
export function plainClassBox(waterClass: WaterClass, { x, y, width, height }: Area): readonly Element[] {
  return [box(x, y, width, height, classFill(waterClass)), box(x, y, width, height, 'outline')];
}

/** The box without its class; {@link classWord} writes it. */
export function classBox(waterClass: WaterClass, { x, y, width, height }: Area): readonly Element[] {
  const fill = classFill(waterClass);
  const patch = labelWidth(classNumeral(waterClass)) + 2 * PATCH_PADDING;
  return [
    box(x, y, width, height, fill),
    ...hatch(waterClass, x, y, width, height),
    box(x + (width - patch) / 2, y + (height - PATCH_HEIGHT) / 2, patch, PATCH_HEIGHT, fill),
    box(x, y, width, height, 'outline'),
  ];
}

/** The class in the middle of its box. */
export function classWord(waterClass: WaterClass, { x, y, width, height }: Area): Element {
  const words = classNumeral(waterClass);
  return label(words, x + width / 2, y + height / 2, 'middle', `on-${classFill(waterClass)}`);
}
