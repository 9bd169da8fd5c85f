import { cp, mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchName, readFileChoice } from '../../src/print/fonts/font-choice.ts';
import { fontFolders } from '../../src/print/fonts/font-folders.ts';
import { type ListedFace, listFaces } from '../../src/print/fonts/font-list.ts';
import { searchFonts } from '../../src/print/fonts/font-search.ts';
import type { Machine } from '../../src/print/machine/machine.ts';
import { collection, faceOf, nameTable, usualNames, windowsName } from './made-faces.ts';
import { temporaryFolder } from './printing.ts';

/** As much of a font as a list reads: names, and which outlines there are. */
function outline(names: Buffer, tag = 'glyf'): Buffer {
  return faceOf(
    new Map([
      ['name', names],
      [tag, Buffer.alloc(4)],
    ]),
    tag === 'CFF ' ? 'OTTO' : undefined,
  );
}

function cut(family: string, style: string, version = '1.0'): Buffer {
  const full = style === 'Regular' ? family : `${family} ${style}`;
  return nameTable([
    windowsName(1, family),
    windowsName(2, style),
    windowsName(4, full),
    windowsName(5, `Version ${version}`),
    windowsName(6, full.replaceAll(' ', '-')),
  ]);
}

const SIMSUN = collection(
  outline(usualNames('宋体', 'SimSun', 'SimSun')),
  outline(usualNames('新宋体', 'NSimSun', 'NSimSun')),
);

const FILES: Readonly<Record<string, Buffer>> = {
  'simfang.ttf': outline(usualNames('仿宋', 'FangSong', 'FangSong')),
  'deep/er/FZXBSJW.TTF': outline(usualNames('方正小标宋简体', 'FZXiaoBiaoSong-B05S', 'FZXBSJW--GB1-0')),
  'simsun.ttc': SIMSUN,
  'times.ttf': outline(cut('Times New Roman', 'Regular')),
  'timesbd.ttf': outline(cut('Times New Roman', 'Bold')),
  'timesi.ttf': outline(cut('Times New Roman', 'Italic')),
  'kai.otf': outline(usualNames('楷体', 'KaiTi', 'KaiTi'), 'CFF '),
  'kai.ttf': outline(usualNames('楷体', 'KaiTi', 'KaiTi')),
  'hei.otf': outline(usualNames('黑体', 'SimHei', 'SimHei'), 'CFF '),
  'old/song1.ttf': outline(cut('标宋', 'Regular', '1.0')),
  'old/song2.ttf': outline(cut('标宋', 'Regular', '2.0')),
  'copy/simfang.ttf': outline(usualNames('仿宋', 'FangSong', 'FangSong')),
  'cut.ttf': Buffer.from('\0\x01\0\0\0\x09', 'latin1'),
  'empty.ttf': Buffer.alloc(0),
  'note.txt': Buffer.from('no font'),
};

