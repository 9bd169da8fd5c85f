// A report of problems → one HTML page: each problem beside the cells it is about, drawn as in a spreadsheet.

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type {
  Excerpt,
  ExcerptCell,
  ExcerptRow,
  ProblemReport,
  ReportedFile,
  ReportedGroup,
  ReportedProblem,
} from '../model/problem-report.ts';
import { PROBLEM_REPORT_STYLE } from './problem-report-style.ts';
import { shell, writeHtml } from './shell.ts';

const TITLE = '问题清单';

/** @returns the page as HTML text: UTF-8, no script, no outside resource, same input same text. */
export function renderProblemReport(report: ProblemReport): string {
  const { counts, publishable, files, notes, rest, acknowledge } = report;
  const verdict = publishable ? '可以发布。' : '改正或确认以前不能发布。';
  const main = h(
    'main',
    {},
    h('header', {}, h('h1', {}, TITLE), h('p', {}, `${counts}。${verdict}`)),
    ...(files.length > 1 ? [renderContents(files)] : []),
    ...files.map(renderFile),
    ...(rest.length > 0 ? [renderRest(rest)] : []),
    ...(acknowledge.length > 0 ? [renderAcknowledge(acknowledge)] : []),
    ...(notes.length > 0 ? [renderNotes(notes)] : []),
  );
  const tree = shell(
    { title: TITLE, target: 'screen', styles: [PROBLEM_REPORT_STYLE], className: ['problem-report'] },
    [main],
  );
  return writeHtml(tree);
}

function renderContents(files: readonly ReportedFile[]): Element {
  const items = files.map(({ file, counts }, index) =>
    h('li', {}, h('a', { href: `#${idOf(index)}` }, ...visible(nameOf(file))), `　${counts}`),
  );
  return h('nav', { ariaLabel: '各文件' }, h('ul', {}, ...items));
}

function renderFile({ file, groups }: ReportedFile, index: number): Element {
  return h('section', { id: idOf(index) }, h('h2', {}, ...visible(nameOf(file))), ...groups.map(renderGroup));
}

function idOf(index: number): string {
  return `file-${index + 1}`;
}

/** What was done and needs nobody's attention. */
function renderNotes(notes: ProblemReport['notes']): Element {
  const items = notes.map(({ where, problem: { message, code } }) =>
    h(
      'li',
      {},
      ...visible(where ? `${where}　` : ''),
      ...visible(message),
      h('span', { className: ['code'] }, `（${code}）`),
    ),
  );
  return h('section', { className: ['rest'] }, h('h2', {}, '说明，一般不用处理'), h('ul', {}, ...items));
}

/** What is in no file: the output folder, the browser. */
function nameOf(file: string): string {
  return file || '其他';
}

function renderGroup({ problems, excerpt }: ReportedGroup): Element {
  return h(
    'div',
    { className: ['group'] },
    h('ul', { className: ['problems'] }, ...problems.map(renderProblem)),
    ...(excerpt ? [renderExcerpt(excerpt, problems)] : []),
  );
}

function renderProblem({ problem, level, spot, number }: ReportedProblem): Element {
  const { code, severity, message, rule, hint, approval } = problem;
  const line = (name: string, text: string) =>
    h('p', { className: ['more'] }, h('b', {}, `${name}：`), ...visible(text));
  return h(
    'li',
    { className: [severity] },
    h(
      'p',
      {},
      h('span', { className: ['number'] }, String(number)),
      h('b', { className: ['level'] }, level),
      ...(spot ? [h('b', { className: ['spot'] }, ...visible(spot))] : []),
      ...visible(message),
      h('span', { className: ['code'] }, `（${code}）`),
    ),
    ...(rule ? [line('依据', rule)] : []),
    approval ? line('确认', `${approval.reason}（${approval.person}）`) : line('处理', hint),
  );
}

function renderExcerpt(excerpt: Excerpt, problems: readonly ReportedProblem[]): Element {
  if (excerpt.kind === 'cells') return renderCells(excerpt, problems);
  return h(
    'table',
    { className: ['lines'] },
    h('caption', {}, `第${excerpt.lines.find(({ isMarked }) => isMarked)?.number}行及其上下行`),
    h(
      'tbody',
      {},
      ...excerpt.lines.map(({ number, text, isMarked }) =>
        h(
          'tr',
          { className: isMarked ? ['marked'] : [] },
          h('th', { scope: 'row' }, ...(isMarked ? [POINTER] : []), String(number)),
          h('td', {}, ...(isMarked ? [h('mark', {}, ...visible(text))] : visible(text))),
        ),
      ),
    ),
  );
}

