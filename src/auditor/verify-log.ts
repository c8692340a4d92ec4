import { base64 } from '../contexts/tracing/kernel/base64.ts';
import { sameBytes, textOf } from '../contexts/tracing/kernel/bytes.ts';
import { checkPartials } from './check-partials.ts';
import { TileCheck } from './check-tiles.ts';
import { type LogFault, logFault } from './faults.ts';
import { judgeCheckpoint, type Trust } from './judge-checkpoint.ts';
import { logFolder } from './log-folder.ts';

export interface LogReport {
  readonly origin: string | null;
  readonly size: number;
  /** Base64. */
  readonly root: string | null;
  readonly signedBy: readonly string[];
  readonly tiles: number;
  /** How many faults there are; only the first hundred are listed. */
  readonly count: number;
  readonly faults: readonly LogFault[];
}

const MOST_FAULTS = 100;

/**
 * Verifies a C2SP tlog-tiles directory: the checkpoint's signatures, every entry against its leaf hash, every tile against the tiles
 * below it, the root, and the partial tiles left from earlier sizes. Reads one bundle at a time.
 */
export async function verifyLog(path: string, trust: Trust): Promise<LogReport> {
  const folder = logFolder(path);
  const faults: LogFault[] = [];
  let count = 0;
  const say = (fault: LogFault) => {
    count += 1;
    if (faults.length < MOST_FAULTS) faults.push(fault);
  };
  const note = await folder.read('checkpoint');
  const judged = judgeCheckpoint(note && textOf(note), trust);
  const { checkpoint } = judged;
  if (!note) say(logFault('no-checkpoint'));
  else if (judged.fault) say(judged.fault);
  if (!checkpoint) return { origin: null, size: 0, root: null, signedBy: [], tiles: 0, count, faults };
  const { origin, size, signedBy } = checkpoint;
  const tiles = new TileCheck(folder, size, say);
  const root = await tiles.root();
  if (root && !sameBytes(root, checkpoint.root)) {
    say(logFault('root', { got: base64(root), wanted: base64(checkpoint.root) }));
  }
  await checkPartials(folder, size, say);
  return { origin, size, root: root && base64(root), signedBy, tiles: tiles.compared, count, faults };
}
