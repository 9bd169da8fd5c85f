import { describe, expect, it } from 'vitest';
import { assessRows, type RowToAssess } from '../../src/assess/classes/assess-rows.ts';
import { type AssessmentPolicy, CURRENT_POLICY } from '../../src/model/policy.ts';
import { amounts, CLEAN, STANDARDS } from './standards.ts';

function answer(
  changed: Readonly<Record<string, string>>,
  row: Partial<RowToAssess> = {},
  policy: Partial<AssessmentPolicy> = {},
) {
  const given: RowToAssess = { waterBody: 'river', amounts: amounts({ ...CLEAN, ...changed }), ...row };
  return assessRows([given], STANDARDS, { ...CURRENT_POLICY, ...policy })[0]!;
}

describe('the answer for a row', () => {
  it('of class Ⅰ names no item', () => {
    expect(answer({})).toEqual({
      判定类别: 'Ⅰ',
      定性评价: '优',
      达标: '',
      定类项目: '',
      超标项目: '',
      主要污染指标: '',
      另行评价: '',
      评价说明: '',
    });
  });

  it('names deciding items and exceedances with their multiples', () => {
    expect(answer({ 溶解氧: '4.2', 氨氮: '1.32' }, { targetClass: 4 })).toEqual({
      判定类别: 'Ⅳ',
      定性评价: '轻度污染',
      达标: '达标',
      定类项目: '溶解氧、氨氮',
      超标项目: '',
      主要污染指标: '氨氮（0.3）、溶解氧',
      另行评价: '',
      评价说明: '',
    });
  });

  it('writes 劣Ⅴ for water worse than Ⅴ', () => {
    expect(answer({ 总磷: '0.5' }).判定类别).toBe('劣Ⅴ');
  });

  it('measures against the target of the row where the policy asks for it, else against Ⅲ', () => {
    const item = { 氨氮: '0.9' };
    expect(answer(item).超标项目).toBe('');
    expect(answer(item, { targetClass: 2 }).超标项目).toBe('氨氮（0.8）');
    expect(answer(item, { targetClass: 2 }, { exceedanceBase: 'class3' }).超标项目).toBe('');
  });

  it('without a class says what is missing', () => {
    expect(answer({ 氨氮: '', 总磷: '?停站' }, { targetClass: 3 })).toEqual({
      判定类别: '',
      定性评价: '',
      达标: '',
      定类项目: '',
      超标项目: '',
      主要污染指标: '',
      另行评价: '',
      评价说明: '缺少氨氮、总磷（停站），不评价类别',
    });
  });

  it('says what did not take part when the policy classes anyway', () => {
    const { 判定类别, 评价说明 } = answer({ 氨氮: '', 总磷: '0.15' }, {}, { missing: 'allow' });
    expect(判定类别).toBe('Ⅲ');
    expect(评价说明).toBe('缺少氨氮，按其余项目评价');
  });

  it('says what cannot be judged', () => {
    expect(answer({ 总磷: '<0.02' }, { waterBody: 'lake' }).评价说明).toBe(
      '总磷无法判定（检出限高于限值），不评价类别',
    );
    expect(answer({ 汞: '<0.0001' }).评价说明).toBe('汞无法判定（检出限高于限值），按其余项目评价');
  });

  it('gives no class without the kind of water body, which is never guessed', () => {
    expect(answer({}, { waterBody: null })).toEqual({
      判定类别: '',
      定性评价: '',
      达标: '',
      定类项目: '',
      超标项目: '',
      主要污染指标: '',
      另行评价: '',
      评价说明: '缺少水体类型，不评价类别',
    });
  });

  it('says whether the target is met, and classes 总氮 of lakes and 粪大肠菌群 on their own', () => {
    const lake = { waterBody: 'lake', targetClass: 2 } as const;
    const given = answer({ 总氮: '1.6', 粪大肠菌群: '9000', 总磷: '0.03' }, lake);
    expect(given).toMatchObject({
      判定类别: 'Ⅲ',
      达标: '未达标',
      另行评价: '总氮（Ⅴ类）、粪大肠菌群（Ⅲ类）',
    });
    expect(answer({ 总氮: '1.6', 粪大肠菌群: '9000' }).另行评价).toBe('粪大肠菌群（Ⅲ类）');
  });

  it('names at most three main pollutants, of rows worse than Ⅲ only', () => {
    const foul = { 化学需氧量: '31', 五日生化需氧量: '5', 氨氮: '1.6', 总磷: '0.25' };
    expect(answer(foul).主要污染指标).toBe('氨氮（0.6）、化学需氧量（0.6）、五日生化需氧量（0.2）');
    expect(answer({ 氨氮: '0.9' }, { targetClass: 2 }).主要污染指标).toBe('');
  });

  it('comes for every row, in order', () => {
    const rows = ['0.1', '0.3', '0.9'].map((value) => ({
      waterBody: 'river' as const,
      amounts: amounts({ ...CLEAN, 氨氮: value }),
    }));
    const answers = assessRows(rows, STANDARDS, CURRENT_POLICY);
    expect(answers.map(({ 判定类别 }) => 判定类别)).toEqual(['Ⅰ', 'Ⅱ', 'Ⅲ']);
  });
});
