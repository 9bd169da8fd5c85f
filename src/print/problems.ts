// What can be wrong with the browser, its cache and a print, worded in one place.

import type { Problem } from '../model/problem.ts';
import type { Place } from '../model/source.ts';

/** No browser anywhere. */
export function browserNotFound(platform: NodeJS.Platform, arch: string): Problem {
  return {
    code: 'BROWSER_NOT_FOUND',
    severity: 'error',
    message: `找不到可用的浏览器（${platform} ${arch}），无法生成PDF`,
    hint: '安装Chrome、Edge或Chromium，或用环境变量JIANBAO_BROWSER、jianbao.yaml的“浏览器”写明浏览器程序的路径',
  };
}

/** The browser someone named is not a program that can be started. */
export function browserPathWrong(path: string, named: string, place?: Place): Problem {
  return {
    code: 'BROWSER_PATH_WRONG',
    severity: 'error',
    message: `${named}指定的浏览器“${path}”不存在或不能运行`,
    ...(place ? { place } : {}),
    hint: '改成浏览器程序文件的完整路径（不是文件夹，也不是快捷方式），或删去这项设置',
  };
}

/** The browser is there but does not start. `how` says it in Chinese, `detail` is its own message. */
export function browserStart(path: string, how: string, detail = ''): Problem {
  return {
    code: 'BROWSER_START',
    severity: 'error',
    message: `浏览器“${path}”启动失败：${how}${ownWords(detail)}`,
    hint: '先单独运行这个浏览器，看是否缺少组件；也可用环境变量JIANBAO_BROWSER换一个浏览器',
  };
}

/** The packed browser in node_modules is missing or not the one that is expected. */
export function browserPackageDamaged(file: string, reason: string): Problem {
  return {
    code: 'BROWSER_PACKAGE_DAMAGED',
    severity: 'error',
    message: `随附浏览器的安装包“${file}”${reason}`,
    hint: '删除node_modules文件夹后重新运行 npm start',
  };
}

/** The unpacked browser was changed since it was unpacked; found by the full check only. */
export function browserCacheDamaged(folder: string): Problem {
  return {
    code: 'BROWSER_CACHE_DAMAGED',
    severity: 'warning',
    message: `缓存中的浏览器“${folder}”内容与解包时不一致`,
    hint: '删除这个文件夹，下次运行会自动重新解包',
  };
}

/** The cache folder cannot be used. */
export function cacheUnusable(folder: string, reason: string): Problem {
  return {
    code: 'CACHE_UNUSABLE',
    severity: 'error',
    message: `缓存文件夹“${folder}”不能使用：${reason}`,
    hint: '腾出约300 MB空间并确认权限，或用环境变量JIANBAO_CACHE指定另一个只有本人可写的文件夹',
  };
}

/** The browser did not give a PDF, and starting it anew did not help. */
export function printFailed(detail: string): Problem {
  return {
    code: 'PRINT_FAILED',
    severity: 'error',
    message: `浏览器没能把文稿打印成PDF，重试后仍是这样${ownWords(detail)}`,
    hint: '重试；仍失败的，运行jianbao doctor检查浏览器，或换一个浏览器',
  };
}

/** Printing took longer than it may. */
export function printTimeout(seconds: number): Problem {
  return {
    code: 'PRINT_TIMEOUT',
    severity: 'error',
    message: `生成PDF超过${seconds}秒，已停止浏览器`,
    hint: '检查文稿是否有异常庞大的表格；机器繁忙时可稍后重试',
  };
}

/** Page numbers, 续表 and room above 版记 came out differently in every print. */
export function printUnsettled(prints: number): Problem {
  return {
    code: 'PRINT_UNSETTLED',
    severity: 'error',
    message: `目录页码、续表等随版面变动，印了${prints}次仍不稳定`,
    hint: '在正文里增减几个字，或调整图表的位置后重试；仍是这样的，把数据和本条提示一起报告给开发者',
  };
}

/** The PDF is not built as browsers build them, so that its pages cannot be counted nor its dates settled. */
export function browserPdfUnreadable(detail: string): Problem {
  return {
    code: 'BROWSER_PDF_UNREADABLE',
    severity: 'error',
    message: `浏览器生成的PDF结构与预期不同，无法核对页数和日期${ownWords(detail)}`,
    hint: '换一个浏览器：删去环境变量JIANBAO_BROWSER和jianbao.yaml的“浏览器”可用回随附的，或改用较新的Chrome、Edge',
  };
}

/** What another program says, mostly in English, in brackets and without its preamble. */
function ownWords(detail: string): string {
  const [line = ''] = detail.replace(/^Protocol error \([^)]*\): /, '').split('\n');
  return line.trim() === '' ? '' : `（原文：${line.trim()}）`;
}