let folder: string;
let faces: readonly ListedFace[];
beforeAll(async () => {
  folder = await temporaryFolder();
  for (const [name, bytes] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  faces = await listFaces([folder]);
});
afterAll(() => rm(folder, { recursive: true }));

const where = (match: ReturnType<typeof matchName>) =>
  match.kind === 'found' ? [match.face.file.slice(folder.length + 1), match.face.index] : match.kind;

describe('a name', () => {
  test.each([
    ['仿宋', 'simfang.ttf', 0],
    ['FangSong', 'simfang.ttf', 0],
    ['fang song', 'simfang.ttf', 0],
    ['方正小标宋简体', 'deep/er/FZXBSJW.TTF', 0],
    ['FZXBSJW--GB1-0', 'deep/er/FZXBSJW.TTF', 0],
    ['宋体', 'simsun.ttc', 0],
    ['新宋体', 'simsun.ttc', 1],
    ['NSimSun', 'simsun.ttc', 1],
    ['Times New Roman', 'times.ttf', 0],
    ['Times New Roman Bold', 'timesbd.ttf', 0],
    ['楷体', 'kai.ttf', 0],
    ['黑体', 'hei.otf', 0],
  ])('%s is found in %s, face %i', (name, file, index) => {
    const match = matchName(name, faces);
    // A copy of the same face is as good: which one comes first is up to the folder.
    expect([where(match)].flat().map((part) => String(part).replace('copy/', ''))).toEqual([
      file,
      String(index),
    ]);
  });

  test('of two versions of a face is none to be guessed', () => {
    const match = matchName('标宋', faces);
    expect(match.kind === 'several' && match.faces.map(({ version }) => version)).toEqual(['1.0', '2.0']);
  });

  test('that no face has calls up those that resemble it, nearest first', () => {
    expect(matchName('仿宋_GB2312', faces)).toEqual({ kind: 'none', near: ['仿宋'] });
    expect(matchName('方正小标宋', faces)).toMatchObject({ near: ['方正小标宋简体', '标宋'] });
    expect(matchName('Courier', faces)).toEqual({ kind: 'none', near: [] });
  });

  test('is looked for in the project before the machine, whatever lies there', async () => {
    const [base, home] = [join(folder, 'project'), join(folder, 'home')];
    for (const path of [join(base, '字体/我的.ttf'), join(home, '.local/share/fonts/系统.ttf')]) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, outline(cut('云泽仿宋', 'Regular', path.includes('我的') ? '1.0' : '2.0')));
    }
    await writeFile(join(home, '.local/share/fonts/楷.ttf'), outline(cut('云泽楷体', 'Regular')));
    const machine: Machine = {
      platform: 'linux',
      arch: 'x64',
      env: { XDG_CACHE_HOME: home },
      home,
      temporary: home,
    };
    const search = searchFonts(base, machine);
    expect(where(await search.byName('云泽仿宋'))).toEqual(['project/字体/我的.ttf', 0]);
    expect(where(await search.byName('云泽楷体'))).toEqual(['home/.local/share/fonts/楷.ttf', 0]);
    expect(JSON.parse(await readFile(join(home, 'jianbao/font-names.json'), 'utf8'))).toHaveProperty(
      'folders',
    );
  });
});

describe('what is written of a face', () => {
  test.each([
    ['字体/仿宋.ttf', { path: '字体/仿宋.ttf' }],
    ['C:\\Windows\\Fonts\\simfang.ttf', { path: 'C:\\Windows\\Fonts\\simfang.ttf' }],
    ['simsun.TTC#新宋体', { path: 'simsun.TTC', face: '新宋体' }],
    ['字体/没有扩展名', { path: '字体/没有扩展名' }],
    ['.', { path: '.' }],
    ['仿宋_GB2312', null],
    ['Times New Roman', null],
    ['方正小标宋_GBK', null],
  ])('%s', (written, choice) => {
    expect(readFileChoice(written)).toEqual(choice);
  });
});

