import type { CapturedEvent } from './captured-event.ts';
import type { Claim, InDocument } from './entry.ts';
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

/** What was said about an event. */
export interface Said {
  readonly claim: Claim;
  readonly signature: string;
  readonly document?: InDocument | undefined;
}

/** An event's statement (`EventStatement`, in canonical form), on its way into the log. */
export function eventStatement(event: CapturedEvent, { claim, signature, document }: Said): Pending {
  const within = document
    ? `,"document":{"index":${document.index},"root":${JSON.stringify(document.root)},"size":${document.size}}`
    : '';
  const statement = `{"claim":${canonical(claim)}${within},"signature":${JSON.stringify(signature)},"type":"maidehao/event/1"}`;
  return { id: event.key, statement, lines: event.lines };
}
