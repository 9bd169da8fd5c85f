import { describe, expect, it } from 'vitest';
import { describeOrigin, labelFiles } from '../../src/render/text/sources.ts';
import { figure } from './sample.ts';

const place = (cell: string, text: string, file = 'data/2026-06/断面水质.xlsx', sheet = '断面水质') => ({
  file,
  sheet,
  cell,
  text,
});
const labels = labelFiles(['data/2026-06/断面水质.xlsx', 'data/history/断面水质.csv']);

describe('where a figure comes from', () => {
  it.each([
    {
      name: 'one cell and its rule',
      more: {
        sources: [place('F7', '1.32')],
        rule: { standard: 'GB 3838-2002', clause: '表1', statement: '氨氮1.32超过Ⅲ类限值1.0' },
      },
      origin: '来源：断面水质.xlsx · 断面水质!F7「1.32」；规则：GB 3838-2002 表1，氨氮1.32超过Ⅲ类限值1.0',
    },
    {
      name: 'cells of one sheet under one name',
      more: { sources: [place('F7', '1.32'), place('G7', ''), place('F7', '1.32')] },
      origin: '来源：断面水质.xlsx · 断面水质!F7「1.32」、G7（空）',
    },
    {
      name: 'a long list, shortened',
      more: { sources: Array.from({ length: 12 }, (_, row) => place(`F${row + 2}`, String(row))) },
      origin: '来源：断面水质.xlsx · 断面水质!F2「0」、F3「1」、F4「2」等12处',
    },
    {
      name: 'a CSV file and a line of a text file',
      more: {
        sources: [
          { file: 'data/history/断面水质.csv', cell: 'B3', text: '青龙桥' },
          { file: 'data/2026-06/meeting.yaml', line: 4, text: '2026-07-10' },
        ],
      },
      origin: '来源：断面水质.csv · B3「青龙桥」；data/2026-06/meeting.yaml · 第4行「2026-07-10」',
    },
    {
      name: 'a long cell, cut',
      more: { sources: [place('F7', '𠮷'.repeat(40))] },
      origin: `来源：断面水质.xlsx · 断面水质!F7「${'𠮷'.repeat(24)}…」`,
    },
    {
      name: 'a rule of our own',
      more: { sources: [], rule: { standard: '', clause: '', statement: '断面名录中的断面数' } },
      origin: '规则：断面名录中的断面数',
    },
    { name: 'nothing known', more: { sources: [] }, origin: undefined },
  ])('names $name', ({ more, origin }) => {
    expect(describeOrigin(figure('7', more), labels)).toBe(origin);
  });
});

describe('short file names', () => {
  it('keeps as many folders as tell two files of one name apart', () => {
    const files = [
      'data/a/数据.csv',
      'data/b/数据.csv',
      'data/b/数据.csv',
      '数据.csv',
      'x/other.csv',
      'x/a数据.csv',
    ];
    expect(Object.fromEntries(labelFiles(files))).toEqual({
      'data/a/数据.csv': 'a/数据.csv',
      'data/b/数据.csv': 'b/数据.csv',
      '数据.csv': '数据.csv',
      'x/other.csv': 'other.csv',
      'x/a数据.csv': 'a数据.csv',
    });
  });
});
