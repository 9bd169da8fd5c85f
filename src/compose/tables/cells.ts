// What tables are made of: cells that hold figures, never text from data.

import type { DataTable, Figure, Inline, TableCell, TableColumn } from '../../model/document.ts';
import type { Sourced } from '../../model/source.ts';
import type { ClassVerdict } from '../../model/verdicts.ts';
import type { Content } from '../figures/content.ts';
import { cellFigure } from '../figures/figures.ts';
import type { Ledger } from '../figures/ledger.ts';
import { exceedanceFigure, hasClass, verdictFigure } from '../figures/wording.ts';

/** A table without the name it is placed by. */
export type TableContent = Omit<DataTable, 'kind' | 'name'>;

export type TableMaker = (content: Content, cells: CellMaker) => TableContent;

/** Places figures into cells of one table. */
export class CellMaker {
  readonly #ledger: Ledger;
  readonly #name: string;

  constructor(ledger: Ledger, name: string) {
    this.#ledger = ledger;
    this.#name = name;
  }

  inline(figure: Figure): Inline {
    return this.#ledger.place(figure, { file: `表“${this.#name}”` });
  }

  of(...figures: readonly Figure[]): TableCell {
    return { content: this.joined(figures) };
  }

  read(sourced: Sourced<string> | undefined): TableCell {
    return sourced ? this.of(cellFigure(sourced)) : EMPTY;
  }

  name(sourced: Sourced<string>): TableCell {
    return { content: [this.inline(cellFigure(sourced))], rowHeader: true };
  }

  /** A class, filled in its colour; a dash where there is none. */
  verdict(verdict: ClassVerdict | undefined): TableCell {
    if (!hasClass(verdict)) return EMPTY;
    return { content: [this.inline(verdictFigure(verdict))], waterClass: verdict.waterClass };
  }

  exceeded(verdict: ClassVerdict | undefined): TableCell {
    if (!verdict || verdict.exceeded.length === 0) return EMPTY;
    return this.of(...verdict.exceeded.map((exceedance) => exceedanceFigure(exceedance, verdict.base)));
  }

  private joined(figures: readonly Figure[]): readonly Inline[] {
    return figures.flatMap((figure, index) => [
      ...(index > 0 ? [{ kind: 'text', text: '、' } as const] : []),
      this.inline(figure),
    ]);
  }
}

/** No data, or nothing to say. */
export const EMPTY: TableCell = { content: [{ kind: 'text', text: '—' }] };

/** A column; `width` is its share of the table. */
export function column(header: string, width: number, align: TableColumn['align'] = 'center'): TableColumn {
  return { header, width, align };
}

/** Typed words inside a table. */
export function text(typed: string): Inline {
  return { kind: 'text', text: typed };
}
