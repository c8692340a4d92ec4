import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Told } from './kernel/search/share.ts';

/** One thread's seat where threads meet: a line to each of the others, and what all of them wait by. */
export interface Seat {
  readonly part: number;
  readonly lines: readonly (MessagePort | null)[];
  readonly waiting: Int32Array<SharedArrayBuffer>;
}

const [TURN, COME] = [0, 1];

export function seatsFor(threads: number): Seat[] {
  const lines = Array.from({ length: threads }, () => Array<MessagePort | null>(threads).fill(null));
  for (const [a, from] of lines.entries()) {
    for (const [b, to] of lines.entries()) {
      if (a >= b) continue;
      const { port1, port2 } = new MessageChannel();
      from[b] = port1;
      to[a] = port2;
    }
  }
  const waiting = new Int32Array(new SharedArrayBuffer(8));
  return lines.map((lines, part) => ({ part, lines, waiting }));
}

/** Tells the others, waits until all have told, and answers what each told. */
export function meetAt({ lines, waiting }: Seat, told: Told): readonly Told[] {
  for (const line of lines) line?.postMessage(told);
  const turn = Atomics.load(waiting, TURN);
  if (Atomics.add(waiting, COME, 1) === lines.length - 1) {
    Atomics.store(waiting, COME, 0);
    Atomics.add(waiting, TURN, 1);
    Atomics.notify(waiting, TURN);
  } else while (Atomics.load(waiting, TURN) === turn) Atomics.wait(waiting, TURN, turn);
  return lines.map((line) => (line ? heard(line) : told));
}

function heard(line: MessagePort): Told {
  const received = receiveMessageOnPort(line);
  if (!received) throw new Error('a thread came to the meeting and told nothing');
  return received.message;
}
