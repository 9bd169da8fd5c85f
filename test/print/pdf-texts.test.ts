import { describe, expect, test } from 'vitest';
import { essence, quote, textsOfHtml } from '../../src/print/pdf/pdf-texts.ts';

describe('the texts of a page', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'paragraphs and cells',
      '<p>水质</p><table><tr><th>断面</th><td>Ⅲ</td></tr></table>',
      ['水质', '断面', 'Ⅲ'],
    ],
    [
      'what inline elements part is one',
      '<p>达标<span class="nb">12<b>个</b></span>，<data value="1">75.0%</data></p>',
      ['达标12个，75.0%'],
    ],
    ['line breaks and spaces do not count', '<p>总\n  体<br>情\u2060况</p>', ['总体情况']],
    [
      'references are resolved',
      '<p>a&lt;b &amp; &#x6c34;&#27700;&nbsp;&quot;c&quot; &unknown;</p>',
      ['a<b&水水"c"&unknown;'],
    ],
    [
      'what is not printed is left out',
      '<!doctype html><head><title>题</title><style>p>a{}</style></head><body><!-- <p>注</p> --><script>"<p>"</script>水',
      ['水'],
    ],
    [
      'titles of drawings are not printed, their letters are',
      '<svg><title>图</title><desc>述</desc><text>氨<tspan>氮</tspan></text></svg>',
      ['氨氮'],
    ],
    [
      'what reading aids are not to see is no text',
      '<p>甲</p><div aria-hidden="true"><div>乙<br></div>丙</div><p>丁</p>',
      ['甲', '丁'],
    ],
    ['attributes may hold anything', '<p title="a>b" data-x=\'</p>\'>水</p>', ['水']],
    ['empty ones are none', '<p> </p><p></p>', []],
  ])('%s', (_, html, texts) => {
    expect(textsOfHtml(html)).toEqual(texts);
  });
});

describe('a text', () => {
  test('is the same however it is composed', () => {
    expect(essence('e\u0301 \u00ad水')).toBe('é水');
    expect(essence('\uf9dc')).toBe('\u9686');
  });

  test('is quoted as far as a message needs it', () => {
    expect(quote('水 质\n好')).toBe('水质好');
    expect(quote('水'.repeat(30))).toBe(`${'水'.repeat(24)}…`);
    expect(quote('\ufffd河')).toBe('□河');
  });
});
