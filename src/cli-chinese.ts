// commander speaks English; help and complaints are put into Chinese here, and arguments written the Chinese way are read.

import { type Command, InvalidArgumentError, type Option } from 'commander';
import type { Stage } from './month.ts';

/** What goes on, as progress is shown. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  read: '读取数据',
  assess: '评价',
  compose: '成文',
  render: '排版',
  print: '打印PDF',
  publish: '发布',
};

/** Headings of the help. */
export const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
};

/** The usage line of a command. */
export function writeUsage(command: Command): string {
  const names = command.parent ? `${command.parent.name()} ${command.name()}` : `${command.name()} <命令>`;
  const inputs = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [names, ...inputs, '[选项]'].join(' ');
}

/** What an option does, what it may be and what it is by default. */
export function describeOption({ description, defaultValue, argChoices }: Option): string {
  const notes = [
    ...(argChoices ? [`可用：${argChoices.join('、')}`] : []),
    ...(defaultValue === undefined ? [] : [`默认：${defaultValue}`]),
  ];
  return notes.length > 0 ? `${description}（${notes.join('；')}）` : description;
}

/** Columns a text takes in a terminal: Chinese characters and full-width marks take two. */
export function terminalWidth(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u1100-\uFF60]/.test(character) ? 2 : 1), 0);
}

/** A complaint of commander in Chinese. */
export function inChinese(text: string): string {
  return text
    .replace(/^error: /, '用法有误：')
    .replace(/unknown command '(.*)'/, '没有“$1”这个命令')
    .replace(/unknown option '(.*)'/, '没有“$1”这个选项')
    .replace(/missing required argument '(.*)'/, '缺少参数“$1”')
    .replace(/too many arguments.*/, '参数太多')
    .replace(/option '(.*)' argument missing/, '选项“$1”后面缺少内容')
    .replace(
      /option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\./,
      '选项“$1”不能是“$2”，可用：$3',
    )
    .replace(/option '(.*)' argument '(.*)' is invalid\. (.*)/, '选项“$1”不能是“$2”，$3')
    .replace(/\s*\(Did you mean (.*)\?\)/, '（是不是“$1”？）');
}

/** Several kinds, however they are set apart. */
export function readKinds(text: string): readonly string[] {
  return text.split(/[,，、]/).filter((kind) => kind !== '');
}

/** A month such as 2026-06. */
export function readPeriod(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError('应写成2026-06的样子');
}
