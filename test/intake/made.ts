// Inputs that are made, not written: broken, hostile or binary files.

import type { Buffer } from 'node:buffer';
import { rawWorkbook } from '../read/raw-workbooks.ts';

const text = (address: string, written: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${written}</t></is></c>`;
const HEAD = `<row r="1">${text('A1', '断面名称')}${text('B1', '氨氮')}</row>`;

/** The makers, by the name a case.yaml calls them. */
export const MADE: Readonly<Record<string, () => Buffer>> = {
  'cell twice': () =>
    rawWorkbook({
      cells: `${HEAD}<row r="2">${text('A2', '怀麓大桥')}<c r="B2"><v>0.42</v></c><c r="B2"><v>4.2</v></c></row>`,
    }),
  'rows out of order': () =>
    rawWorkbook({
      cells: `${HEAD}<row r="3">${text('A3', '怀麓大桥')}<c r="B3"><v>0.42</v></c></row><row r="2">${text('A2', '青岑渡口')}<c r="B2"><v>0.66</v></c></row>`,
    }),
};
