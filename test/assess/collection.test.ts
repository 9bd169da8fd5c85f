// Rules L22 and L23 of docs/method.md: 生活污水集中收集率.

import { describe, expect, it } from 'vitest';
import { judgeCollection } from '../../src/assess/plants/collection.ts';
import { collection } from './programme-records.ts';
import { STANDARDS } from './standards.ts';

const judge = (...records: ReturnType<typeof collection>[]) =>
  judgeCollection(records, '2026-06', STANDARDS.plantLines);

describe('the rate of collection', () => {
  it('L22 is collected ÷ produced, by county and for the city', () => {
    const { value, problems } = judge(
      collection('甲县', '490', { produced: '675' }),
      collection('乙县', '250.5', { produced: '300' }),
    );
    // 490 ÷ 675 = 72.592… %; 250.5 ÷ 300 = 83.5 %; 740.5 ÷ 975 = 75.948… %
    expect(value.counties.map(({ rate, low }) => [rate?.value, low])).toEqual([
      ['72.6', false],
      ['83.5', false],
    ]);
    expect(value.counties[0]!.rate?.rule?.statement).toBe('收集490t÷产生675t=72.6%');
    expect(value.counties[0]!.produced?.rule?.statement).toBe('填报的产生量675t');
    expect(value.city?.value).toBe('75.9');
    expect(value.city?.rule).toEqual({
      standard: '城镇污水处理提质增效三年行动方案',
      clause: '城市生活污水集中收集率',
      statement: '2个县区合计收集740.5t÷合计产生975t=75.9%',
    });
    expect(value.city?.sources.map(({ cell }) => cell)).toEqual([
      '收集 甲县',
      '收集 乙县',
      'produced',
      'produced',
    ]);
    expect(problems).toEqual([]);
  });

  it.each([
    // Compared before rounding: 69.96 ÷ 100 prints as 70.0 and is under 70.
    ['69.96', '70.0', true],
    ['70', '70.0', false],
  ])('L22 a county that collects %s of 100 t has %s %% and is named: %s', (collected, rate, low) => {
    const { value } = judge(collection('甲县', collected, { produced: '100' }));
    expect(value.counties).toMatchObject([{ rate: { value: rate }, low }]);
    expect(value.low.value).toBe(low ? 1 : 0);
    expect(value.low.rule?.statement).toBe(`生活污水集中收集率偏低的县区${low ? 1 : 0}`);
    expect(value.low.sources.map(({ cell }) => cell)).toEqual(low ? ['甲县', '收集 甲县'] : []);
  });

  it('L22 takes the month under review alone', () => {
    const { value } = judge(collection('甲县', '490', { produced: '675', month: '2026-05' }));
    expect(value.counties).toEqual([]);
    expect(value).not.toHaveProperty('city');
  });

  it('L22 more collected than produced is a problem', () => {
    const { problems } = judge(
      collection('甲县', '100', { produced: '100' }),
      collection('乙县', '100.1', { produced: '100' }),
    );
    expect(problems).toMatchObject([
      {
        code: 'COLLECTION_OVER_ALL',
        message: '“乙县”2026-06生活污水集中收集率100.1%，收集量高于产生量',
        place: { cell: '收集 乙县' },
      },
    ]);
  });

  it('L23 what is produced is people × 45 g × days where it is not reported', () => {
    const { value } = judge(collection('甲县', '486', { population: '50' }));
    // 500 000 × 45 g × 30 = 675 000 000 g = 675 t; 486 ÷ 675 = 72 %
    expect(value.counties[0]).toMatchObject({ produced: { value: '675' }, rate: { value: '72.0' } });
    expect(value.counties[0]!.produced?.rule?.statement).toBe('50万人×45g/（人·d）×30天÷100=675t');
    expect(value.counties[0]!.produced?.sources.map(({ cell }) => cell)).toEqual(['population', 'B8']);
  });

  it('L23 goes by the days of the month', () => {
    const record = collection('甲县', '1', { population: '10.5', month: '2026-02' });
    const { value } = judgeCollection([record], '2026-02', STANDARDS.plantLines);
    // 105 000 × 45 g × 28 = 132.3 t
    expect(value.counties[0]!.produced?.value).toBe('132.3');
  });

  it('L23 what is reported goes before what is reckoned', () => {
    const { value } = judge(collection('甲县', '50', { produced: '100', population: '50' }));
    expect(value.counties[0]!.rate?.value).toBe('50.0');
  });

  it.each([
    ['neither number', {}],
    ['nothing produced', { produced: '0' }],
    ['nobody served', { population: '0' }],
    ['no number', { population: '约5' }],
  ])('L23 a county with %s has no rate and stays out of the city', (_, from) => {
    const { value, problems } = judge(
      collection('甲县', '50', { produced: '80' }),
      collection('乙县', '50', from),
    );
    expect(value.counties[1]!.record.county.value).toBe('乙县');
    expect(value.counties[1]).not.toHaveProperty('rate');
    expect(value.counties[1]).not.toHaveProperty('low');
    expect(value.city?.value).toBe('62.5');
    expect(problems).toMatchObject([{ code: 'COLLECTION_UNJUDGED', place: { cell: '乙县' } }]);
  });

  it('L22 a county whose collected amount is no number has no rate', () => {
    const { value, problems } = judge(collection('甲县', '-5', { produced: '80' }));
    expect(value).not.toHaveProperty('city');
    expect(problems).toMatchObject([{ code: 'COLLECTION_UNJUDGED' }]);
  });
});
