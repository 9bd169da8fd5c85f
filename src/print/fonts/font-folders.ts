// Where fonts lie on a machine: the folders of the system, of the user and of WPS Office, which brings the
// official faces to many offices.

import { posix, win32 } from 'node:path';
import type { Machine } from '../machine/machine.ts';

/** Folders to look for fonts in, with everything below them; those of the user first. Many will not be there. */
export function fontFolders(machine: Machine): readonly string[] {
  if (machine.platform === 'win32') return windowsFolders(machine);
  return machine.platform === 'darwin' ? macFolders(machine) : linuxFolders(machine);
}

/** Folders of fonts in a project. */
export const PROJECT_FOLDERS: readonly string[] = ['字体', 'fonts'];

function windowsFolders({ env, home }: Machine): readonly string[] {
  const local = env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local');
  const programs = [env.ProgramFiles, env['ProgramFiles(x86)']].filter((folder) => folder !== undefined);
  return [
    win32.join(local, 'Microsoft', 'Windows', 'Fonts'),
    win32.join(env.SystemRoot || env.windir || 'C:\\Windows', 'Fonts'),
    // Below it a folder for each version.
    ...[local, ...programs].map((folder) => win32.join(folder, 'Kingsoft', 'WPS Office')),
  ];
}

function macFolders({ home }: Machine): readonly string[] {
  return [
    posix.join(home, 'Library/Fonts'),
    '/Library/Fonts',
    '/System/Library/Fonts',
    // Faces the system fetches when someone first asks for them, among them 仿宋 and 楷体.
    ...[6, 7, 8].map((version) => `/System/Library/AssetsV2/com_apple_MobileAsset_Font${version}`),
    '/Applications/Microsoft Word.app/Contents/Resources/DFonts',
    '/Applications/wpsoffice.app/Contents/Resources/office6/fonts',
  ];
}

function linuxFolders({ env, home }: Machine): readonly string[] {
  const own = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : posix.join(home, '.local/share');
  const shared = (env.XDG_DATA_DIRS || '/usr/local/share:/usr/share')
    .split(':')
    .filter((folder) => folder.startsWith('/'));
  return [
    posix.join(own, 'fonts'),
    posix.join(home, '.fonts'),
    ...new Set([...shared, '/usr/local/share', '/usr/share'].map((folder) => posix.join(folder, 'fonts'))),
    '/usr/share/wps-office/fonts',
    '/opt/kingsoft/wps-office/office6/fonts',
    // Where UOS and Kylin put the packages of their shops.
    '/opt/apps/cn.wps.wps-office/files/kingsoft/wps-office/office6/fonts',
    '/opt/apps/cn.wps.wps-office-pro/files/kingsoft/wps-office/office6/fonts',
  ];
}