describe('a list of faces', () => {
  test('leaves out what is no font, and tells outlines no browser embeds', () => {
    expect(faces.some(({ file }) => /cut|empty|note/.test(file))).toBe(false);
    expect(
      faces
        .filter(({ unfit }) => unfit !== undefined)
        .map(({ fullName }) => fullName)
        .sort(),
    ).toEqual(['楷体', '黑体']);
    expect(
      faces
        .filter(({ regular }) => !regular)
        .map(({ fullName }) => fullName)
        .sort(),
    ).toEqual(['Times New Roman Bold', 'Times New Roman Italic']);
  });

  test('does not walk in circles nor twice through the same folder', async () => {
    const round = join(folder, 'round');
    await mkdir(round);
    await writeFile(join(round, 'a.ttf'), FILES['simfang.ttf']!);
    await symlink(round, join(round, 'again'), 'junction');
    expect(await listFaces([round, round])).toHaveLength(1);
    await rm(round, { recursive: true });
  });

  test('is empty for folders that are not there', async () => {
    expect(await listFaces([join(folder, 'nowhere')])).toEqual([]);
  });

  describe('remembered', () => {
    let fonts: string;
    let memory: string;
    beforeAll(async () => {
      [fonts, memory] = [join(folder, 'remembered'), join(folder, 'names.json')];
      await cp(join(folder, 'old'), join(fonts, 'old'), { recursive: true });
      await writeFile(join(fonts, 'a.ttf'), FILES['simfang.ttf']!);
      await listFaces([fonts], memory);
    });

    test('is not read again while its folder is as it was', async () => {
      const kept = await readFile(memory, 'utf8');
      await writeFile(memory, kept.replaceAll('仿宋', '旧名'));
      const names = (await listFaces([fonts], memory)).map(({ fullName }) => fullName);
      expect(names).toEqual(['旧名', '标宋', '标宋']);
      await writeFile(memory, kept);
    });

    test('is read again when something came or went', async () => {
      await writeFile(join(fonts, 'b.ttf'), FILES['kai.ttf']!);
      await utimes(fonts, 0, 0);
      const names = async () => (await listFaces([fonts], memory)).map(({ fullName }) => fullName);
      expect(await names()).toEqual(['仿宋', '楷体', '标宋', '标宋']);
      await rm(join(fonts, 'old/song2.ttf'));
      await utimes(join(fonts, 'old'), 0, 0);
      expect(await names()).toEqual(['仿宋', '楷体', '标宋']);
    });

    test.each(['', '{"layout":1', '[]', '{"layout":0,"folders":{}}', '{"layout":1}'])(
      'as “%s” is no memory',
      async (spoilt) => {
        await writeFile(memory, spoilt);
        expect((await listFaces([fonts], memory)).length).toBeGreaterThan(1);
      },
    );
  });
});

describe('folders of fonts', () => {
  const machine = (platform: NodeJS.Platform, env: Machine['env'], home: string): Machine => ({
    platform,
    arch: 'x64',
    env,
    home,
    temporary: '/tmp',
  });

  test('on Windows: the user’s, the system’s and those of WPS', () => {
    const env = {
      LOCALAPPDATA: 'D:\\用户\\Local',
      SystemRoot: 'C:\\WINNT',
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    };
    expect(fontFolders(machine('win32', env, 'D:\\用户'))).toEqual([
      'D:\\用户\\Local\\Microsoft\\Windows\\Fonts',
      'C:\\WINNT\\Fonts',
      'D:\\用户\\Local\\Kingsoft\\WPS Office',
      'C:\\Program Files\\Kingsoft\\WPS Office',
      'C:\\Program Files (x86)\\Kingsoft\\WPS Office',
    ]);
    expect(fontFolders(machine('win32', {}, 'C:\\Users\\a'))[0]).toBe(
      'C:\\Users\\a\\AppData\\Local\\Microsoft\\Windows\\Fonts',
    );
  });

  test('on macOS: the user’s, the system’s, those of Word and WPS', () => {
    expect(fontFolders(machine('darwin', {}, '/Users/a'))).toEqual(
      expect.arrayContaining(['/Users/a/Library/Fonts', '/Library/Fonts', '/System/Library/Fonts']),
    );
  });

  test('on Linux: the user’s, the shared ones and those of WPS', () => {
    const env = { XDG_DATA_HOME: '/data/own', XDG_DATA_DIRS: '/opt/uos/share:relative' };
    const folders = fontFolders(machine('linux', env, '/home/a'));
    expect(folders.slice(0, 4)).toEqual([
      '/data/own/fonts',
      '/home/a/.fonts',
      '/opt/uos/share/fonts',
      '/usr/local/share/fonts',
    ]);
    expect(folders).toEqual(
      expect.arrayContaining(['/usr/share/fonts', '/opt/kingsoft/wps-office/office6/fonts']),
    );
    expect(new Set(folders).size).toBe(folders.length);
    expect(fontFolders(machine('linux', {}, '/home/a'))[0]).toBe('/home/a/.local/share/fonts');
  });
});
