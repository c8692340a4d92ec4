import { seconds, sign } from '#shared/signature.ts';
import type { Letter, MarketState } from './market.ts';

/** How waiting letters are delivered. */
export interface Manner {
  readonly order: 'in-turn' | 'reversed';
  readonly times: number;
}

/** Puts a message in the post. */
export function writeLetter(state: MarketState, url: string, message: { readonly id: string }): void {
  state.letters.push({ url, body: JSON.stringify(message) });
}

/** Delivers all that waits; what is not answered with 2xx waits on. Answers how many were taken. */
export async function deliver(
  state: MarketState,
  { key, now }: { readonly key: string; readonly now: Date },
  manner: Manner,
): Promise<number> {
  const waiting = state.letters.splice(0);
  const turn = manner.order === 'reversed' ? waiting.toReversed() : waiting;
  let taken = 0;
  for (const letter of turn) {
    let good = false;
    for (let time = 0; time < manner.times; time += 1) good = (await send(letter, key, now)) || good;
    if (good) taken += 1;
    else state.letters.push(letter);
  }
  return taken;
}

async function send({ url, body }: Letter, key: string, now: Date): Promise<boolean> {
  const at = seconds(now);
  const headers = {
    'content-type': 'application/json',
    'market-at': String(at),
    'market-sign': sign(key, at, body),
  };
  try {
    const answer = await fetch(url, {
      ...{ method: 'POST', headers, body },
      signal: AbortSignal.timeout(10_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
