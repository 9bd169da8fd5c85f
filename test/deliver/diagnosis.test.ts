import { describe, expect, test } from 'vitest';
import { type Diagnosis, writeDiagnosis } from '../../src/deliver/diagnosis.ts';

const BARE: Diagnosis = { node: '20.19.0', cache: null, faces: [], hanzi: [], beside: [] };
const FACE = {
  role: 'body',
  fullName: '仿宋_GB2312',
  version: '5.30',
  format: 'TrueType',
  rights: '可编辑嵌入，不得取子集',
  file: 'C:\\Windows\\Fonts\\simfang.ttf',
  shipped: false,
} as const;

describe('what doctor found', () => {
  test('without browser and cache says so, and nothing of fonts it does not have', () => {
    expect(writeDiagnosis(BARE)).toBe('Node　　20.19.0\n浏览器　没有可用的浏览器\n缓存　　无法使用\n字体');
  });

  test('names of a face its file, version, format, rights and hanzi', () => {
    const text = writeDiagnosis({
      ...BARE,
      faces: [FACE, { ...FACE, role: 'latin', version: '', shipped: true }],
      hanzi: [{ role: 'body', gb2312: 6763, gbk: 7000 }],
    });
    expect(text).toContain(
      '　正文　仿宋_GB2312（自备，版本5.30，TrueType，可编辑嵌入，不得取子集）\n' +
        '　　　　C:\\Windows\\Fonts\\simfang.ttf\n　　　　GB 2312汉字6763/6763，GBK汉字7000/20902',
    );
    expect(text).toContain('　西文　仿宋_GB2312（随附，TrueType，');
    expect(text).toContain('国家标准字体　齐全');
  });

  test.each([
    [
      'is there for each role',
      { name: '黑体', file: '/usr/share/fonts/simhei.ttf' },
      '可以生成，自动用下列本机字体',
    ],
    ['is not there', null, '不能生成'],
  ])('tells whether the standard’s faces could be demanded when one %s', (_name, found, verdict) => {
    const there = {
      role: 'kai',
      kind: '楷体',
      install: '楷体_GB2312',
      found: { name: '楷体', file: '/k.ttf' },
    } as const;
    const text = writeDiagnosis({
      ...BARE,
      faces: [FACE],
      beside: [there, { role: 'hei', kind: '黑体', install: '黑体（SimHei）', found }],
    });
    expect(text).toContain(`现用的2种不是；加--require-standard-fonts${verdict}\n`);
    expect(text).toContain('写“楷体: 楷体”\n　　　　/k.ttf');
    expect(text).toContain(found ? '写“黑体: 黑体”' : '　黑体　应为黑体：本机没有，可安装黑体（SimHei）');
  });
});
