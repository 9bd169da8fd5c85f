import { describe, expect, it } from 'vitest';
import { fileUnreadable } from '../../src/read/problems/problems.ts';

describe('fileUnreadable', () => {
  it.each([
    ['EISDIR', '文件夹', '移走'],
    ['NOT_FOLDER', '却是一个文件', '建立文件夹'],
    ['ENOTDIR', '路径', '核对路径'],
    ['LINK_BROKEN', '链接', '删去这个链接'],
    ['LINK_LOOP', '链接', '删去这个链接'],
    ['ELOOP', '链接', '删去这个链接'],
    ['EACCES', '权限', '权限'],
    ['EPERM', '权限', '权限'],
    ['EBUSY', '占用', '关闭'],
    ['ENAMETOOLONG', '太长', '缩短'],
    ['EMFILE', '太多', '关闭'],
    ['EIO', '磁盘', '复制到本机'],
  ])('puts %s in words a secretary knows, and says what fits it', (code, reason, remedy) => {
    const { message, hint } = fileUnreadable({ file: 'a.csv' }, code);
    expect(message).toContain(reason);
    expect(hint).toContain(remedy);
    expect(message + hint).not.toContain(code);
  });

  it('shows a code it has no words for, for whoever is asked for help', () => {
    expect(fileUnreadable({ file: 'a.csv' }, 'EDOM').message).toContain('EDOM');
  });
});
