// The report of problems is opened by double click, with whatever anybody typed into a cell.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import type { Excerpt, ProblemReport } from '../../src/model/problem-report.ts';
import { renderProblemReport } from '../../src/render/problem-report.ts';
import { HOSTILE, readHtml } from './sample.ts';

const problem = (text: string, more: Partial<Problem> = {}): Problem => ({
  code: 'A_CODE',
  severity: 'error',
  message: text,
  hint: text,
  rule: text,
  ...more,
});
const cells = (text: string): Excerpt => ({
  kind: 'cells',
  columns: [{ letters: 'A', isHidden: false }, null, { letters: 'F', isHidden: true }],
  rows: [
    { number: 1, role: 'head', isHidden: false, cells: [{ text, marks: [] }, null, { text, marks: [] }] },
    {
      number: 5,
      role: 'marked',
      isHidden: true,
      cells: [{ text, marks: [1, 2] }, null, { text, marks: [] }],
    },
  ],
});

/** A report in which a text stands wherever a text of the user's may. */
function reportOf(text: string, more: Partial<ProblemReport> = {}): ProblemReport {
  const approval = { reason: text, person: text, at: { file: text } };
  const of = (number: number, severity: Problem['severity'], rest: Partial<Problem> = {}) => ({
    problem: problem(text, { severity, ...rest }),
    number,
    level: '错误',
    spot: text,
  });
  return {
    counts: '共1个错误',
    publishable: false,
    files: [
      {
        file: text,
        counts: '1个错误',
        groups: [
          { problems: [of(1, 'error'), of(2, 'warning', { approval })], excerpt: cells(text) },
          {
            problems: [of(3, 'error')],
            excerpt: { kind: 'lines', lines: [{ number: 3, text, isMarked: true }] },
          },
        ],
      },
      { file: '', counts: '1个错误', groups: [{ problems: [of(4, 'error')] }] },
    ],
    notes: [{ where: text, problem: problem(text, { severity: 'info' }) }],
    rest: [text],
    acknowledge: ['  - 代码: A_CODE', `    位置: ${text}`],
    ...more,
  };
}

const ELEMENTS = new Set(
  'html head meta title style body main header section nav h1 h2 p a b span ul li div table caption thead tbody tr th td mark bdi br pre code'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'lang charset http-equiv content name class id href aria-label scope colspan tabindex role'.split(' '),
);

/** Elements and attributes that no text may bring into the page. */
function intruders(html: string): readonly string[] {
  const { names, attributes } = readHtml(html);
  return [
    ...names.filter((name) => !ELEMENTS.has(name)),
    ...attributes.filter(({ name }) => !ATTRIBUTES.has(name)).map(({ name }) => name),
    ...attributes
      .filter(({ name, value }) => name === 'href' && !/^#file-\d+$/.test(value))
      .map(({ value }) => value),
  ];
}

describe('the report of problems as a page', () => {
  it('is one file without script, that may load nothing', () => {
    const html = renderProblemReport(reportOf('6月'));
    const { attributes } = readHtml(html);
    const policy = attributes.find(({ value }) => value.startsWith('default-src'))?.value;
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(html).not.toMatch(/<script|src=|url\(|@import/);
    expect(intruders(html)).toEqual([]);
  });

  it.each(HOSTILE)('lets no text become part of the page: %s', (text) => {
    const html = renderProblemReport(reportOf(text));
    expect(intruders(html)).toEqual([]);
    const shown = text.replaceAll(
      /[\u202C\u202E]/g,
      (sign) => `U+${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    const plain = readHtml(renderProblemReport(reportOf('某处'))).text.split('某处');
    expect(readHtml(html).text.split(shown)).toEqual(plain);
  });

  it('shows every text as it is, whatever characters are in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const html = renderProblemReport(reportOf(text));
        expect(intruders(html)).toEqual([]);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may stand in the page
        expect(html).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/);
      }),
    );
  });

  it('names characters that would not be seen, and keeps lines apart', () => {
    const { text } = readHtml(renderProblemReport(reportOf('甲\u202E乙\u0000丙\u200B丁')));
    expect(text).toContain('甲U+202E乙U+0000丙U+200B丁');
    expect(renderProblemReport(reportOf('甲\r\n乙'))).toContain('<bdi>甲</bdi><br><bdi>乙</bdi>');
  });

  it('marks the cell by number, pointer and words, not by colour alone', () => {
    const html = renderProblemReport(reportOf('值'));
    expect(html).toMatch(
      /<tr class="marked"><th scope="row">→ 5（隐藏）<\/th><td class="offending"><span class="number">1<\/span><span class="number">2<\/span><mark>/,
    );
    const empty = cells('');
    const report = reportOf('值', {
      files: [{ file: 'a.xlsx', counts: '', groups: [{ problems: [], excerpt: empty }] }],
    });
    expect(renderProblemReport(report)).toContain('<mark><bdi>（空）</bdi></mark>');
  });

  it('says whether the month may be published', () => {
    expect(readHtml(renderProblemReport(reportOf('6月'))).text).toContain('改正或确认以前不能发布');
    expect(readHtml(renderProblemReport(reportOf('6月', { publishable: true }))).text).toContain('可以发布');
  });
});
