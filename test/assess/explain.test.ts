import { describe, expect, it } from 'vitest';
import { explainRow, type RowToExplain } from '../../src/assess/classes/explain.ts';
import { type AssessmentPolicy, CURRENT_POLICY, POLICIES } from '../../src/model/policy.ts';
import { amounts, CLEAN, STANDARDS, sourced } from './standards.ts';

function explain(
  changed: Readonly<Record<string, string>>,
  row: Partial<RowToExplain> = {},
  policy: Partial<AssessmentPolicy> = {},
): readonly string[] {
  const given: RowToExplain = { waterBody: 'river', amounts: amounts({ ...CLEAN, ...changed }), ...row };
  return explainRow(given, STANDARDS, { ...CURRENT_POLICY, ...policy }).map(({ text }) => text);
}

describe('the derivation of a row', () => {
  it('goes from the policy over every item to the class, the target and the multiples', () => {
    const row = { section: sourced('草桥', 'A2'), targetClass: 2 } as const;
    expect(explain({ pH值: '7.3', 氨氮: '1.324', 总磷: '0.15' }, row)).toEqual([
      '断面“草桥”，水体类型河流，水质目标Ⅱ类',
      '评价办法：assessment-2020：先修约（GB/T 8170四舍六入五成双）再比较；未检出按检出限的一半计；必评pH值、溶解氧、高锰酸盐指数、氨氮、总磷，其余有值的一并参评；水温、总氮、粪大肠菌群不参加定类；缺必评项目不评价类别',
      'pH值：7.3，按0位小数修约为7，在6~9的范围内，符合Ⅰ类〔GB 3838-2002 表1 序号2〕',
      '溶解氧：8.6 mg/L，评价到1位小数，不用修约，符合Ⅰ类（≥7.5 mg/L）〔GB 3838-2002 表1 序号3（Ⅰ类取7.5，不用饱和率90%）〕',
      '高锰酸盐指数：1.8 mg/L，评价到1位小数，不用修约，符合Ⅰ类（≤2 mg/L）〔GB 3838-2002 表1 序号4〕',
      '氨氮：1.324 mg/L，按2位小数修约为1.32，超过Ⅲ类限值1.0 mg/L，符合Ⅳ类（≤1.5 mg/L）〔GB 3838-2002 表1 序号7〕',
      '总磷：0.15 mg/L，评价到3位小数，不用修约，超过Ⅱ类限值0.1 mg/L，符合Ⅲ类（≤0.2 mg/L）〔GB 3838-2002 表1 序号8〕',
      '类别：最差的单项是氨氮，断面为Ⅳ类，轻度污染〔环办〔2011〕22号〕',
      '达标：Ⅳ类未达到水质目标Ⅱ类，未达标〔GB 3838-2002 5.1〕',
      // (1.32 − 0.5) ÷ 0.5 = 1.64; (0.15 − 0.1) ÷ 0.1 = 0.5
      '超标项目（以Ⅱ类限值为基准）：氨氮（1.32−0.5）÷0.5＝1.6倍；总磷（0.15−0.1）÷0.1＝0.5倍',
      '主要污染指标（以Ⅲ类限值为基准，取前三项）：氨氮（0.3）；氨氮（1.32−1.0）÷1.0＝0.3倍〔环办〔2011〕22号〕',
    ]);
  });

  it('gives every step the cells it speaks of: the value, the limit passed and the limit kept', () => {
    const given: RowToExplain = { waterBody: 'river', amounts: amounts({ ...CLEAN, 氨氮: '1.324' }) };
    const step = explainRow(given, STANDARDS, CURRENT_POLICY).find(({ text }) => text.startsWith('氨氮：'))!;
    expect(step.sources.map(({ file, cell, text }) => [file, cell, text])).toEqual([
      ['data/test.csv', '氨氮', '1.324'],
      ['data/standards/GB3838-2002.csv', 'H7', '1.0'],
      ['data/standards/GB3838-2002.csv', 'I7', '1.5'],
    ]);
  });

  it('says what stands apart, what has no limit, what is missing and that there is no class', () => {
    const steps = explain({ 总氮: '1.6', 水温: '12', 氨氮: '?停站', 总磷: '<0.02' }, { waterBody: 'lake' });
    expect(steps).toContain(
      '总氮：1.6 mg/L，评价到2位小数，不用修约，超过Ⅳ类限值1.5 mg/L，符合Ⅴ类（≤2.0 mg/L）〔GB 3838-2002 表1 序号9〕（另行评价，不参加定类）',
    );
    expect(steps).toContain('水温：没有限值，不评价');
    expect(steps).toContain('氨氮：停站（必评项目）');
    expect(steps).toContain('总磷：未检出（检出限0.02 mg/L），检出限高于限值（必评项目）');
    expect(steps.at(-1)).toBe('类别：不评价；缺少氨氮（停站）；总磷无法判定（检出限高于限值）');
  });

  it('says how an amount below detection was counted under each policy', () => {
    const line = (policy: Partial<AssessmentPolicy>) =>
      explain({ 氨氮: '<0.05' }, {}, policy).find((text) => text.startsWith('氨氮'));
    expect(line({})).toMatch(
      /^氨氮：未检出（检出限0\.05 mg\/L），按检出限的一半计为0\.025 mg\/L，按2位小数修约为0\.02，/,
    );
    expect(line({ belowDetection: 'zero' })).toMatch(/按零计为0 mg\/L/);
    expect(line({ belowDetection: 'limit' })).toMatch(/按检出限计为0\.05 mg\/L/);
  });

  it('under a policy of required items alone leaves the others out and does not round', () => {
    const steps = explain({ 化学需氧量: '45' }, {}, POLICIES['realtime-2021']);
    expect(steps.find((text) => text.startsWith('化学需氧量'))).toContain('（本办法不评）');
    expect(steps.find((text) => text.startsWith('pH值'))).toContain('7.5，不修约，');
    expect(steps.at(-1)).toBe('类别：参评项目均符合Ⅰ类，断面为Ⅰ类，优〔环办〔2011〕22号〕');
  });

  it('stops at a row without a kind of water body', () => {
    expect(explain({}, { waterBody: null })).toEqual([
      '本行，没有水质目标',
      '缺少水体类型，河流与湖库的限值不同，不评价类别',
    ]);
  });
});
