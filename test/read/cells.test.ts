import { describe, expect, it } from 'vitest';
import { plainChoices } from '../../src/model/columns.ts';
import { WATER_BODY_CHOICES } from '../../src/model/register-tables.ts';
import { isBlank, parseChoice, parseEmail, parseName, parseText } from '../../src/read/cells/cells.ts';
import { written } from './samples.ts';

describe('text and names', () => {
  it.each(['甲断面', ' 甲断面 ', '\u3000甲断面\u00a0', '\ufeff甲断面', '甲断面\u200b', '甲断面\n'])(
    'trims %j',
    (text) => {
      expect(parseName(written(text), '断面名称')).toEqual({ value: '甲断面' });
      expect(parseText(written(text))).toEqual({ value: '甲断面' });
    },
  );

  it('keeps a name as it is inside', () => {
    const name = '新村（旧 桥）*<b>|Ⅲ';
    expect(parseName(written(name), '断面名称')).toEqual({ value: name });
  });

  it.each(['新村\n入湖口', '新村 \r\n 入湖口', '新村\r入湖口', '新村\u2028入湖口', '新村\n\n入湖口'])(
    'takes the line break out of %j and says so',
    (text) => {
      const { value, problem } = parseName(written(text), '断面名称');
      expect(value).toBe('新村入湖口');
      expect(problem).toMatchObject({ code: 'TEXT_NEWLINE', severity: 'warning' });
    },
  );

  it('makes one line of free text', () => {
    expect(parseText(written('一、清淤；\r\n二、截污。'))).toEqual({
      value: '一、清淤； 二、截污。',
    });
  });

  it.each(['', ' ', '\u3000', '\u200b', '--', '-', '－－', '/', '*', '—', '无'])(
    'takes %j for nothing',
    (text) => {
      expect(isBlank(text)).toBe(true);
    },
  );

  it.each(['0', '断流', '无名河', '-1'])('takes %j for something', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('parseChoice', () => {
  const column = { header: '水体类型', choices: WATER_BODY_CHOICES };
  it.each([
    ['河流', 'river'],
    [' 河流 ', 'river'],
    ['湖库', 'lake'],
    ['水库', 'lake'],
    ['湖、库', 'lake'],
    ['Lake', 'lake'],
  ])('reads %s as %s', (text, value) => {
    expect(parseChoice(written(text), column)).toEqual({ value });
  });

  it('names a letter that is not what it seems', () => {
    const grade = { header: '执行标准', choices: plainChoices('一级A') };
    expect(parseChoice(written('一级Ａ'), grade)).toEqual({ value: '一级A' });
    const { problem } = parseChoice(written('一级А'), grade);
    expect(problem?.code).toBe('CHOICE_INVALID');
    expect(problem?.message).toContain('U+0410');
  });

  it('lists what may stand there', () => {
    const { problem } = parseChoice(written('海'), column);
    expect(problem).toMatchObject({ code: 'CHOICE_INVALID', hint: '从这些里选一个：河流、湖库' });
  });
});

describe('parseEmail', () => {
  it.each(['zhang.san@example.gov.cn', ' a_b+c@mail.example.com ', 'x-1@a-b.cn'])('takes %s', (text) => {
    expect(parseEmail(written(text), '邮箱')).toEqual({ value: text.trim() });
  });

  it.each([
    'a@x.cn;b@x.cn',
    'a@x.cn，b@x.cn',
    'a@x.cn b@x.cn',
    '张三<a@x.cn>',
    'mailto:a@x.cn',
    'a@x',
    'a..b@x.cn',
    '.a@x.cn',
    'a@-x.cn',
    'a@x..cn',
    'ａ@x.cn',
    'a@例.cn',
    'a＠x.cn',
    'a@x.cn\r\nBcc: b@x.cn',
    'a@x.cn\u200b',
    'a\u200b@x.cn',
    'а@x.cn',
    `${'a'.repeat(250)}@x.cn`,
  ])('refuses %j', (text) => {
    expect(parseEmail(written(text), '邮箱').problem?.code).toBe('EMAIL_INVALID');
  });
});
