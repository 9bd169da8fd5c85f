// The sheet a chart is drawn on: its shapes in the order in which they are laid down, and where in the
// picture each figure stands, so that the page can put something to point at there.

import type { Element, ElementContent } from 'hast';
import type { PlacedFigure } from '../../model/figure.ts';
import { LINE_HEIGHT, label, labelWidth, TEXT_SIZE } from './drawing.ts';

/** A rectangle of the picture, mm. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A figure and where it stands. */
export interface Mark extends Area {
  readonly figure: PlacedFigure;
}

/** One part of a chart; its width is that of the type area. */
export interface Drawing {
  /** mm */
  readonly height: number;
  readonly shapes: readonly ElementContent[];
  readonly marks: readonly Mark[];
}

export class Sheet {
  readonly #shapes: ElementContent[] = [];
  readonly #marks: Mark[] = [];

  draw(...shapes: readonly ElementContent[]): void {
    this.#shapes.push(...shapes);
  }

  /** Draws a figure; `area` where its boxes and texts do not say where it stands. */
  mark(figure: PlacedFigure, shapes: readonly ElementContent[], area?: Area): void {
    this.draw(...shapes);
    this.#marks.push({ figure, ...(area ?? areaOf(shapes)) });
  }

  /** Two figures as one text, `13/18`: measured apart they would not stand together. */
  markFraction(part: PlacedFigure, whole: PlacedFigure, x: number, middle: number): void {
    const text = `${part.text}/${whole.text}`;
    const split = labelWidth(`${part.text}/`);
    const area = { x, y: middle - LINE_HEIGHT / 2, width: split, height: LINE_HEIGHT };
    this.mark(part, [label(text, x, middle)], area);
    this.mark(whole, [], { ...area, x: x + split, width: labelWidth(text) - split });
  }

  finish(height: number): Drawing {
    return { height, shapes: this.#shapes, marks: this.#marks };
  }
}

/** The rectangle around the boxes and texts among the shapes. */
function areaOf(shapes: readonly ElementContent[]): Area {
  const areas = shapes.flatMap((shape) => (shape.type === 'element' ? extentOf(shape) : []));
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  return {
    x,
    y,
    width: Math.max(...areas.map((area) => area.x + area.width)) - x,
    height: Math.max(...areas.map((area) => area.y + area.height)) - y,
  };
}

function extentOf({ tagName, properties, children }: Element): readonly Area[] {
  const [x, y] = [Number(properties.x), Number(properties.y)];
  if (tagName === 'rect')
    return [{ x, y, width: Number(properties.width), height: Number(properties.height) }];
  if (tagName !== 'text') return [];
  const [words] = children;
  const width = words?.type === 'text' ? labelWidth(words.value) : 0;
  const before = properties.textAnchor === 'end' ? width : properties.textAnchor === 'middle' ? width / 2 : 0;
  return [{ x: x - before, y: y - TEXT_SIZE, width, height: TEXT_SIZE * 1.25 }];
}
