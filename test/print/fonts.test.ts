import { copyFile, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FONT_ROLES } from '../../src/model/config.ts';
import { describeFaces, inspectPrinting } from '../../src/print/facts.ts';
import { loadFontAnswers, prepareFontConfig } from '../../src/print/fonts/font-delivery.ts';
import { FONT_FAMILIES, openFonts } from '../../src/print/fonts/fonts.ts';
import { collection, renamed, usualNames, variable, withRights } from './made-faces.ts';
import { fontSet, machine, SHIPPED, temporaryFolder } from './printing.ts';

let base: string;
let hei: Buffer;
beforeAll(async () => {
  base = await temporaryFolder();
  hei = await readFile(join(SHIPPED, 'JianbaoHei-Medium.ttf'));
  await copyFile(join(SHIPPED, 'JianbaoHei-Medium.ttf'), join(base, '仿宋.ttf'));
  await writeFile(join(base, '方正.otf'), Buffer.concat([Buffer.from('OTTO'), hei.subarray(4)]));
  await writeFile(join(base, '网页.woff2'), Buffer.concat([Buffer.from('wOF2'), hei.subarray(4, 5000)]));
  await writeFile(join(base, '宋体.ttc'), Buffer.concat([Buffer.from('ttcf'), hei.subarray(4, 5000)]));
  await writeFile(join(base, '图片.ttf'), 'GIF89a, not a font');
  await writeFile(join(base, '空.ttf'), '');
  await copyFile(join(SHIPPED, 'JianbaoHei-Medium.ttf'), join(base, '半截.ttf'));
  await truncate(join(base, '半截.ttf'), 4000);
  await writeFile(join(base, '禁止.ttf'), withRights(hei, 0x0002));
  await writeFile(join(base, '位图.ttf'), withRights(hei, 0x0208));
  await writeFile(join(base, '整体.ttf'), withRights(hei, 0x0108));
  await writeFile(join(base, '可编辑.ttf'), withRights(hei, 0x0008));
  await writeFile(join(base, '可变.ttf'), variable(hei));
});
afterAll(() => rm(base, { recursive: true }));

