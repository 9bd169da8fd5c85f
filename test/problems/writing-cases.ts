// Notes written against the rules of punctuation and of number usage; nothing of it stops publication.

import { inProject, type ProblemCase } from './case.ts';
import { NOTES } from './project.ts';

/** A case of a text in the notes. Digits stand between backticks, so that nothing else is said of them. */
function inNotes(code: string, given: string, spot: string, text: string): ProblemCase {
  return inProject(code, given, `${NOTES} ${spot}`, { [NOTES]: `${text}\n` });
}

export const WRITING_CASES: readonly ProblemCase[] = [
  inNotes(
    'PUNCTUATION_HALF_WIDTH',
    'a half-width comma',
    '第1行第11列',
    '各县区要加快整改进度,确保按期完成。',
  ),
  inNotes('PUNCTUATION_QUOTES', 'straight quotation marks', '第1行第3列', '落实"河长制"各项要求。'),
  inNotes(
    'PUNCTUATION_ELLIPSIS',
    'full stops for an ellipsis',
    '第1行第9列',
    '餐饮、洗车、农贸。。。都要排查。',
  ),
  inNotes('PUNCTUATION_DASH', 'hyphens for a dash', '第1行第9列', '治理的关键在岸上--管网、企业、农田。'),
  inNotes('PUNCTUATION_DASH', 'a hyphen between names', '第1行第3列', '怀麓-青岑河段要联合巡查。'),
  inNotes(
    'PUNCTUATION_LOOKALIKE',
    'a dash of another script',
    '第1行第9列',
    '治理的关键在岸上――管网、企业、农田。',
  ),
  inNotes('PUNCTUATION_DOUBLED', 'two commas', '第1行第6列', '要加快整改，，确保按期完成。'),
  inNotes('PUNCTUATION_HEADING', 'a full stop after a heading', '第1行第14列', '### 加强入河排污口整治。'),
  inNotes('PUNCTUATION_UNPAIRED', 'a bracket never closed', '第1行第5列', '怀麓大桥（国考断面要加密监测。'),
  inNotes(
    'PUNCTUATION_NESTED',
    'title marks in title marks',
    '第1行第7列',
    '按《关于印发《攻坚方案》的通知》执行。',
  ),
  inNotes(
    'PUNCTUATION_ENUMERATION',
    'a pause mark between titles',
    '第1行第11列',
    '执行《水污染防治法》、《排污许可管理条例》。',
  ),
  inNotes('PUNCTUATION_ORDINAL', 'a pause mark after 第一', '第1行第1列', '第一、压实属地责任。'),
  inNotes('PUNCTUATION_SPACE', 'a blank before a number', '第1行第4列', '各县区 `3日`内报送方案。'),
  inNotes('HEADING_NUMBERED', 'a heading numbered by hand', '第1行第5列', '### （一）加强排污口整治'),
  inNotes('ORDINAL_LEVELS', 'levels the wrong way round', '第3行第1列', '（一）排查排污口\n\n一、加强管控'),
  inNotes('ORDINAL_SEQUENCE', 'a number left out', '第3行第1列', '一、加强管控\n\n三、严格执法'),
  inNotes('CHARACTER_FULL_WIDTH', 'digits of full width', '第1行第10列', '整改完成率须达到`９０％`以上。'),
  inNotes('YEAR_SHORTENED', 'a year of two digits', '第1行第4列', '力争`26年底`前全部达标。'),
  inNotes('DATE_FORM', 'a date filled up with noughts', '第1行第3列', '于`2026年07月05日`前报送方案。'),
  inNotes('DATE_IN_CHINESE', 'a month in Chinese numerals', '第1行第1列', '六月份降雨偏多，要加强巡查。'),
  inNotes('NUMBER_SPAN', 'a range with a hyphen', '第1行第9列', '降雨较常年偏多`3-5%`。'),
  inNotes('NUMBER_APPROXIMATE_TWICE', 'approximate twice', '第1行第3列', '还有约二十个左右排污口未整治。'),
  inNotes(
    'NUMBER_APPROXIMATE',
    'a pause mark in an approximate number',
    '第1行第3列',
    '仍有七、八个排污口未整治。',
  ),
  inNotes('NUMBER_FORM', 'digits mixed with numerals', '第1行第8列', '要清理淤泥约`5千`吨。'),
  inNotes('NUMBER_DECREASE', 'a decrease by a multiple', '第1行第4列', '总磷已下降两倍。'),
  inNotes('UNIT_FORM', 'a unit in wrong letters', '第1行第11列', '总磷要控制在`0.2mg/l`以下。'),
  inNotes(
    'UNITS_MIXED',
    'two ways to write a unit',
    '第1行第23列',
    '应急处理能力为`2万吨/日`，实际`1.6万吨/天`。',
  ),
  inNotes('WATER_CLASS_FORM', 'a class in Latin letters', '第1行第5列', '力争达到III类标准。'),
  inNotes('CITED_NUMBER_FORM', 'a number in square brackets', '第1行第6列', '按云水办`[2026]6号`文件执行。'),
];
