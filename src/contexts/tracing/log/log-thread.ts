import { parentPort, workerData } from 'node:worker_threads';
import '../native.ts';
import { lineProofBytes } from '../kernel/line-proof.ts';
import { unlockKeys } from '../sealing.ts';
import { keepLog } from './keep-log.ts';
import type { ProvedHead, ProveRequest, ThreadMessage, ThreadSetting } from './log-messages.ts';
import { witnessesIn } from './witnesses.ts';

// A log has a thread of its own: hashing thousands of entries holds up no page, and a broken log ends this thread and nothing else.

const port = parentPort;
if (!port) throw new Error('this is the thread of a log');
const { secret, policy, ...setting } = workerData as ThreadSetting;
const tell = (message: ThreadMessage) => port.postMessage(message);

unlockKeys(secret);
const keeper = keepLog({
  ...setting,
  witnesses: witnessesIn(policy),
  alarm: (text) => tell({ kind: 'alarm', text }),
  opened: (vkey) => tell({ kind: 'opened', vkey }),
  clock: () => new Date(),
});

port.on('message', (message: ProveRequest | 'stop') => {
  if (message === 'stop') keeper.stop().then(() => port.close());
  else prove(message).then((heads) => tell({ kind: 'proved', id: message.id, heads }));
});

// Thrown where nobody hears it, so that it ends the thread with what is wrong.
await keeper.ended;

async function prove({ lines, size }: ProveRequest): Promise<ProvedHead[] | null> {
  if (!keeper.state || keeper.state.size < size) await keeper.catchUp();
  const heads = lines.map((line): ProvedHead | null => {
    const proven = keeper.state?.prove(line, size);
    if (!proven) return null;
    const { head, proof } = proven;
    return { seq: head?.seq ?? null, leaf: head?.leaf ?? null, proof: lineProofBytes(proof) };
  });
  return heads.every((head) => head !== null) ? heads : null;
}
