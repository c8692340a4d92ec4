import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Crowd, Outcome } from './crowd.ts';

/** Sends a crowd from a process of its own, and answers what became of it. */
export async function sendCrowd(crowd: Crowd): Promise<Outcome> {
  const child = fork(join(import.meta.dirname, 'crowd.ts'), { stdio: 'inherit' });
  child.send(crowd);
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the crowd ended with ${code} and no answer`);
    }),
  ]);
  return answer as Outcome;
}
