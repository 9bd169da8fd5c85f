import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../src/read/project/templates.ts';
import { newMemory } from '../../src/read/sheets/memory.ts';
import { codes, projectWith } from './samples.ts';

const FILES = {
  'bulletin/kind.json': '{ "name": "通报" }',
  'bulletin/body.md': '# 通报\n',
  'bulletin/乙.part.md': '乙',
  'bulletin/style.css': 'p {}',
  'bulletin/说明.txt': '不读',
  'shared/base.css': 'body {}',
  'shared/paper.css': '@page {}',
  'README.md': '不读',
};

const read = async (files: Readonly<Record<string, string | Uint8Array>>, kind = 'bulletin') =>
  readTemplate(await projectWith(files), kind);

describe('readTemplate', () => {
  it('reads the texts of a kind and the style sheets in their order', async () => {
    expect(await read(FILES)).toEqual({
      value: {
        kind: 'bulletin',
        name: '通报',
        body: { file: 'templates/bulletin/body.md', text: '# 通报\n' },
        partials: { 乙: { file: 'templates/bulletin/乙.part.md', text: '乙' } },
        styles: ['body {}', '@page {}', 'p {}'],
      },
      problems: [],
    });
  });

  it('reads what the kind says of its pages, and only the style sheet of its profile', async () => {
    const { value } = await read({
      ...FILES,
      'bulletin/kind.json': '{ "name": "函", "profile": "letter", "landscape": ["outfalls"] }',
      'shared/profile-letter.css': 'h1 {}',
      'shared/profile-meeting.css': 'h2 {}',
    });
    expect(value?.layout).toEqual({
      profile: 'letter',
      contents: false,
      recto: false,
      landscape: ['outfalls'],
    });
    expect(value?.styles).toEqual(['body {}', '@page {}', 'h1 {}', 'p {}']);
    const plain = await read({ ...FILES, 'shared/profile-meeting.css': 'h2 {}' });
    expect(plain.value?.styles).toContain('h2 {}');
  });

  it.each([
    ['"profile": "red"', 'profile'],
    ['"contents": 1', 'contents'],
    ['"recto": "yes"', 'recto'],
    ['"landscape": "outfalls"', 'landscape'],
    ['"pages": 3', 'pages'],
  ])('refuses %s', async (entry, named) => {
    const { value, problems } = await read({
      ...FILES,
      'bulletin/kind.json': `{ "name": "通报", ${entry} }`,
    });
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'TEMPLATE_KIND_BROKEN' }]);
    expect(problems[0]?.message).toContain(named);
  });

  it('takes a mark of UTF-8 off, and reads GBK as such', async () => {
    const { value, problems } = await read({
      ...FILES,
      'bulletin/kind.json': '\ufeff{ "name": "通报" }',
      'bulletin/body.md': new Uint8Array(iconv.encode('# 通报', 'gbk')),
    });
    expect([value?.name, value?.body.text]).toEqual(['通报', '# 通报']);
    expect(codes(problems)).toEqual(['ENCODING_GB18030']);
  });

  it('keeps the same object for the same text where there is a memory', async () => {
    const [folder, memory] = [await projectWith(FILES), newMemory()];
    const first = await readTemplate(folder, 'bulletin', memory);
    const second = await readTemplate(folder, 'bulletin', memory);
    expect(second.value?.body).toBe(first.value?.body);
  });

  it.each([
    ['another name', 'speech'],
    ['a path', '../templates/bulletin'],
    ['a path below', 'bulletin/.'],
    ['the folder itself', '.'],
    ['nothing', ''],
    ['the shared style sheets', 'shared'],
    ['a file', 'README.md'],
    ['another case of its letters', 'Bulletin'],
    ['a name no system takes', 'a\u0000b'],
  ])('is not found by %s', async (_, kind) => {
    const { value, problems } = await read(FILES, kind);
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'TEMPLATE_KIND_UNKNOWN' }]);
    expect(problems[0]!.hint).toContain('现有文种：bulletin；');
  });

  it('says so where there are no templates at all', async () => {
    const { problems } = await read({});
    expect(codes(problems)).toEqual(['TEMPLATE_KIND_UNKNOWN']);
    expect(problems[0]!.hint).toContain('没有任何文种');
  });

  it.each(['body.md', 'kind.json'])('misses %s', async (name) => {
    const { [`bulletin/${name}` as keyof typeof FILES]: _, ...files } = FILES;
    const { value, problems } = await read(files);
    expect(value).toBeNull();
    expect(problems).toMatchObject([
      { code: 'TEMPLATE_KIND_UNKNOWN', message: `文种“bulletin”的文件夹里缺少 ${name}` },
    ]);
  });

  it.each([
    ['no JSON', '{ name: 通报 }'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '["通报"]'],
    ['no name', '{}'],
    ['an empty name', '{ "name": " " }'],
    ['a number', '{ "name": 1 }'],
    ['a path', '{ "name": "../通报" }'],
    ['a colon', '{ "name": "通报: 六月" }'],
    ['a line break', '{ "name": "通\\n报" }'],
    ['a hidden file', '{ "name": ".通报" }'],
    ['a name Windows keeps for itself', '{ "name": "con" }'],
    ['the name of the page that lists the set', '{ "name": "Index" }'],
    ['a name longer than a file may have', `{ "name": "${'通'.repeat(51)}" }`],
  ])('refuses a kind.json that holds %s', async (_, text) => {
    const { value, problems } = await read({ ...FILES, 'bulletin/kind.json': text });
    expect(value).toBeNull();
    expect(problems).toMatchObject([
      { code: 'TEMPLATE_KIND_BROKEN', place: { file: 'templates/bulletin/kind.json' } },
    ]);
  });

  it.each(['body.md', 'kind.json', '乙.part.md', 'style.css'])(
    'reports a folder where %s belongs, and bytes that are no text',
    async (name) => {
      const { [`bulletin/${name}` as keyof typeof FILES]: _, ...files } = FILES;
      const folder = await projectWith(files);
      await mkdir(join(folder, 'bulletin', name));
      const place = { file: `templates/bulletin/${name}` };
      expect(await readTemplate(folder, 'bulletin')).toMatchObject({
        value: null,
        problems: [{ code: 'FILE_UNREADABLE', place }],
      });
      expect(await read({ ...FILES, [`bulletin/${name}`]: new Uint8Array([0]) })).toMatchObject({
        value: null,
        problems: [{ code: 'ENCODING_SUSPECT', place }],
      });
    },
  );

  it('misses the shared style sheets', async () => {
    const { 'shared/base.css': _, 'shared/paper.css': __, ...files } = FILES;
    const { value, problems } = await read(files);
    expect(value).toBeNull();
    expect(codes(problems)).toEqual(['TEMPLATE_STYLES_MISSING']);
  });
});
