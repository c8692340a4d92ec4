import type { Call } from '#shared/call.ts';
import type { EventBody } from './kernel/event-things.ts';
import { declaresError, repeats } from './kernel/standing-events.ts';
import { holdersOf } from './log-reads.ts';

/**
 * Leaves out declarations of error by anyone but the organisation that signed the event they call wrong, since nobody else can take a
 * record back, and those that say something else than their event. Who signed is read from the log, so a declaration counts from the
 * moment it stands there.
 */
export async function withOwnDeclarations<Event>(
  call: Call,
  events: readonly Event[],
  read: (event: Event) => { readonly key: string; readonly body: EventBody },
): Promise<readonly Event[]> {
  const keyed = events.map((event) => ({ event, ...read(event) }));
  const declarations = keyed.filter(({ body }) => declaresError(body));
  if (declarations.length === 0) return events;
  const wrong = new Set(declarations.map(({ body }) => body.eventID));
  const holders = await holdersOf(
    call,
    keyed.filter(({ body }) => wrong.has(body.eventID)).map(({ key }) => key),
  );
  const original = new Map(
    keyed
      .filter(({ body }) => !declaresError(body))
      .map(({ key, body }) => [body.eventID, { holder: holders.get(key), body }]),
  );
  return keyed
    .filter(({ key, body }) => {
      const event = original.get(body.eventID);
      if (!declaresError(body) || !event) return true;
      const holder = holders.get(key);
      return holder !== undefined && holder === event.holder && repeats(body, event.body);
    })
    .map(({ event }) => event);
}
