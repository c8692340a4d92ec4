import type { Call } from '#shared/call.ts';
import type { CapturedEvent } from './kernel/captured-event.ts';
import type { Claim } from './kernel/entry.ts';

/** An event that came under the id of another, with what its issuer signed of it. */
export interface Contradiction {
  readonly event: CapturedEvent;
  readonly claim?: Claim;
  readonly signature?: string;
}

/** Keeps what contradicts events on record, as evidence beside them. */
export async function keepContradictions(
  call: Call,
  contradictions: readonly Contradiction[],
): Promise<void> {
  if (contradictions.length === 0) return;
  await call.tx
    .insertInto('tracing.contradiction')
    .values(
      contradictions.map(({ event, claim, signature }) => ({
        countyId: call.county,
        eventId: event.key,
        digest: event.digest,
        document: event.text,
        claim: claim ? JSON.stringify(claim) : null,
        signature: signature ?? null,
        receivedAt: call.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
