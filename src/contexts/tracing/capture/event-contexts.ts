import type { Call } from '#shared/call.ts';
import { EPCIS_CONTEXT } from '../kernel/epcis/context.ts';
import { itemsOf } from '../kernel/epcis/json-object.ts';
import { EVENT_CONTEXT } from '../kernel/epcis-document.ts';
import { madeUuid } from '../kernel/event-key.ts';
import { canonical } from '../kernel/json/canonical.ts';

// Kept before the events that name it: two submissions with the same new context wait for each other here, holding nothing else.

/** Keeps a document's `@context` when it names more than the standard and ourselves; answers the id its events carry, else null. */
export async function keepContext(call: Call, context: unknown): Promise<string | null> {
  if (itemsOf(context).every(isPlain)) return null;
  const text = canonical(context);
  const id = madeUuid(text);
  await call.tx
    .insertInto('tracing.eventContext')
    .values({ countyId: call.county, id, context: text })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}

const [, OURS] = EVENT_CONTEXT.map(canonical);
const GS1_COPIES =
  /^https:\/\/(ref\.gs1\.org\/standards\/epcis\/|gs1\.github\.io\/EPCIS\/)[\w./-]*epcis-context\.jsonld$/;

function isPlain(part: unknown): boolean {
  return typeof part === 'string'
    ? part === EPCIS_CONTEXT || GS1_COPIES.test(part)
    : canonical(part) === OURS;
}
