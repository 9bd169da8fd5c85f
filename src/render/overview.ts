// index.html of a set: the meeting, the documents with links, and what was found in the data.

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { writeDate, writeMonth } from '../model/calendar.ts';
import type { Finding, ListedDocument, ListedFile, Overview } from '../model/overview.ts';
import type { Severity } from '../model/problem.ts';
import { shell, writeHtml } from './shell.ts';
import { type Families, faceProperties } from './text/faces.ts';
import { renderText } from './text/inline.ts';
import { relativeAddress } from './text/links.ts';

export interface OverviewOptions {
  /** Texts of the style sheets, in order. */
  readonly styles: readonly string[];
  readonly families: Families;
  /** Name of the manifest in the set. */
  readonly manifest: string;
}

/** @returns the page as HTML text, as self-contained as a document's. */
export function renderOverview(overview: Overview, { styles, families, manifest }: OverviewOptions): string {
  const { meeting, banner } = overview;
  const title = meeting.title.value;
  const subtitle = `${writeMonth(meeting.period.value)}会议材料`;
  const main = h(
    'main',
    {},
    h(
      'header',
      { className: ['title-block'] },
      ...(banner ? [h('p', { className: ['banner'] }, ...renderText(banner))] : []),
      h('h1', {}, ...renderText(title)),
      h('p', { className: ['subtitle'] }, ...renderText(subtitle)),
    ),
    renderFacts(overview),
    renderDocuments(overview.documents),
    renderAcknowledged(overview.acknowledged),
    renderOpen(overview.findings),
    h(
      'footer',
      {},
      h(
        'p',
        {},
        '本套材料校验码（SHA-256）：',
        overview.digest,
        '；各文件的校验值见',
        h('a', { href: relativeAddress(manifest) }, manifest),
        '。',
      ),
    ),
  );
  const tree = shell(
    {
      title: `${subtitle}：${title}`,
      target: 'screen',
      styles: [faceProperties(families, 'screen'), ...styles],
      className: ['overview'],
    },
    [main],
  );
  return writeHtml(tree);
}

function renderFacts({ meeting, office, counts }: Overview): Element {
  const entry = (name: string, words: string) =>
    h('div', {}, h('dt', {}, name), h('dd', {}, ...renderText(words)));
  const judged = counts.filter(({ count }) => count > 0);
  const { place, dataRemark } = meeting;
  return h(
    'dl',
    { className: ['facts'] },
    entry('期次', writeMonth(meeting.period.value)),
    entry('会议日期', writeDate(meeting.date.value)),
    ...(place ? [entry('会议地点', place.value)] : []),
    entry('数据截止日期', writeDate(meeting.cutoff.value)),
    entry('编制单位', office),
    entry('数据范围', judged.map(({ what, count, unit }) => `${what}${count}${unit}`).join('，')),
    ...(dataRemark ? [entry('数据说明', dataRemark.value)] : []),
  );
}

function renderDocuments(documents: readonly ListedDocument[]): Element {
  const items = documents.map(({ title, kind, html, pdf }) => {
    const about = pdf ? `${kind}，${pdf.pages}页` : kind;
    const link = (form: string, { path, bytes }: ListedFile) =>
      h(
        'a',
        { href: relativeAddress(path) },
        // Heard out of its place, 网页 alone would not tell of which document.
        h('span', {}, h('span', { className: ['unseen'] }, kind), form),
        h('span', {}, writeSize(bytes)),
      );
    return h(
      'li',
      {},
      h(
        'div',
        {},
        h('p', { className: ['name'] }, ...renderText(title)),
        h('p', { className: ['about'] }, about),
      ),
      h(
        'p',
        { className: ['open'] },
        ...(html ? [link('网页', html)] : []),
        ...(pdf ? [link('PDF', pdf)] : []),
      ),
    );
  });
  return section('会议材料', '会议材料', h('ul', { className: ['documents'] }, ...items));
}

/** Warnings that somebody answers for. */
function renderAcknowledged(acknowledged: Overview['acknowledged']): Element {
  const content =
    acknowledged.length > 0
      ? h('ul', { className: ['findings'] }, ...acknowledged.map(renderFinding))
      : h('p', {}, '本月没有需要确认的问题。');
  return section('已确认的问题', heading('已确认的问题', acknowledged.length), content);
}

/** Warnings as they are; notes, of which there may be many, folded away. */
function renderOpen(findings: readonly Finding[]): Element {
  const of = (severity: Severity) => findings.filter(({ problem }) => problem.severity === severity);
  const [warnings, notes] = [of('warning'), of('info')];
  return section(
    '提醒和说明',
    heading('提醒', warnings.length),
    warnings.length > 0
      ? h('ul', { className: ['findings'] }, ...warnings.map(renderFinding))
      : h('p', {}, '没有提醒。'),
    ...(notes.length > 0
      ? [
          h(
            'details',
            {},
            h('summary', {}, `说明${notes.length}条`),
            h('ul', { className: ['findings'] }, ...notes.map(renderFinding)),
          ),
        ]
      : []),
  );
}

function heading(words: string, count: number): string {
  return count > 0 ? `${words}（${count}条）` : words;
}

function renderFinding({ problem, where }: Finding): Element {
  const { message, hint, rule, code, approval } = problem;
  const line = (className: string, ...content: readonly ElementContent[]) =>
    h('p', { className: [className] }, ...content);
  return h(
    'li',
    {},
    line('message', ...renderText(message)),
    ...(approval
      ? [line('approval', ...renderText(`确认：${approval.reason}（${approval.person}）`))]
      : [line('hint', ...renderText(`处理：${hint}`))]),
    line('where', ...renderText(`${where ? `${where}；` : ''}${rule ? `依据：${rule}；` : ''}${code}`)),
  );
}

function section(name: string, title: string, ...content: readonly Element[]): Element {
  return h('section', { ariaLabel: name }, h('h2', {}, title), ...content);
}

/** Size of a file as people read it. */
function writeSize(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${Math.ceil(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