describe('without a choice', () => {
  test('every role but the Latin one has a shipped face', async () => {
    const { roles } = await fontSet();
    expect(
      Object.fromEntries(
        FONT_ROLES.map((role) => [role, roles[role].map(({ postScriptName }) => postScriptName)]),
      ),
    ).toEqual({
      title: ['JianbaoTitle-Black', 'JianbaoSong-Regular'],
      body: ['JianbaoSong-Regular'],
      hei: ['JianbaoHei-Medium', 'JianbaoSong-Regular'],
      kai: ['JianbaoKai-Regular', 'JianbaoSong-Regular'],
      folio: ['JianbaoSong-Regular'],
      latin: [],
    });
  });

  test('the shipped faces may be embedded, carry their licence and have neutral names', async () => {
    const { value: faces, problems } = await describeFaces(await fontSet());
    expect(problems).toEqual([]);
    for (const face of faces) {
      expect(face).toMatchObject({ shipped: true, fsType: 0 });
      expect(face.licence).toContain('SIL Open Font License');
      expect(face.family).toMatch(/^Jianbao (Song|Title|Hei|Kai)$/);
      expect(face.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('the list beside the shipped faces is right', async () => {
    const list = JSON.parse(await readFile(join(SHIPPED, 'fonts.json'), 'utf8')) as {
      file: string;
      sha256: string;
    }[];
    const { createHash } = await import('node:crypto');
    for (const { file, sha256 } of list) {
      expect(
        createHash('sha256')
          .update(await readFile(join(SHIPPED, file)))
          .digest('hex'),
      ).toBe(sha256);
    }
  });
});

describe('a face chosen by the user', () => {
  test('takes its role, with the shipped ones behind it', async () => {
    const { value, problems } = await openFonts({
      chosen: { body: '仿宋.ttf', title: '仿宋.ttf' },
      base,
      shipped: SHIPPED,
    });
    expect(problems).toEqual([]);
    expect(value!.roles.body.map(({ file, shipped }) => [file, shipped])).toEqual([
      [join(base, '仿宋.ttf'), false],
      [join(SHIPPED, 'JianbaoSong-Regular.ttf'), true],
    ]);
    const families = value!.families.map(({ family }) => family);
    expect(families).toContain('Jianbao Title Fallback');
    expect(new Set(families).size).toBe(families.length);
  });

  test('of which no part may be taken is used, with a warning that files will be large', async () => {
    const { value, problems } = await openFonts({ chosen: { body: '整体.ttf' }, base, shipped: SHIPPED });
    expect(problems).toMatchObject([{ code: 'FONT_EMBEDDED_WHOLE', severity: 'warning' }]);
    expect(problems[0]!.message).toContain('7.5 MB');
    expect(value!.roles.body[0]!.shipped).toBe(false);
  });

  test('may have any rights that allow embedding a subset', async () => {
    const { problems } = await openFonts({ chosen: { body: '可编辑.ttf' }, base, shipped: SHIPPED });
    expect(problems).toEqual([]);
  });

  test.each([
    ['方正.otf', 'FONT_FORMAT', 'CFF'],
    ['网页.woff2', 'FONT_FORMAT', 'WOFF2'],
    ['宋体.ttc', 'FONT_FORMAT', '不完整'],
    ['图片.ttf', 'FONT_FORMAT', '别的文件'],
    ['空.ttf', 'FONT_FORMAT', '别的文件'],
    ['半截.ttf', 'FONT_FORMAT', '不完整'],
    ['禁止.ttf', 'FONT_NOT_EMBEDDABLE', '限制嵌入'],
    ['位图.ttf', 'FONT_NOT_EMBEDDABLE', '仅可嵌入位图'],
    ['可变.ttf', 'FONT_FORMAT', '可变字体'],
    ['没有.ttf', 'FONT_NOT_FOUND', '路径不存在'],
    ['.', 'FONT_NOT_FOUND', ''],
  ])('%s is refused with %s; the shipped face takes the role', async (file, code, word) => {
    const { value, problems } = await openFonts({ chosen: { body: file }, base, shipped: SHIPPED });
    expect(problems).toMatchObject([{ code, severity: 'error' }]);
    expect(problems[0]!.message).toContain(`“${file}”`);
    expect(problems[0]!.message).toContain(word);
    expect(value!.roles.body[0]!.shipped).toBe(true);
  });
});

describe('a collection', () => {
  beforeAll(async () => {
    const faces = [
      ['宋体', 'SimSun'],
      ['新宋体', 'NSimSun'],
    ].map(([chinese, english]) => renamed(hei, usualNames(chinese!, english!, english!)));
    await writeFile(join(base, '两种.ttc'), collection(...faces));
  });

  test.each([
    ['两种.ttc#新宋体', 1],
    ['两种.ttc#NSimSun', 1],
    ['两种.ttc#SimSun', 0],
  ])('%s is its face %i', async (chosen, index) => {
    const { value, problems } = await openFonts({ chosen: { body: chosen }, base, shipped: SHIPPED });
    expect(problems).toEqual([]);
    expect(value!.roles.body[0]).toMatchObject({ index, faces: 2, copied: true, version: '5.30' });
  });

  test.each(['两种.ttc', '两种.ttc#黑体'])('%s leaves open which face is meant', async (chosen) => {
    const { problems } = await openFonts({ chosen: { body: chosen }, base, shipped: SHIPPED });
    expect(problems).toMatchObject([{ code: 'FONT_NAME_AMBIGUOUS' }]);
    expect(problems[0]!.message).toContain('“两种.ttc#宋体”、“两种.ttc#新宋体”');
    expect(problems[0]!.hint).toContain('“正文: 两种.ttc#宋体”');
  });
});

describe('the faces of the standard, demanded', () => {
  const opened = async (faces: Readonly<Record<string, Buffer>>, chosen = {}) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, '字体'));
    for (const [name, bytes] of Object.entries(faces)) await writeFile(join(folder, '字体', name), bytes);
    const { value, problems } = await openFonts({ chosen, base: folder, shipped: SHIPPED, standard: {} });
    await rm(folder, { recursive: true });
    return { roles: value!.roles, problems };
  };
  const named = (chinese: string, face = hei) => renamed(face, usualNames(chinese, chinese, ''));

  test('are used where they are found, the better name first', async () => {
    const { roles, problems } = await opened({
      'a.ttf': named('方正小标宋_GBK'),
      'b.ttf': named('方正小标宋简体'),
      'c.ttf': named('仿宋'),
      'd.ttf': named('黑体'),
      'e.ttf': named('楷体_GB2312'),
    });
    expect(problems).toEqual([]);
    expect([roles.title, roles.body, roles.hei, roles.kai].map(([face]) => face!.fullName)).toEqual([
      '方正小标宋简体',
      '仿宋',
      '黑体',
      '楷体_GB2312',
    ]);
    // Page numbers are set in 宋体, which is shipped.
    expect(roles.folio[0]!.shipped).toBe(true);
  });

  test('pass over one that may not be embedded or is of another kind', async () => {
    const { roles, problems } = await opened({
      'a.ttf': named('仿宋_GB2312', withRights(hei, 2)),
      'b.ttf': named('仿宋', variable(hei)),
      'c.ttf': named('方正仿宋_GBK'),
    });
    expect(roles.body[0]!.fullName).toBe('方正仿宋_GBK');
    expect(problems.map(({ message }) => message)).toEqual([
      '要求使用国家标准的字体，但没有：标题（小标宋）、黑体、楷体',
    ]);
  });

  test('are missing where a face of another kind was chosen', async () => {
    const { problems } = await opened({ 'a.ttf': named('微软雅黑') }, { hei: '微软雅黑', folio: '微软雅黑' });
    expect(problems[0]).toMatchObject({ code: 'FONT_STANDARD_MISSING' });
    expect(problems[0]!.message).toContain('黑体、楷体、页码（宋体）');
  });

  test('are left alone where they are not demanded', async () => {
    await mkdir(join(base, '字体'), { recursive: true });
    await writeFile(join(base, '字体/a.ttf'), named('仿宋_GB2312'));
    const { value } = await openFonts({ chosen: {}, base, shipped: SHIPPED });
    expect(value!.roles.body[0]!.shipped).toBe(true);
  });
});

test('an installation without its faces is one problem a face', async () => {
  const { value, problems } = await openFonts({ chosen: {}, base, shipped: base });
  expect(value).toBeNull();
  expect(problems.map(({ code }) => code)).toEqual(Array(4).fill('FONT_SHIPPED_MISSING'));
});

test('every CSS family of a role is served when a face was chosen for it', async () => {
  const chosen = Object.fromEntries(FONT_ROLES.map((role) => [role, '仿宋.ttf']));
  const fonts = await fontSet(chosen, base);
  const served = new Set(fonts.families.map(({ family }) => family));
  for (const role of FONT_ROLES.filter((name) => name !== 'latin')) {
    for (const family of FONT_FAMILIES[role]) expect(served).toContain(family);
  }
});

test('doctor learns the browser, the faces and the cache', async () => {
  const { value, problems } = await inspectPrinting(machine, {
    chosen: { kai: '仿宋.ttf' },
    base,
    shipped: SHIPPED,
  });
  expect(problems).toEqual([]);
  expect(value.browser!.version).toMatch(/Chrom.*\/\d+\./);
  expect(value.cache).not.toBeNull();
  expect(value.faces.map(({ role, shipped }) => [role, shipped])).toEqual([
    ['title', true],
    ['body', true],
    ['hei', true],
    ['kai', false],
    ['folio', true],
  ]);
});

describe('a face that goes after it was opened', () => {
  const openedAndGone = async (role: 'body' | 'latin') => {
    await copyFile(join(base, '可编辑.ttf'), join(base, '暂存.ttf'));
    const fonts = await fontSet({ [role]: '暂存.ttf' }, base);
    await rm(join(base, '暂存.ttf'));
    return fonts;
  };

  test('is one problem when it is described', async () => {
    const { value, problems } = await describeFaces(await openedAndGone('body'));
    expect(value.map(({ role }) => role)).toEqual(['title', 'hei', 'kai', 'folio']);
    expect(problems).toMatchObject([{ code: 'FONT_NOT_FOUND', message: expect.stringContaining('正文') }]);
  });

  test('is one problem when it is loaded', async () => {
    const { value, problems } = await loadFontAnswers(await openedAndGone('latin'));
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'FONT_NOT_FOUND', message: expect.stringContaining('西文') }]);
  });
});

