import type { Call } from '#shared/call.ts';
import type { LogAt } from './log-at.ts';
import { entriesOfEvents } from './log-reads.ts';
import { type Place, placesOf } from './prove-lines.ts';

/** That an event is in the log: its entry, exactly, and where it stands. */
export interface Receipt extends Place {
  readonly entry: string;
}

/** Receipts of events (by event key) in a state of the log, as many at once as wanted; events that are not in it yet are left out. */
export async function receiptsOf(
  call: Call,
  at: LogAt,
  events: readonly string[],
): Promise<ReadonlyMap<string, Receipt>> {
  const entries = await entriesOfEvents(call, events, at.size);
  const places = await placesOf(
    call,
    at,
    Array.from(entries.values(), ({ index }) => index),
  );
  const receipts = new Map<string, Receipt>();
  for (const [event, { index, entry }] of entries) {
    const place = places.get(index);
    if (place) receipts.set(event, { ...place, entry });
  }
  return receipts;
}
