import { digestOfText } from './digest.ts';
import { eventHash } from './epcis/event-hash.ts';
import { eventKey } from './event-key.ts';
import { type EventBody, type EventThing, linesOf, thingsOf } from './event-things.ts';
import { canonical } from './json/canonical.ts';

/** An event as it is kept, with all that its body decides. */
export interface CapturedEvent {
  /** `eventKey`. */
  readonly key: string;
  readonly id: string;
  readonly body: EventBody;
  /** Canonical JSON. */
  readonly text: string;
  /** `digestOfText` the text. */
  readonly digest: string;
  /** The event hash of CBV 2.0. */
  readonly hash: string;
  readonly things: readonly EventThing[];
  readonly lines: readonly string[];
}

/** Reads an EPCIS event, which has been found valid and has an `eventID`, for keeping. `context` is its document's `@context`. */
export function capturedEvent(body: EventBody, context: unknown): CapturedEvent {
  const id = String(body.eventID);
  const text = canonical(body);
  const digest = digestOfText(text);
  const { hash } = eventHash(body, { context });
  const things = thingsOf(body);
  return { key: eventKey(body, digest), id, body, text, digest, hash, things, lines: linesOf(body, things) };
}
