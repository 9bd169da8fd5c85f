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
 * @property {string} basin
 * @property {string} order place in the flow order of its water, upstream first; empty where nobody gave one
 * @property {string} extra 附加标准, or empty
 * @property {string} since 启用月份 where it began after the record did, or empty
 * @property {string} retired 停用月份, or empty
 */

const SOURCE = '饮用水源地补充项目';

/** What the register adds to a section: flow order, 附加标准, 启用月份, 停用月份. */
const ADDED = {
  源口: ['1'],
  怀麓大桥: ['2'],
  青岑渡口: ['3'],
  泽阳水厂: ['4', SOURCE],
  旧码头: ['4.5', '', '', '2026-01'],
  东津桥: ['5'],
  临溆出境: ['6'],
  松岭: ['1'],
  青岑南门: ['2'],
  青岑河口: ['3'],
  柳桥: ['1'],
  望汀闸下: ['2'],
  柳汀河口: ['3'],
  怀麓水库坝前: ['', SOURCE],
  月汀湖北: ['', '', '2026-06'],
};

/**
 * 17 sections on 5 rivers, upstream first, and 3 points on the 2 lakes; one was given up at the end of 2025,
 * one is read for the first time in the month under review.
 *
 * @type {readonly Section[]}
 */
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
  ['YZ019', '旧码头', '云泽江', '河流', '市考', '泽阳区', 'Ⅲ'],
  ['YZ020', '月汀湖北', '月汀湖', '湖泊', '市考', '望汀县', 'Ⅲ'],
].map(([code, name, water, body, control, county, target]) => {
  const [order = '', extra = '', since = '', retired = ''] = ADDED[name] ?? [];
  const basin = water === '月汀湖' ? '月汀湖流域' : '云泽江流域';
  return { code, name, water, body, control, county, target, basin, order, extra, since, retired };
});

/** Whether a section is monitored in a month. @param {Section} section @param {string} month */
export function isMonitored({ since, retired }, month) {
  return since <= month && (retired === '' || month < retired);
}

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
