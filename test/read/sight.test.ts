import { describe, expect, it } from 'vitest';
import { readArea } from '../../src/model/address.ts';
import type { Area, CellRemarks, Sheet } from '../../src/model/table.ts';
import { recognise } from '../../src/read/tables/recognise.ts';
import { tableRows } from '../../src/read/tables/rows.ts';
import { sheetOf } from './samples.ts';

interface Looks {
  readonly areas?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** Remarks by address. */
  readonly remarks?: Readonly<Record<string, CellRemarks>>;
}

/** A worksheet written with `|` between cells and a line a row. */
function sheetWith(text: string, { areas = [], remarks = {}, ...looks }: Looks): Sheet {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const sheet = sheetOf(lines, '表.xlsx', '一');
  const rows = sheet.rows.map((cells) =>
    cells.map((cell) => {
      const found = remarks[cell.source.cell!];
      return found === undefined ? cell : { ...cell, remarks: found };
    }),
  );
  return { ...sheet, ...looks, rows, merges: areas.map((area): Area => readArea(area)!) };
}

/** The rows of the table and its problems, each with its severity and cell. */
function look(text: string, looks: Looks) {
  const sheet = sheetWith(text, looks);
  const { value, problems } = tableRows(sheet, recognise(sheet).value!);
  return {
    rows: value.rows.map(({ cells }) => [...cells.values()].map(({ source }) => source.text).join()),
    problems: problems.map(({ code, severity, place }) => `${severity} ${code} ${place?.cell ?? ''}`.trim()),
    messages: problems.map(({ message }) => message),
    sources: value.rows.map(({ cells }) => [...cells.values()].map(({ source }) => source.cell).join()),
  };
}

describe('merged cells', () => {
  it('give their value to every row they span, from the cell where it stands', () => {
    const { rows, problems, sources } = look(
      '断面名称|责任县区|所在水体|水体类型|控制级别|水质目标\n甲|怀麓县|柳河|河流|国考|Ⅲ\n乙|||||Ⅱ\n丙||||省考|Ⅲ',
      {
        areas: ['B2:B4', 'C2:C3', 'D2:D3', 'E2:E3'],
      },
    );
    expect(rows).toEqual(['甲,怀麓县,柳河,河流,国考,Ⅲ', '乙,怀麓县,柳河,河流,国考,Ⅱ', '丙,怀麓县,,,省考,Ⅲ']);
    expect(sources[2]).toBe('A4,B2,C4,D4,E4,F4');
    expect(problems).toEqual([]);
  });

  it('are not made up where cells are only empty', () => {
    const { rows } = look('断面名称|责任县区|所在水体\n甲|怀麓县|柳河\n乙||柳河', {});
    expect(rows[1]).toBe('乙,,柳河');
  });

  it('hold no measured value for several rows or items', () => {
    expect(look('断面名称|氨氮|总磷\n甲|0.5|0.1\n乙||0.2', { areas: ['B2:B3'] }).problems).toEqual([
      'error MERGED_VALUE B2',
    ]);
    const across = look('断面名称|氨氮|总磷\n甲|0.5|\n乙|0.6|0.2', { areas: ['B2:C2'] });
    expect(across.problems).toEqual(['error MERGED_VALUE B2']);
    expect(across.messages[0]).toContain('“氨氮”、“总磷”');
    expect(across.rows).toEqual(['甲,,', '乙,0.6,0.2']);
  });

  it('may say for several items and rows why nothing was measured', () => {
    const { rows, problems } = look('断面名称|氨氮|总磷|水质类别\n甲|断流||\n乙|||\n丙|0.5|0.1|Ⅱ', {
      areas: ['B2:D3'],
    });
    expect(rows).toEqual(['甲,断流,断流,', '乙,断流,断流,', '丙,0.5,0.1,Ⅱ']);
    expect(problems).toEqual([]);
  });

  it('may be merged with a column nobody reads', () => {
    const { rows, problems } = look('断面名称|氨氮|藻密度\n甲|0.5|', { areas: ['B2:C2'] });
    expect(rows).toEqual(['甲,0.5']);
    expect(problems).toEqual([]);
  });

  it('hold no name for two columns', () => {
    const { problems } = look('断面名称|所在水体|责任县区|氨氮|总磷\n甲||怀麓县|0.5|0.1', {
      areas: ['A2:B2'],
    });
    expect(problems.filter((problem) => problem.includes('MERGED_VALUE'))).toEqual([]);
    const known = look('污水处理厂名称|所在县区|类别\n甲厂||城镇', { areas: ['A2:B2'] });
    expect(known.problems).toEqual(['error MERGED_VALUE A2']);
  });

  it('cover values that nobody sees', () => {
    const sheet = look('断面名称|责任县区|所在水体\n甲|怀麓县|柳河\n乙|青岑县|柳河\n丙|怀麓县|柳河', {
      areas: ['B2:B4'],
    });
    expect(sheet.rows[1]).toBe('乙,怀麓县,柳河');
    // The same value below the merged one is what filling down would have given.
    expect(sheet.problems).toEqual(['warning MERGE_COVERS B3']);
  });

  it('across the whole table are headings', () => {
    const { rows, problems } = look(
      '断面名称|氨氮|总磷\n一、国考断面||\n甲|0.5|0.1\n二、省考断面||\n乙|0.6|0.2',
      { areas: ['A2:C2', 'A4:C4'] },
    );
    expect(rows).toEqual(['甲,0.5,0.1', '乙,0.6,0.2']);
    expect(problems).toEqual(['info ROW_SKIPPED A2', 'info ROW_SKIPPED A4']);
  });

  it('leave totals what they are', () => {
    const { rows, problems } = look(
      '责任县区|断面名称|氨氮\n怀麓县|甲|0.5\n|小计|0.5\n青岑县|乙|0.6\n青岑县|平均值|0.6\n合计||0.5',
      { areas: ['A2:A3', 'A6:B6'] },
    );
    expect(rows).toHaveLength(2);
    expect(problems).toEqual(['info ROW_SKIPPED B3', 'info ROW_SKIPPED A5', 'info ROW_SKIPPED A6']);
  });
});

