import type { Call } from '#shared/call.ts';
import { type Contradiction, keepContradictions } from './contradictions.ts';
import { eventBodies, insertEvents, type Recorded } from './events.ts';
import { digestOfText } from './kernel/digest.ts';
import type { Claim } from './kernel/entry.ts';
import { canonical } from './kernel/json/canonical.ts';
import { noteOwnWords } from './own-words.ts';
import { insertPending } from './pending-statements.ts';

/** What became of an event that was to be stored: `known` when it is on record with the same bytes, `contradiction` with others. */
export type Stored = 'captured' | 'known' | 'contradiction';

export interface ToStore extends Recorded {
  readonly claim: Claim;
  readonly signature: string;
}

/**
 * Stores events with their statements; what contradicts an event on record is kept as evidence. `context` is the id of what their
 * prefixes mean. Answers in the order given.
 */
export async function storeEvents(
  call: Call,
  given: readonly ToStore[],
  context: string | null = null,
): Promise<Stored[]> {
  await noteOwnWords(
    call,
    given.map(({ event }) => event),
  );
  const first = new Map<string, ToStore>();
  for (const each of given) if (!first.has(each.event.key)) first.set(each.event.key, each);
  const fresh = await insertEvents(call, [...first.values()], context);
  if (fresh.size === given.length) return given.map(() => 'captured');

  if (fresh.size < first.size) {
    const said = [...first.values()].filter(({ event }) => fresh.has(event.key)).map((each) => each.said);
    await insertPending(call, said);
  }
  const bodies = await eventBodies(call, [...first.keys()]);
  const stored = given.map((each): Stored => {
    if (fresh.has(each.event.key) && first.get(each.event.key) === each) return 'captured';
    const digest = digestOfText(canonical(bodies.get(each.event.key)));
    return digest === each.event.digest ? 'known' : 'contradiction';
  });
  const evidence = given.filter((_, place): boolean => stored[place] === 'contradiction');
  await keepContradictions(call, evidence satisfies readonly Contradiction[]);
  return stored;
}
