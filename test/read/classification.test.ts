import { describe, expect, it } from 'vitest';
import { classificationMark, markedLine } from '../../src/read/files/classification.ts';

describe('classificationMark', () => {
  it.each([
    ['秘密', '秘密'],
    [' 机密★1年', '机密'],
    ['绝密★', '绝密'],
    ['# 机密', '机密'],
    ['密级：秘密', '秘密'],
    ['密级: 绝密★长期', '绝密'],
    ['000001 机密★10年 特急', '机密'],
  ])('finds it in %s', (text, mark) => {
    expect(classificationMark(text)).toBe(mark);
  });

  it.each(['严格保守秘密', '商业秘密保护', '秘密监测点停用', '密级：无', '加密监测', '不涉及机密事项', ''])(
    'finds none in %s',
    (text) => {
      expect(classificationMark(text)).toBeNull();
    },
  );
});

describe('markedLine', () => {
  it('names the first line that bears a mark', () => {
    expect(markedLine('一\r\n机密★1年\n秘密')).toEqual({ line: 2, mark: '机密' });
    expect(markedLine('各单位要注意保密。')).toBeNull();
  });
});