test.each([
  ['is not there', null],
  ['is cut', '[{"file":'],
  ['is none', '{}'],
])('the shipped faces are hashed themselves when the list beside them %s', async (_name, list) => {
  const shipped = await temporaryFolder();
  for (const name of (await readdir(SHIPPED)).filter((file) => file.endsWith('.ttf'))) {
    await symlink(join(SHIPPED, name), join(shipped, name));
  }
  if (list !== null) await writeFile(join(shipped, 'fonts.json'), list);
  const { value: fonts } = await openFonts({ chosen: {}, base, shipped });
  const own = await describeFaces(fonts!);
  const listed = await describeFaces(await fontSet());
  expect(own.problems).toEqual([]);
  expect(own.value.map(({ sha256 }) => sha256)).toEqual(listed.value.map(({ sha256 }) => sha256));
  await rm(shipped, { recursive: true });
});

test.each<[string, (folder: string) => Promise<unknown>]>([
  ['a face removed', (folder) => rm(join(folder, 'faces/0.ttf'))],
  ['its text cut', (folder) => truncate(join(folder, 'fonts.conf'), 10)],
  ['its text removed', (folder) => rm(join(folder, 'fonts.conf'))],
  [
    'nothing but an index',
    (folder) => rm(folder, { recursive: true }).then(() => mkdir(join(folder, 'index'), { recursive: true })),
  ],
])('a font configuration with %s is made anew', async (_name, spoil) => {
  const cache = await temporaryFolder();
  const fonts = await fontSet();
  const config = await prepareFontConfig(cache, fonts);
  const whole = await readFile(config, 'utf8');
  await spoil(join(config, '..'));
  expect(await prepareFontConfig(cache, fonts)).toBe(config);
  expect(await readFile(config, 'utf8')).toBe(whole);
  expect(await readFile(join(config, '../faces/0.ttf'))).toHaveLength(fonts.families[0]!.face.bytes);
  expect(await readdir(cache)).toHaveLength(1);
  await rm(cache, { recursive: true });
});
