// Judged rows of a readings table → CSV or JSON text: the rows as they were, the answers added.

interface Row {
  readonly cells: readonly string[];
}

/**
 * @param header the table's own header in order, then those of the added columns
 * @param answers one a row, in the order of the added columns
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
  const lines = rows.map(({ cells }, index) => {
    const added = Object.values(answers[index]!);
    const own = Array.from({ length: header.length - added.length }, (_, column) => cells[column] ?? '');
    return [...own, ...added];
  });
  return stringify([header, ...lines]);
}
