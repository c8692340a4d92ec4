import type { CapturedEvent } from './captured-event.ts';
import type { Claim, EventStatement, InDocument } from './entry.ts';
import { canonical } from './json/canonical.ts';
import type { Pending } from './pending.ts';

/** What is claimed besides the event's own bytes. */
export interface ClaimedBeside {
  /** `digestOf` each photo or clip. */
  readonly media?: readonly string[] | undefined;
  /** `commitment` by field. */
  readonly commitments?: Readonly<Record<string, string>>;
}

/** The claim an issuer makes of an event at a moment. */
export function claimOf(
  event: CapturedEvent,
  {
    issuer,
    at,
    media = [],
    commitments = {},
  }: { readonly issuer: string; readonly at: Date } & ClaimedBeside,
): Claim {
  return {
    at: at.toISOString(),
    digest: event.digest,
    hash: event.hash,
    id: event.id,
    issuer,
    ...(media.length > 0 ? { media } : {}),
    ...(Object.keys(commitments).length > 0 ? { commitments } : {}),
  };
}

/** An event's statement, on its way into the log. */
export function eventStatement(
  event: CapturedEvent,
  said: { readonly claim: Claim; readonly signature: string; readonly document?: InDocument },
): Pending {
  const statement: EventStatement = { type: 'maidehao/event/1', ...said };
  return { id: event.key, statement: canonical(statement), lines: event.lines };
}
