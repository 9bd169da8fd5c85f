// The invented city: its counties, rivers, lakes, sections and recipients. Codes begin with 99, which
// GB/T 2260 does not give to any place; mail addresses end in .example, which nobody can own.

/** @typedef {{ code: string, name: string, kind: string }} County */

/** @type {readonly County[]} */
export const COUNTIES = [
  { code: '990102', name: '泽阳区', kind: '市辖区' },
  { code: '990121', name: '怀麓县', kind: '县' },
  { code: '990122', name: '青岑县', kind: '县' },
  { code: '990123', name: '望汀县', kind: '县' },
  { code: '990124', name: '临溆县', kind: '县' },
  { code: '990125', name: '石渚县', kind: '县' },
  { code: '990126', name: '鹭原县', kind: '县' },
  { code: '990171', name: '云泽经济开发区', kind: '开发区' },
];

/**
 * @typedef {object} Section
 * @property {string} code
 * @property {string} name
 * @property {string} water river, lake or reservoir
 * @property {'河流' | '湖泊' | '水库'} body
 * @property {'国考' | '省考' | '市考'} control
 * @property {string} county
 * @property {string} target class numeral
 */

/** 16 sections on 5 rivers, upstream first, and one point on each of the 2 lakes. @type {readonly Section[]} */
export const SECTIONS = [
  ['YZ001', '源口', '云泽江', '河流', '省考', '怀麓县', 'Ⅱ'],
  ['YZ002', '怀麓大桥', '云泽江', '河流', '国考', '怀麓县', 'Ⅱ'],
  ['YZ003', '青岑渡口', '云泽江', '河流', '省考', '青岑县', 'Ⅲ'],
  ['YZ004', '泽阳水厂', '云泽江', '河流', '国考', '泽阳区', 'Ⅲ'],
  ['YZ005', '东津桥', '云泽江', '河流', '省考', '云泽经济开发区', 'Ⅲ'],
  ['YZ006', '临溆出境', '云泽江', '河流', '国考', '临溆县', 'Ⅲ'],
  ['YZ007', '松岭', '青岑河', '河流', '市考', '青岑县', 'Ⅱ'],
  ['YZ008', '青岑南门', '青岑河', '河流', '省考', '青岑县', 'Ⅲ'],
  ['YZ009', '青岑河口', '青岑河', '河流', '国考', '泽阳区', 'Ⅲ'],
  ['YZ010', '柳桥', '柳汀河', '河流', '市考', '望汀县', 'Ⅲ'],
  ['YZ011', '望汀闸下', '柳汀河', '河流', '省考', '望汀县', 'Ⅳ'],
  ['YZ012', '柳汀河口', '柳汀河', '河流', '国考', '临溆县', 'Ⅲ'],
  ['YZ013', '乌石滩', '石渚河', '河流', '市考', '石渚县', 'Ⅱ'],
  ['YZ014', '石渚河入江口', '石渚河', '河流', '省考', '石渚县', 'Ⅲ'],
  ['YZ015', '鹭原二桥', '鹭溪', '河流', '市考', '鹭原县', 'Ⅲ'],
  ['YZ016', '鹭溪桥', '鹭溪', '河流', '市考', '鹭原县', 'Ⅲ'],
  ['YZ017', '月汀湖湖心', '月汀湖', '湖泊', '国考', '望汀县', 'Ⅲ'],
  ['YZ018', '怀麓水库坝前', '怀麓水库', '水库', '省考', '怀麓县', 'Ⅱ'],
].map(([code, name, water, body, control, county, target]) => ({
  code,
  name,
  water,
  body,
  control,
  county,
  target,
}));

/** One or two readers a county: county, name, post, address. @type {readonly string[][]} */
export const RECIPIENTS = [
  ['泽阳区', '沈砚舟', '副区长', 'shen.yanzhou@zeyang.example'],
  ['泽阳区', '季槐青', '区攻坚办主任', 'ji.huaiqing@zeyang.example'],
  ['怀麓县', '陆听澜', '副县长', 'lu.tinglan@huailu.example'],
  ['青岑县', '方既明', '副县长', 'fang.jiming@qingcen.example'],
  ['青岑县', '柏若溪', '县攻坚办副主任', 'bai.ruoxi@qingcen.example'],
  ['望汀县', '阮怀川', '县长', 'ruan.huaichuan@wangting.example'],
  ['望汀县', '纪望舒', '县攻坚办主任', 'ji.wangshu@wangting.example'],
  ['临溆县', '闻柏舟', '副县长', 'wen.bozhou@linxu.example'],
  ['石渚县', '严照松', '副县长', 'yan.zhaosong@shizhu.example'],
  ['石渚县', '邵知微', '县攻坚办主任', 'shao.zhiwei@shizhu.example'],
  ['鹭原县', '温既白', '副县长', 'wen.jibai@luyuan.example'],
  ['云泽经济开发区', '褚云起', '管委会副主任', 'chu.yunqi@yzjkq.example'],
];
