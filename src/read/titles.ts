// What stands above a table and on its sheet's tab: the month named there must be the one whose folder it is in.

import { type CivilDate, endOfMonth, type Month } from '../model/calendar.ts';
import type { TableKind } from '../model/columns.ts';
import type { Problem } from '../model/problem.ts';
import type { Sheet } from '../model/table.ts';
import { cleanText } from './cells.ts';
import { halfWidth } from './numbers.ts';
import { fileNameMonth, ledgerDate } from './period-problems.ts';
import type { Recognised } from './recognise.ts';
import { sheetNameMonth, titleMonthMismatch } from './sheet-problems.ts';

/** Tables of one month; others carry dates of their own, and may be made up later. */
const MONTHLY: ReadonlySet<TableKind> = new Set(['readings', 'sampling', 'plantMonths', 'collections']);
/** Tables that go on from month to month and say up to when they are filled in. */
const LEDGERS: ReadonlySet<TableKind> = new Set([
  'tasks',
  'stages',
  'outfalls',
  'networks',
  'funds',
  'duties',
]);

/** A month named in a text: `2026年6月`, `2026年1-6月`, `2026-06`, with a day perhaps. */
const MENTION =
  /(?<!\d)(20\d{2})\s*(?:年|[-./])\s*(\d{1,2})(?:\s*月?\s*[-—~至]\s*(\d{1,2})\s*月|\s*月份?)?(?:[-./]?\s*(\d{1,2})\s*日?)?(?!\d)/g;
/** A month without its year, as sheets are called: `6月`, `6月份水质`. */
const BARE = /(?<!\d)(\d{1,2})\s*月/;

/**
 * Whether title rows and sheet name of a monthly table agree with its folder. A title may name other months
 * beside it, and days of other months (填报日期); a sheet's name is often left over, and only doubted.
 */
export function checkTitles(
  sheet: Sheet,
  { spec, topRow }: Recognised,
  folderMonth: Month,
): readonly Problem[] {
  if (!MONTHLY.has(spec.kind)) return [];
  const problems: Problem[] = [];
  const titles = sheet.rows.slice(0, topRow).flat();
  const mentions = titles.flatMap(({ source }) =>
    monthsIn(source.text).map((mention) => ({ ...mention, source })),
  );
  const other = mentions.find(({ hasDay }) => !hasDay);
  if (other !== undefined && !mentions.some(({ months }) => months.includes(folderMonth))) {
    problems.push(titleMonthMismatch(other.source, folderMonth));
  }
  const name = sheet.sheet ?? '';
  const [whole] = monthsIn(name);
  const bare = whole === undefined ? BARE.exec(halfWidth(cleanText(name)))?.[1] : undefined;
  const isOther =
    whole?.months.includes(folderMonth) === false ||
    (bare !== undefined && Number(bare) !== Number(folderMonth.slice(5)));
  if (isOther) problems.push(sheetNameMonth({ file: sheet.file, sheet: name }, folderMonth));
  return problems;
}

/** `20260630` is a day, `202606` a month. */
const COMPACT = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)/g;

/**
 * Whether a file's name agrees with its month folder. Several months in it are the ends of a span.
 * @param kinds of its tables
 */
export function checkFileName(
  file: string,
  kinds: readonly TableKind[],
  folderMonth: Month,
): readonly Problem[] {
  const isMonthly = kinds.some((kind) => MONTHLY.has(kind));
  if (!isMonthly && !kinds.some((kind) => LEDGERS.has(kind))) return [];
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const text = halfWidth(cleanText(name)).replaceAll('_', ' ').replace(COMPACT, '$1-$2');
  const mentions = monthsIn(text);
  const months = mentions
    .filter(({ hasDay }) => !hasDay)
    .flatMap(({ months: named }) => named)
    .sort();
  const bare = [...text.matchAll(new RegExp(BARE, 'g'))].map(([, month]) => Number(month));
  const isOther =
    months.length > 0
      ? folderMonth < months[0]! || months.at(-1)! < folderMonth
      : mentions.length === 0 && bare.length > 0 && !bare.includes(Number(folderMonth.slice(5)));
  return isOther ? [fileNameMonth(file, folderMonth, isMonthly)] : [];
}

const UP_TO = /截[至止][到于]?\s*(20\d{2})\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(\d{1,2})?)?/;

/** Whether a ledger that says up to when it is filled in belongs to this period. */
export function checkLedgerDate(
  sheet: Sheet,
  { spec, topRow }: Recognised,
  period: Month,
  cutoff: CivilDate,
): readonly Problem[] {
  if (!LEDGERS.has(spec.kind)) return [];
  for (const { source } of sheet.rows.slice(0, topRow).flat()) {
    const [, year, month, day] = UP_TO.exec(halfWidth(cleanText(source.text))) ?? [];
    if (year === undefined || Number(month) < 1 || Number(month) > 12) continue;
    const named = `${year}-${month!.padStart(2, '0')}`;
    const date = day === undefined ? endOfMonth(named) : `${named}-${day.padStart(2, '0')}`;
    const end = endOfMonth(period);
    const isBelonging = named >= period && date <= (cutoff > end ? cutoff : end);
    if (!isBelonging) return [ledgerDate(source, date, period, cutoff)];
  }
  return [];
}

function monthsIn(text: string): readonly { readonly months: readonly Month[]; readonly hasDay: boolean }[] {
  return [...halfWidth(cleanText(text)).matchAll(MENTION)].flatMap(([, year, from, to = from, day]) => {
    const [first, last] = [Number(from), Number(to)];
    if (first < 1 || last > 12 || first > last) return [];
    const months = Array.from(
      { length: last - first + 1 },
      (_, offset) => `${year}-${String(first + offset).padStart(2, '0')}`,
    );
    return [{ months, hasDay: day !== undefined }];
  });
}
