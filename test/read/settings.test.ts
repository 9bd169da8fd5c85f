import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssessmentPolicy, CURRENT_POLICY, POLICIES } from '../../src/model/policy.ts';
import { readSettings } from '../../src/read/project/settings.ts';
import { codes } from './samples.ts';

const BASE = '城市: 云泽市\n单位: 攻坚办\n';
const read = (text: string) => readSettings('jianbao.yaml', text);

describe('readSettings', () => {
  it('reads what must be there, with line and column, and fills in the rest', async () => {
    const { value, problems } = await read(`# 注释\n${BASE}`);
    expect(problems).toEqual([]);
    expect(value.config).toEqual({
      city: { value: '云泽市', source: { file: 'jianbao.yaml', line: 2, column: 5, text: '云泽市' } },
      office: { value: '攻坚办', source: { file: 'jianbao.yaml', line: 3, column: 5, text: '攻坚办' } },
      kinds: ['bulletin'],
      fonts: {},
      policy: CURRENT_POLICY,
      warnings: [],
      dueSoonDays: 30,
    });
  });

  it('reads everything else', async () => {
    const { value, problems } = await read(
      `${BASE}数据声明: "数据为虚构: 仅供演示"\n文种: [bulletin, ledger]\n浏览器: C:\\chrome.exe\nPDF归档: 是\n字体:\n  标题: 方正小标宋简体\n  西文: /x.ttf\n评价:\n  修约: 不修约\n  缺项: 照常评价\n  超标倍数基准: Ⅲ类\n`,
    );
    expect(problems).toEqual([]);
    expect(value.config).toMatchObject({
      banner: { value: '数据为虚构: 仅供演示' },
      kinds: ['bulletin', 'ledger'],
      browser: 'C:\\chrome.exe',
      archive: true,
      fonts: { title: '方正小标宋简体', latin: '/x.ttf' },
      policy: { ...CURRENT_POLICY, rounding: 'none', missing: 'allow', exceedanceBase: 'class3' },
    });
  });

  it.each<[string, AssessmentPolicy]>([
    ['评价办法: 现行评价办法', CURRENT_POLICY],
    ['评价办法: 实时数据2021', POLICIES['realtime-2021']],
    ['评价办法: realtime-2025', POLICIES['realtime-2025']],
    ['评价办法: realtime-2021\n  缺项: 不评价', { ...POLICIES['realtime-2021'], missing: 'strict' }],
    [
      '参评项目: 只评必测项目\n  未检出: 按零计',
      { ...CURRENT_POLICY, items: 'required', belowDetection: 'zero' },
    ],
    ['未检出: 按检出限', { ...CURRENT_POLICY, belowDetection: 'limit' }],
  ])('takes the named policy, and what is said besides: %s', async (lines, policy) => {
    const { value, problems } = await read(`${BASE}评价:\n  ${lines}\n`);
    expect(problems).toEqual([]);
    expect(value.config?.policy).toEqual(policy);
  });

  it('names the sets of warning rules with their places, and the days that are soon', async () => {
    const { value, problems } = await read(`${BASE}预警: [甲办法, 乙办法]\n即将到期天数: 15\n`);
    expect(problems).toEqual([]);
    expect(value.config).toMatchObject({
      warnings: [
        { value: '甲办法', source: { line: 3, column: 6 } },
        { value: '乙办法', source: { line: 3 } },
      ],
      dueSoonDays: 15,
    });
    expect((await read(`${BASE}预警: 甲办法\n`)).value.config?.warnings).toHaveLength(1);
  });

  it('demands the faces of the standard only where that is written', async () => {
    const demand = async (line: string) => (await read(`${BASE}${line}`)).value.config?.standardFonts;
    expect(await demand('字体要求: 标准\n')).toMatchObject({ line: 3, text: '标准' });
    expect(await demand('字体要求: 不限\n')).toBeUndefined();
    expect(await demand('')).toBeUndefined();
  });

  it('keeps texts as written, whatever YAML would make of them', async () => {
    const { value } = await read('城市: 0012\n单位: no\n数据声明: *演示*\n');
    const { city, office, banner } = value.config!;
    expect([city.value, office.value, banner?.value]).toEqual(['0012', 'no', '*演示*']);
  });

  it('takes one kind without brackets', async () => {
    expect((await read(`${BASE}文种: ledger`)).value.config?.kinds).toEqual(['ledger']);
  });

  it.each<[string, string, string, Record<string, unknown>]>([
    ['a missing key', '城市: 云泽市\n', 'YAML_KEY_MISSING', {}],
    ['an empty file', '', 'YAML_KEY_MISSING', {}],
    ['blank lines and a comment', '  \n# 注释\n\n', 'YAML_KEY_MISSING', {}],
    ['two documents in one file', `${BASE}---\n${BASE}`, 'YAML_SYNTAX', { line: 3 }],
    ['a text that begins like a tag', `${BASE}数据声明: !虚构 数据\n`, 'YAML_SYNTAX', { line: 3 }],
    ['a text that begins like an anchor', `${BASE}数据声明: &虚构 数据\n`, 'YAML_SYNTAX', { line: 3 }],
    ['a path with backslashes in quotes', `${BASE}浏览器: "C:\\chrome"\n`, 'YAML_SYNTAX', { line: 3 }],
    ['an empty value', '城市:\n单位: 攻坚办\n', 'VALUE_MISSING', { line: 1 }],
    ['an unknown key', `${BASE}城镇: 某市\n`, 'YAML_KEY_UNKNOWN', { line: 3, column: 1 }],
    [
      'an unknown key in a group',
      `${BASE}评价:\n  舍入: 先修约\n`,
      'YAML_KEY_UNKNOWN',
      { line: 4, column: 3 },
    ],
    ['a choice that is none', `${BASE}评价:\n  修约: 四舍五入\n`, 'CHOICE_INVALID', { line: 4, column: 7 }],
    ['a list where one line belongs', '城市: [甲, 乙]\n单位: 攻坚办\n', 'YAML_SHAPE', { line: 1 }],
    ['one line where a group belongs', `${BASE}字体: 仿宋\n`, 'YAML_SHAPE', { line: 3 }],
    ['a key twice', `${BASE}城市: 别的市\n`, 'YAML_SYNTAX', { line: 3 }],
    ['a tab', `${BASE}字体:\n\t标题: a.ttf\n`, 'YAML_SYNTAX', { line: 4 }],
    ['no space after the colon', '城市:云泽市\n单位:攻坚办\n', 'YAML_SYNTAX', { line: 1 }],
    ['half a day', `${BASE}即将到期天数: 7.5\n`, 'DAYS_NOT_WHOLE', { line: 3, column: 9 }],
    ['days that are none', `${BASE}即将到期天数: 一个月\n`, 'NUMBER_INVALID', { line: 3 }],
    ['more days than a year has', `${BASE}即将到期天数: 400\n`, 'NUMBER_RANGE', { line: 3 }],
    ['an open bracket', `${BASE}文种: [bulletin\n`, 'YAML_SYNTAX', {}],
    ['a mapping that is a text', `${BASE}列映射: 断面\n`, 'YAML_SHAPE', { line: 3 }],
  ])('reports %s', async (_, text, code, place) => {
    const { problems } = await read(text);
    expect(problems[0]).toMatchObject({ code, severity: 'error', place: { file: 'jianbao.yaml', ...place } });
  });

  it('does not send anyone to a line for a key that stands in none', async () => {
    expect((await read('# 注释\n\n城市: 云泽市\n')).problems.map(({ place }) => place)).toEqual([
      { file: 'jianbao.yaml' },
    ]);
  });

  it('reads the practice of the office and the parts of its official documents', async () => {
    const { value } = await read(
      `${BASE}版式:\n  页码位置: 居中\n  行距: 28磅\n  发文机关标志: 云泽市生态环境局文件\n`,
    );
    expect(value.config?.layout).toMatchObject({
      folio: 'centre',
      pitch: '28',
      issuer: { value: '云泽市生态环境局文件' },
    });
    expect((await read(`${BASE}版式:\n  页码位置: 外侧\n  行距: 标准\n`)).value.config?.layout).toEqual({});
  });

  it('suggests the key that was meant, and names them all', async () => {
    const { problems } = await read(`${BASE}数据申明: 虚构\n`);
    expect(problems).toMatchObject([{ message: '没有“数据申明”这一项' }]);
    expect(problems[0]?.hint).toContain('是否应为“数据声明”？');
    expect(problems[0]?.hint).toContain(
      '城市、单位、数据声明、浏览器、字体要求、PDF归档、即将到期天数、文种、字体、版式、评价、预警、别名、列映射',
    );
  });

  it.each([
    ['评价: 先修约', '“评价:”', '“  修约: 先修约”'],
    ['字体: 仿宋', '“字体:”', '“  标题: 方正小标宋简体”'],
    ['列映射: 断面', '“列映射:”', '“  - 文件: 自动站.csv”'],
    ['浏览器: [a]', '“浏览器: ……”', ''],
    ['文种: {a: b}', '“文种: 甲”', '“文种: [甲, 乙]”'],
  ])('shows how to write “%s” by an example', async (line, first, second) => {
    const { problems } = await read(`${BASE}${line}\n`);
    expect(codes(problems)).toEqual(['YAML_SHAPE']);
    expect(problems[0]?.hint).toContain(first);
    expect(problems[0]?.hint).toContain(second);
  });

  it('makes a kind that is named twice once', async () => {
    const { value } = await read(`${BASE}文种: [bulletin, ledger, bulletin]\n`);
    expect(value.config?.kinds).toEqual(['bulletin', 'ledger']);
  });

  it('keeps the places of the font files and the browser', async () => {
    const { value } = await read(`${BASE}浏览器: /x/chrome\n字体:\n  标题: a.ttf\n  西文: b.ttf\n`);
    expect(value.config?.browserSource).toEqual({
      file: 'jianbao.yaml',
      line: 3,
      column: 6,
      text: '/x/chrome',
    });
    expect(value.config?.fontSources).toEqual({
      title: { file: 'jianbao.yaml', line: 5, column: 7, text: 'a.ttf' },
      latin: { file: 'jianbao.yaml', line: 6, column: 7, text: 'b.ttf' },
    });
  });

  it('reads lines that end as on an old Macintosh', async () => {
    expect((await read(BASE.replaceAll('\n', '\r'))).value.config?.office.value).toBe('攻坚办');
  });

  it('answers anything at all with settings or problems', async () => {
    const word = fc.constantFrom(
      ...[
        '城市',
        '单位',
        '文种',
        '字体',
        '标题',
        '评价',
        '列映射',
        '文件',
        '列',
        '表',
        '断面水质',
        '缺省年份',
      ],
      ...[
        ': ',
        '：',
        '\n',
        '\n  ',
        '\t',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ',',
        '#',
        '"',
        "'",
        '\\',
        '&',
        '*',
        '!',
        '?',
        '|',
      ],
      ...['---', '<<', '%', '@', '\r', '\u0000', '26', ''],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 30 }), async (words) => {
        const { value, problems } = await read(words.join(''));
        expect(value.config !== null || problems.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('explains a full-width colon and reads on as meant', async () => {
    const { value, problems } = await read('城市：云泽市\n单位: 攻坚办\n评价：\n  修约：不修约\n');
    expect(problems.map(({ code, place }) => [code, place?.line, place?.column])).toEqual([
      ['YAML_FULLWIDTH_COLON', 1, 3],
      ['YAML_FULLWIDTH_COLON', 3, 3],
      ['YAML_FULLWIDTH_COLON', 4, 5],
    ]);
    expect(value.config).toMatchObject({ city: { value: '云泽市' }, policy: { rounding: 'none' } });
  });

  it('leaves a full-width colon inside a text alone', async () => {
    const { value, problems } = await read(`${BASE}数据声明: 说明：数据为虚构\n`);
    expect(problems).toEqual([]);
    expect(value.config?.banner?.value).toBe('说明：数据为虚构');
  });
});

describe('列映射', () => {
  const MAPPING = `${BASE}列映射:
  - 文件: kunming.csv
    表: 断面水质
    列: {断面: section, 监测时间: time, pH值: [ph_raw, ph]}
    版本列: snapshot
    缺省年份: 2025
`;

  it('is read with the places of its names', async () => {
    const { value, problems } = await read(MAPPING);
    expect(problems).toEqual([]);
    expect(value.mappings).toMatchObject([
      {
        file: { text: 'kunming.csv', line: 4 },
        spec: { kind: 'readings' },
        columns: [
          { column: { field: 'section' }, from: [{ text: 'section' }] },
          { column: { field: 'day' }, from: [{ text: 'time' }] },
          { column: { field: 'pH值' }, from: [{ text: 'ph_raw', line: 6 }, { text: 'ph' }] },
        ],
        version: { text: 'snapshot' },
        defaultYear: '2025',
      },
    ]);
  });

  it('may be left empty', async () => {
    expect(await read(`${BASE}列映射:\n`)).toMatchObject({ value: { mappings: [] }, problems: [] });
  });

  it.each([
    ['a table that is none', MAPPING.replace('断面水质', '水质'), 'CHOICE_INVALID', 5],
    ['a column that is none', MAPPING.replace('断面:', '断面编号:'), 'MAPPING_COLUMN_UNKNOWN', 6],
    ['no file', MAPPING.replace('- 文件: kunming.csv\n    表', '- 表'), 'YAML_KEY_MISSING', 4],
    ['no columns', MAPPING.replace(/ +列: .*\n/, ''), 'YAML_KEY_MISSING', 4],
    ['an empty group of columns', MAPPING.replace(/列: .*/, '列: {}'), 'VALUE_MISSING', 6],
    ['nothing behind 列', MAPPING.replace(/列: .*/, '列:'), 'VALUE_MISSING', 6],
    ['a list for the columns', MAPPING.replace(/列: .*/, '列: [section]'), 'YAML_SHAPE', 6],
    ['a column without a header', MAPPING.replace('[ph_raw, ph]', ''), 'VALUE_MISSING', 6],
    ['a column twice', MAPPING.replace('监测时间:', '断面名称:'), 'MAPPING_DUPLICATE', 6],
    ['a file twice', `${MAPPING}${MAPPING.slice(MAPPING.indexOf('  -'))}`, 'MAPPING_DUPLICATE', 9],
    ['a year of two digits', MAPPING.replace('2025', '26'), 'YEAR_INVALID', 8],
    ['a year that is none', MAPPING.replace('2025', '2025.5'), 'YEAR_INVALID', 8],
    ['an unknown key', MAPPING.replace('版本列', '版本'), 'YAML_KEY_UNKNOWN', 7],
  ])('reports %s', async (_, text, code, line) => {
    const { problems } = await read(text);
    expect(codes(problems)).toEqual([code]);
    expect(problems[0]?.place?.line).toBe(line);
  });
});
