// Judged rows of a readings table → CSV or JSON text: the rows as they were, the answers added.

interface Row {
  readonly cells: readonly string[];
}

/**
 * @param header the table's own header, in order
 * @param answers one a row, keyed by the header of the added column
 */
export async function writeAssessment(
  format: 'csv' | 'json',
  header: readonly string[],
  rows: readonly Row[],
  answers: readonly object[],
): Promise<string> {
  if (format === 'json') {
    const objects = rows.map(({ cells }, index) => ({
      ...Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])),
      ...answers[index],
    }));
    return `${JSON.stringify(objects, null, 2)}\n`;
  }
  const { stringify } = await import('csv-stringify/sync');
  const added = Object.keys(answers[0] ?? {});
  const lines = rows.map(({ cells }, index) => [
    ...header.map((_, column) => cells[column] ?? ''),
    ...Object.values(answers[index]!),
  ]);
  return stringify([[...header, ...added], ...lines]);
}
