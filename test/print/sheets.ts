// What stands on the sheets of a PDF, measured from it: lines of text and drawn bars, in millimetres from the
// upper left corner of the paper.

import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

const MM = 25.4 / 72;

// The reader of PDFs wants what Node 20 does not have yet.
const buffers = ArrayBuffer.prototype as { transferToFixedLength?: (this: ArrayBuffer) => ArrayBuffer };
buffers.transferToFixedLength ??= function transferToFixedLength() {
  return this.slice(0);
};

export interface TextPiece {
  readonly text: string;
  /** Left end and baseline. */
  readonly x: number;
  readonly y: number;
  readonly right: number;
  /** Points. */
  readonly size: number;
  readonly font: string;
  /** Reads upwards, as on a sheet turned by a quarter. */
  readonly isTurned: boolean;
}

interface Bar {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly colour: string;
}

export interface SheetOfPaper {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly TextPiece[];
  readonly bars: readonly Bar[];
}

type Matrix = readonly [number, number, number, number, number, number];
const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

export async function sheetsOf(pdf: Uint8Array): Promise<readonly SheetOfPaper[]> {
  const { OPS } = await getResolvedPDFJS();
  const file = await getDocumentProxy(new Uint8Array(pdf));
  const sheets: SheetOfPaper[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const operators = await page.getOperatorList();
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item): TextPiece[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
      const name = page.commonObjs.has(item.fontName) ? (page.commonObjs.get(item.fontName).name ?? '') : '';
      return [
        {
          text: item.str,
          x: x * MM,
          y: (height - y) * MM,
          right: (x + item.width) * MM,
          size: Math.hypot(a, b),
          font: String(name).replace(/^[A-Z]{6}\+/, ''),
          isTurned: Math.abs(b) > Math.abs(a),
        },
      ];
    });
    sheets.push({ width: width * MM, height: height * MM, pieces, bars: barsOf(operators, OPS, height) });
  }
  return sheets;
}

/** Filled rectangles, which is what drawn rules are. */
function barsOf(
  { fnArray, argsArray }: { fnArray: readonly number[]; argsArray: readonly unknown[] },
  OPS: Readonly<Record<string, number>>,
  height: number,
): readonly Bar[] {
  const bars: Bar[] = [];
  const stack: { matrix: Matrix; colour: string }[] = [];
  let [matrix, colour] = [UNIT, '#000000'];
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index] as readonly unknown[];
    if (operator === OPS.save) stack.push({ matrix, colour });
    else if (operator === OPS.restore) ({ matrix, colour } = stack.pop() ?? { matrix, colour });
    else if (operator === OPS.transform) matrix = times(matrix, args as unknown as Matrix);
    else if (operator === OPS.setFillRGBColor) colour = String(args[0]);
    else if (operator === OPS.constructPath) {
      const [paint, , box] = args as [number, unknown, ArrayLike<number> | null];
      if (box === null || ![OPS.fill, OPS.eoFill].includes(paint)) continue;
      const [x1, y1] = moved(matrix, box[0]!, box[1]!);
      const [x2, y2] = moved(matrix, box[2]!, box[3]!);
      bars.push({
        left: Math.min(x1, x2) * MM,
        right: Math.max(x1, x2) * MM,
        top: (height - Math.max(y1, y2)) * MM,
        bottom: (height - Math.min(y1, y2)) * MM,
        colour,
      });
    }
  }
  return bars;
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
