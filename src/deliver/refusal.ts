// What a refused file operation means for the one who asked for it.

import { failureReason } from '../model/failure.ts';

/** Codes that say little without the path they are about. */
const ABOUT_A_PATH = new Set(['EACCES', 'EEXIST', 'EISDIR', 'ENOTDIR', 'EPERM']);
const NO_LINKS = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EPERM', 'UNKNOWN']);

/**
 * Why a file operation failed, in Chinese; `null` for a fault of the program.
 * @param named a path the reader is told anyway
 */
export function refusalOf(error: unknown, named: string): string | null {
  const reason = failureReason(error);
  if (reason === null) return null;
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'symlink' && NO_LINKS.has(code!)) return '这个磁盘不支持文件夹链接（常见于U盘）';
  return path !== undefined && path !== named && ABOUT_A_PATH.has(code!) ? `${reason}（${path}）` : reason;
}

/** For the `catch` of a file operation: no such file is no failure. */
export function ignoreAbsent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return undefined;
}