describe('what is hidden', () => {
  it('is read, and named: rows by their numbers, columns by their headers', () => {
    const text = '断面名称|氨氮|总磷\n甲|0.5|0.1\n乙|0.6|0.2\n丙|0.7|0.3\n丁|0.8|0.4';
    const { rows, problems, messages } = look(text, { hiddenRows: [2, 3], hiddenColumns: [1] });
    expect(rows).toHaveLength(4);
    expect(problems).toEqual(['warning ROWS_HIDDEN', 'warning COLUMNS_HIDDEN']);
    expect(messages[0]).toContain('2行数据');
    expect(messages[0]).toContain('第3—4行');
    expect(messages[1]).toContain('“氨氮”');
  });

  it('is nobody’s business in empty rows, totals, titles and columns that are not read', () => {
    const text = '标题||\n断面名称|氨氮|藻密度\n甲|0.5|1\n||\n合计|0.5|1';
    const { problems } = look(text, { areas: ['A1:C1'], hiddenRows: [0, 3, 4, 5], hiddenColumns: [2, 3] });
    expect(problems).toEqual(['info ROW_SKIPPED A5']);
  });
});

describe('what is struck out', () => {
  const struck = { isStruck: true } as const;

  it('is an error, one for a row, and only a warning in remarks', () => {
    const text = '断面名称|氨氮|总磷\n甲|0.5|0.1\n乙|0.6|0.2';
    const { problems, messages } = look(text, {
      remarks: { A2: struck, B2: struck, C2: struck, B3: struck },
    });
    expect(problems).toEqual(['error CELL_STRUCK A2', 'error CELL_STRUCK B3']);
    expect(messages[0]).toContain('“甲”等3格');
    const remark = look('厂名|状态|处理水量|备注\n甲厂|运行|5|检修', { remarks: { D2: struck } });
    expect(remark.problems).toEqual(['warning CELL_STRUCK D2']);
  });

  it('is told once of a merged cell', () => {
    const { problems } = look('断面名称|责任县区|所在水体\n甲|怀麓县|柳河\n乙||柳河', {
      areas: ['B2:B3'],
      remarks: { B2: struck },
    });
    expect(problems).toEqual(['error CELL_STRUCK B2']);
  });

  it('is nobody’s business outside the table', () => {
    expect(look('断面名称|氨氮|藻密度\n甲|0.5|1', { remarks: { A1: struck, C2: struck } }).problems).toEqual(
      [],
    );
  });
});

describe('what was computed or looks otherwise', () => {
  it('is told once a table and kind', () => {
    const text = '断面名称|氨氮|总磷\n甲|0.5|0.1\n乙|0.6|0.2';
    const { problems, messages } = look(text, {
      remarks: { B2: { formula: 'external' }, B3: { formula: 'external' }, C3: { formula: 'volatile' } },
    });
    expect(problems).toEqual(['warning FORMULA_EXTERNAL B2', 'warning FORMULA_VOLATILE C3']);
    expect(messages[0]).toContain('2格');
  });

  it('is an error cell by cell where the value cannot be seen', () => {
    const { problems, messages } = look('断面名称|氨氮|总磷\n甲|0|5', {
      remarks: { B2: { shown: '-' }, C2: { shown: '' } },
    });
    expect(problems).toEqual(['error FORMAT_HIDES_VALUE B2', 'error FORMAT_HIDES_VALUE C2']);
    expect(messages).toEqual(['“氨氮”看上去是“-”，存的却是“0”', '“总磷”看上去是空的，存的却是“5”']);
  });
});
