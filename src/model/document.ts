// The document tree: what a document says, in order, with every figure still knowing its sources.

import type { Chart } from './charts.ts';
import type { PlacedFigure } from './figure.ts';
import type { Place } from './source.ts';
import type { WaterClass } from './water.ts';

export type { Figure, PlacedFigure } from './figure.ts';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  /** Typed by hand on purpose (backticks in the template): digits in it are not reported. */
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | PlacedFigure;

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3 | 4;
      readonly children: readonly Inline[];
      readonly id: string;
    }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | DataTable
  | ChartBlock;

export interface DataTable {
  readonly kind: 'table';
  /** Name by which the prose placed it. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Notes printed below the table, outside it. */
  readonly notes: readonly (readonly Inline[])[];
}

export interface TableColumn {
  readonly header: string;
  readonly align: 'left' | 'center' | 'right';
  /** Width in characters (字) of the table's type; the rest is shared out. */
  readonly width?: number;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** Draws attention without colour (bold face): a row that does not meet its target. */
  readonly emphasised?: boolean;
}

export interface TableCell {
  readonly content: readonly Inline[];
  /** Fills the cell in the class's colour and pattern; the class also stands as text. */
  readonly waterClass?: WaterClass;
  /** The cell names its row. */
  readonly rowHeader?: boolean;
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly name: string;
  readonly caption: string;
  /** What the chart is about, where a document may have several of its name; printed after the caption. */
  readonly subject?: PlacedFigure;
  /** One sentence saying what the chart shows, for readers who cannot see it. */
  readonly description: string;
  readonly chart: Chart;
}

/** What stands above and below the text of an official document (GB/T 9704-2012 §7.2, §7.3.2, §7.4). */
export interface OfficialParts {
  /** 份号. */
  readonly copyNumber?: PlacedFigure;
  /** 发文机关标志. */
  readonly issuer: PlacedFigure;
  /** 发文字号. */
  readonly documentNumber?: PlacedFigure;
  /** 签发人. */
  readonly signer?: PlacedFigure;
  /** 主送机关. */
  readonly addressee?: PlacedFigure;
  /** 抄送机关. */
  readonly copies?: PlacedFigure;
  /** 印发机关. */
  readonly distributor: PlacedFigure;
  /** 印发日期. */
  readonly printed: PlacedFigure;
}

export interface Document {
  /** Folder of its template, e.g. `bulletin`. */
  readonly kind: string;
  /** The heading of the whole document; figures in it keep their sources like any other. */
  readonly title: readonly Inline[];
  /** Line above the title, e.g. that the data is invented. */
  readonly banner?: PlacedFigure;
  /** Lines below the title, e.g. the office and the date. */
  readonly subtitle?: readonly (readonly Inline[])[];
  readonly official?: OfficialParts;
  readonly blocks: readonly Block[];
  readonly figures: readonly FigureEntry[];
}

/** A figure of the document and where the template asked for it. */
export interface FigureEntry {
  readonly figure: PlacedFigure;
  /** Template line, or the name of the table or chart. */
  readonly at: Place;
  /** The heading it stands under. */
  readonly under: string;
}

/** Text of inline content as a reader sees it. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ('children' in inline ? plainText(inline.children) : inline.text)).join('');
}
