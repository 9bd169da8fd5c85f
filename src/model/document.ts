// The document tree: what a document says, in order, with every figure still knowing its sources.

import type { Place, Rule, Source } from './source.ts';
import type { WaterClass } from './water.ts';

/** A piece of data on its way to the page. Never plain text: it keeps where it came from. */
export interface Figure {
  readonly value: string | number;
  /** How it is written. */
  readonly text: string;
  readonly unit?: string;
  readonly sources: readonly Source[];
  readonly rule?: Rule;
}

/** A figure placed in a document, with the id the HTML and the trace file share. */
export interface PlacedFigure extends Figure {
  readonly kind: 'figure';
  readonly id: string;
}

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
  /** One sentence saying what the chart shows, for readers who cannot see it. */
  readonly description: string;
  readonly chart: Chart;
}

export type Chart = ClassSharesChart | ClassGridChart | DeadlineChart;

/** Shares of the classes by month, 100 % bars. */
export interface ClassSharesChart {
  readonly kind: 'class-shares';
  readonly months: readonly {
    readonly label: string;
    /** Sections a class, Ⅰ to 劣Ⅴ; only classes that occur. */
    readonly counts: readonly {
      readonly waterClass: WaterClass;
      readonly count: PlacedFigure;
      readonly share: PlacedFigure;
    }[];
  }[];
}

/** Month × section grid of classes. */
export interface ClassGridChart {
  readonly kind: 'class-grid';
  readonly months: readonly string[];
  readonly rows: readonly {
    readonly section: PlacedFigure;
    readonly target: WaterClass;
    /** One cell a month; `null` where there is no class. */
    readonly cells: readonly ({ readonly waterClass: WaterClass; readonly figure: PlacedFigure } | null)[];
  }[];
}

/** Open deadlines on a line of days around the cut-off date. */
export interface DeadlineChart {
  readonly kind: 'deadlines';
  readonly cutoff: PlacedFigure;
  readonly rows: readonly {
    readonly label: PlacedFigure;
    readonly owner: PlacedFigure;
    /** Days from the cut-off to the due date; negative is overdue. */
    readonly days: number;
    readonly status: PlacedFigure;
  }[];
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