const POINTER = '→ ';

type Cells = Extract<Excerpt, { kind: 'cells' }>;

function renderCells({ columns, rows }: Cells, problems: readonly ReportedProblem[]): Element {
  const spots = problems.map(({ spot }) => spot).join('、');
  return h(
    'div',
    { className: ['sheet'], tabIndex: 0, role: 'group', ariaLabel: `${spoken(spots)}所在的行` },
    h(
      'table',
      {},
      h('caption', {}, ...visible(`${spots}所在的行`)),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, '行'),
          ...columns.map((column) =>
            column === null
              ? h('td', { className: ['gap'] }, '…')
              : h('th', { scope: 'col' }, `${column.letters}${column.isHidden ? '（隐藏）' : ''}`),
          ),
        ),
      ),
      h('tbody', {}, ...rows.flatMap((row, index) => renderRow(row, rows[index - 1], columns.length))),
    ),
  );
}

/** The row, below a gap where rows are left out. */
function renderRow(row: ExcerptRow, above: ExcerptRow | undefined, columns: number): readonly Element[] {
  const { number, role, isHidden, cells } = row;
  const isGap = above !== undefined && number > above.number + 1;
  const gap = h('tr', { className: ['gap'] }, h('td', { colSpan: columns + 1 }, '…'));
  const drawn = h(
    'tr',
    { className: [role] },
    h(
      'th',
      { scope: 'row' },
      ...(role === 'marked' ? [POINTER] : []),
      `${number}${isHidden ? '（隐藏）' : ''}`,
    ),
    ...cells.map(renderCell),
  );
  return isGap ? [gap, drawn] : [drawn];
}

function renderCell(cell: ExcerptCell | null): Element {
  if (cell === null) return h('td', { className: ['gap'] }, '…');
  const { text, marks } = cell;
  if (marks.length === 0) return h('td', {}, ...visible(text));
  const numbers = marks.map((mark) => h('span', { className: ['number'] }, String(mark)));
  return h(
    'td',
    { className: ['offending'] },
    ...numbers,
    h('mark', {}, ...visible(text === '' ? '（空）' : text)),
  );
}

/** Characters that show nothing, turn the line around or cannot stand in a page. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFFE\uFFFF]/gu;

/** Text of any origin, isolated from what stands around it; unseen characters by their code points, lines as they are parted. */
function visible(written: string): ElementContent[] {
  const text = written.replaceAll('\r\n', '\n');
  const parts: ElementContent[] = [];
  let end = 0;
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    if (index > end) parts.push(h('bdi', {}, text.slice(end, index)));
    if (/[\r\n]/.test(character)) parts.push(h('br'));
    else parts.push(h('span', { className: ['unseen'] }, nameUnseen(character)));
    end = index + character.length;
  }
  if (end < text.length) parts.push(h('bdi', {}, text.slice(end)));
  return parts;
}

/** The same where no elements may stand. */
function spoken(text: string): string {
  return text.replace(UNSEEN, (character) => ` ${nameUnseen(character)} `);
}

function nameUnseen(character: string): string {
  if (/[\t\r\n]/.test(character)) return character === '\t' ? '制表符' : '换行';
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

function renderRest(rest: readonly string[]): Element {
  return h(
    'section',
    { className: ['rest'] },
    h('h2', {}, '没有画出的'),
    h('p', {}, '问题太多，其余的只按文件和代码计数；改正上面的以后再检查一次。'),
    h('ul', {}, ...rest.map((line) => h('li', {}, ...visible(line)))),
  );
}

function renderAcknowledge(lines: readonly string[]): Element {
  return h(
    'section',
    { className: ['acknowledge'] },
    h('h2', {}, '核对无误的，这样确认'),
    h(
      'p',
      {},
      '把下面几行贴到当月文件夹的 meeting.yaml 末尾，引号里写上理由和核对的人；已有“确认:”的，只贴它下面的几行，接在已有各条之后。',
    ),
    h('pre', {}, h('code', {}, ...['确认:', ...lines].flatMap((line) => [...visible(line), '\n']))),
  );
}
