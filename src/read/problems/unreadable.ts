// Why the system does not let a file or folder be read, put so that a secretary can do something about it.

interface Unreadable {
  readonly reason: string;
  readonly remedy: string;
}

const WRONG_LINK = '放入文件或文件夹本身，或删去这个链接';
const NO_PERMISSION: Unreadable = {
  reason: '当前用户没有读取权限',
  remedy: '在它的属性里给当前用户读取权限，或找管理员处理',
};
const TOO_MANY: Unreadable = { reason: '系统同时打开的文件太多', remedy: '关闭一些程序后重试' };

/** By error code of the system, and by names of our own where that says too little. */
const REASONS: Readonly<Record<string, Unreadable>> = {
  EISDIR: { reason: '这里应是文件，却是一个文件夹', remedy: '把文件夹改名或移走，在原处放入文件' },
  NOT_FOLDER: { reason: '这里应是文件夹，却是一个文件', remedy: '把文件改名或移走，在原处建立文件夹' },
  NOT_FILE: { reason: '它不是普通文件', remedy: '换成普通文件，或移走' },
  ENOTDIR: { reason: '路径中有一段是文件，不是文件夹', remedy: '核对路径和文件名' },
  LINK_BROKEN: { reason: '它是一个链接，指向的文件或文件夹不存在', remedy: WRONG_LINK },
  SHORTCUT: { reason: '它是快捷方式，不是文件本身', remedy: '放入文件本身，或删去这个快捷方式' },
  LINK_LOOP: { reason: '它是一个链接，指回了它所在的文件夹', remedy: '删去这个链接' },
  ELOOP: { reason: '它是一个链接，绕来绕去找不到文件', remedy: WRONG_LINK },
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EBUSY: { reason: '正被别的程序占用', remedy: '关闭正在使用它的程序（如Excel、WPS），然后重试' },
  ENAMETOOLONG: { reason: '文件名或路径太长', remedy: '缩短文件夹名或文件名' },
  ERR_FS_FILE_TOO_LARGE: { reason: '文件超过2 GB', remedy: '核对是不是放错了文件；数据多的，分成几个文件' },
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
  EIO: { reason: '磁盘读取出错', remedy: '检查磁盘、U盘或网络盘是否正常，把文件复制到本机后重试' },
};

/** The reason and the remedy; codes not met before are shown, for whoever is asked for help. */
export function explainUnreadable(code: string): Unreadable {
  return (
    REASONS[code] ?? {
      reason: `系统没有允许读取（${code}）`,
      remedy: '关闭正在使用它的程序后重试；仍不行的，复制到本机再试，或找管理员处理',
    }
  );
}
