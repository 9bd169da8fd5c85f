// Rows of 污水处理厂运行 → plant months.

import type { Problem } from '../../model/problem.ts';
import type { OnlineState, PlantMonth, PlantState } from '../../model/records.ts';
import type { RowReader } from '../tables/fields.ts';
import { readPeriod, type TableContext } from '../tables/periods.ts';

/** One row; `null` when something required is missing, which the reader has noted. */
export function readPlantMonth(
  row: RowReader,
  context: TableContext,
  problems: Problem[],
): PlantMonth | null {
  const month = readPeriod(row, row.get('month', 'month'), undefined, context, problems);
  const plant = row.get('plant', 'name');
  const state = row.choice<PlantState>('state');
  const treated = row.get('treated', 'number');
  const temperature = row.get('temperature', 'number');
  const effluent = row.amounts('出水');
  const influent = row.amounts('进水');
  const online = row.choice<OnlineState>('online');
  const plannedCompletion = row.get('plannedCompletion', 'due', month === null ? {} : { period: month });
  const remark = row.get('remark', 'text');
  if (!(plant && state && month)) return null;
  return {
    plant,
    month,
    state,
    ...(treated && { treated }),
    ...(temperature && { temperature }),
    effluent,
    ...(Object.keys(influent).length > 0 && { influent }),
    ...(online && { online }),
    ...(plannedCompletion && { plannedCompletion }),
    ...(remark && { remark }),
  };
}
