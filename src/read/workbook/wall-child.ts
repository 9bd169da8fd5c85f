// Behind the wall: the process that reads workbooks. It takes a line with a file's name and length and then its
// bytes, and answers with messages, a line each; an empty line says that it is ready.

import { Buffer } from 'node:buffer';
import process from 'node:process';
import { readerFailed, xlsxLimit } from '../problems/workbook-problems.ts';
import { scanWorkbook } from './workbook.ts';

/** The file being received. */
interface Incoming {
  readonly file: string;
  readonly content: Buffer;
  received: number;
}

let head = '';
let incoming: Incoming | null = null;

process.stdin.on('data', (chunk: Buffer) => {
  let rest = chunk;
  while (rest.length > 0) rest = receive(rest);
});
process.stdout.write('\n');

/** Takes what belongs to the head or the content, and gives back the rest. */
function receive(chunk: Buffer): Buffer {
  if (incoming === null) {
    const end = chunk.indexOf('\n');
    if (end === -1) {
      head += chunk.toString('utf8');
      return chunk.subarray(chunk.length);
    }
    const { file, bytes } = JSON.parse(head + chunk.toString('utf8', 0, end));
    head = '';
    incoming = { file, content: Buffer.alloc(bytes), received: 0 };
    answerIfWhole();
    return chunk.subarray(end + 1);
  }
  const taken = chunk.copy(incoming.content, incoming.received);
  incoming.received += taken;
  answerIfWhole();
  return chunk.subarray(taken);
}

function answerIfWhole(): void {
  if (incoming === null || incoming.received < incoming.content.length) return;
  const { file, content } = incoming;
  incoming = null;
  const give = (message: unknown) => process.stdout.write(`${JSON.stringify(message)}\n`);
  try {
    scanWorkbook(file, content, give);
  } catch (error) {
    // No memory for a buffer, or a fault of this program, whose words are for developers.
    const problem =
      error instanceof RangeError ? xlsxLimit({ file }, '读取所需的内存过多') : readerFailed({ file });
    give(['done', [problem]]);
  }
}
