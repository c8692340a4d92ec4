import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import type { Read, Table } from './table.ts';

/** The largest file that is read. A CSV of ten thousand rows is one or two. */
export const MOST_MB = 8;

/** What no kind of row has more of; a table of indicators may. */
const MOST_COLUMNS = 100;
const MOST_MEMORY_MB = 256;
const MOST_MS = 20_000;
// How an old workbook (.xls) and one with a password begin: OLE2 compound files.
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a CSV or XLSX file as text. In a process of its own with a limit of memory and time: a workbook of a few hundred bytes
 * may claim a cell at XFD1048576 and fill whoever reads it, and a large one would keep every other visitor waiting. (A thread
 * would not do: one that runs out of memory may take the process with it.) Cells beyond `columns` are left out.
 */
export async function readTable(file: Uint8Array, columns = MOST_COLUMNS): Promise<Outcome<Table>> {
  if (file.byteLength > MOST_MB * 1024 * 1024) return refuse('import.too-large', { mostMb: MOST_MB });
  if (OLE2.every((byte, at) => file[at] === byte)) return refuse('import.old-workbook');
  const read = await inTurn(() => readApart(file, columns));
  if ('lines' in read) {
    const lines = read.lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
    return ok({ sha256: createHash('sha256').update(file).digest('hex'), lines });
  }
  if (read.refused === 'quote-open') return refuse('import.quote-open', { line: read.line });
  if (read.refused === 'too-large') return refuse('import.too-large', { mostMb: MOST_MB });
  return refuse('import.unreadable');
}

let last: Promise<unknown> = Promise.resolve();

/** One file after the other: ten people who bring files at once must not take ten times the memory. */
function inTurn<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  const turn = last.then(run);
  last = turn.catch(() => {});
  return turn;
}

async function readApart(file: Uint8Array, columns: number): Promise<Read> {
  const apart = fork(fileURLToPath(new URL('./read-table-apart.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`],
    serialization: 'advanced',
    // It needs none of our settings, secrets least of all, and what it says when memory ends is for nobody.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<Read>();
  const late = setTimeout(() => resolve({ refused: 'too-large' }), MOST_MS);
  apart.once('message', (read) => resolve(read as Read));
  apart.once('error', reject);
  // Out of memory ends by a signal; anything else is a mistake of ours.
  apart.once('exit', (code, signal) =>
    signal ? resolve({ refused: 'too-large' }) : reject(new Error(`reading a file ended with ${code}`)),
  );
  apart.send({ file, columns }, (error) => error && reject(error));
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    apart.kill('SIGKILL');
  }
}
