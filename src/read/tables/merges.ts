// Merged cells, row by row: which of some columns lie in a merged area.

import type { Area } from '../../model/table.ts';

/** The merged areas a row crosses, by column. Rows must be asked for in order. */
export type AreasAt = (row: number) => ReadonlyMap<number, Area>;

/** Goes down through a sheet's merged areas; only the given columns are looked at. */
export function followMerges(merges: readonly Area[], columns: readonly number[]): AreasAt {
  const coming = [...merges].sort((a, b) => a.top - b.top);
  const open = new Map<number, Area>();
  let next = 0;
  return (row) => {
    for (const [column, { bottom }] of open) if (bottom < row) open.delete(column);
    for (let area = coming[next]; area !== undefined && area.top <= row; area = coming[++next]) {
      if (area.bottom < row) continue;
      for (const column of columns) if (area.left <= column && column <= area.right) open.set(column, area);
    }
    return open;
  };
}
