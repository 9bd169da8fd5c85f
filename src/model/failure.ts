// What the system says when it refuses to do something with a file, put into Chinese. One wording for all
// rooms that touch the disk.

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '没有权限',
  EBUSY: '文件正被其他程序使用',
  EDQUOT: '磁盘配额已用完',
  EEXIST: '已有同名的文件或文件夹',
  EFBIG: '文件过大',
  EIO: '磁盘读写出错',
  EISDIR: '同名的是文件夹，不是文件',
  ELOOP: '链接互相指向，没有尽头',
  EMFILE: '同时打开的文件太多',
  ENAMETOOLONG: '路径或文件名太长',
  ENFILE: '同时打开的文件太多',
  ENOENT: '路径不存在',
  ENOMEM: '内存不足',
  ENOSPC: '磁盘空间不足',
  ENOTDIR: '路径中有一段是文件，不是文件夹',
  ENOTEMPTY: '文件夹不是空的',
  ENOTSUP: '这个磁盘不支持所需的操作',
  EPERM: '没有权限',
  EROFS: '磁盘为只读',
  ESTALE: '与网络文件夹的连接已中断',
  ETXTBSY: '文件正被其他程序使用',
};

/** Why the system refused; `null` for an error that is none of the system's: a fault of the program. */
export function failureReason(error: unknown): string | null {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return null;
  return REASONS[code] ?? `系统未说明原因（${code}）`;
}
