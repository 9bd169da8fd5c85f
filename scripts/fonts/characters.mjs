// Which characters the shipped faces keep: all of GBK, and what water bulletins write beyond it.

/** Written in bulletins and outside GBK, or worth naming although GBK may have them. */
const BEYOND_GBK = [
  ' !"#$%&\'()*+,-./0123456789:;<=>?@[\\]^_`{|}~',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  '\u00a0\u3000\u2002\u2003\u2009\u202f\u2060\u200b',
  'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ',
  '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳',
  '₀₁₂₃₄₅₆₇₈₉₊₋⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻',
  '㎡㎥㎎㎏㎜㎝㎞㎟㎠㎢㎖㎗㎘ℓ㎍℃°′″μµ‰%Ω㏄',
  '–—…‘’“”·•〔〕【】《》〈〉「」『』〖〗（）［］｛｝～－＿￥',
  '★☆●○◎◐◑▲△▼▽■□◆◇▪▫↑↓→←↗↘↖↙',
  '≤≥≦≧≠≈≡±×÷√∑∞∠∥⊥∵∴∽−∶',
  '〇※§¥€©®№℡✓✔✗✘☑☐',
  '瀍洨溇泜洺洣涢潏滈浐渼漷沘漴浉牂牁氿㵐㳇漖氹汭浬溠濜滃浡澧澴潩瀔洈浕湉溵溆㵲滍沨沩浈泺浭洑涠瀑泖漯洢㴩',
  '犇鱻囍垚堃喆昇晟旸玥珺琤瑀璟祎禛赟頔飏骉龑䶮甪圳塸墕垌塱埗朥浛湴沄淠澥灈灊㵎𬇙𬇕𬇹𬍛𬘘𬬭𬭎鿍',
].join('');

/** Kangxi and CJK radicals: look-alikes of hanzi. With them in the face, a PDF's text says ⽔ for 水. */
const isRadical = (codePoint) => codePoint >= 0x2e80 && codePoint <= 0x2fdf;
const isPrivate = (codePoint) => codePoint >= 0xe000 && codePoint <= 0xf8ff;

/** Every character of the double-byte part of GBK, as a browser decodes it. */
function gbkCharacters() {
  const decoder = new TextDecoder('gb18030');
  const found = new Set();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const codePoint = text.codePointAt(0);
      if ([...text].length === 1 && codePoint >= 0x80 && codePoint !== 0xfffd && !isPrivate(codePoint)) {
        found.add(codePoint);
      }
    }
  }
  return found;
}

/** Code points to keep, ascending. */
export function wantedCharacters() {
  const wanted = gbkCharacters();
  for (const character of BEYOND_GBK) wanted.add(character.codePointAt(0));
  return [...wanted].filter((codePoint) => !isRadical(codePoint)).sort((a, b) => a - b);
}
