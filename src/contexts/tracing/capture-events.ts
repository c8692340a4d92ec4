import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { keepContext } from './capture/event-contexts.ts';
import { type Claimed, checkClaims, type OrRefused } from './check-claims.ts';
import { claimAsCustodian } from './claim-as-custodian.ts';
import { keepContradictions } from './contradictions.ts';
import { insertDocument } from './documents.ts';
import { longerThan } from './kernel/bytes.ts';
import { type CapturedEvent, capturedEvent } from './kernel/captured-event.ts';
import { eventStatement } from './kernel/claim.ts';
import { documentStatement, documentStatements } from './kernel/document-statement.ts';
import { LONGEST_LINE, LONGEST_STATEMENT } from './kernel/entry.ts';
import { placesIn } from './kernel/event-places.ts';
import { type EventBody, pointerTo } from './kernel/event-things.ts';
import type { Waiting } from './kernel/pending.ts';
import { reservedName } from './kernel/reserved-name.ts';
import type { SignedByIssuer } from './kernel/signed-by-issuer.ts';
import { refuse, type TracingRefusal } from './refusals.ts';
import { rights } from './rights.ts';
import { type Stored, storeEvents, type ToStore } from './store-events.ts';

/** Events of a partner, each valid EPCIS 2.0 with an `eventID`. */
export interface Submission {
  readonly events: readonly EventBody[];
  /** The `@context` of the document they came in: it names their extensions. */
  readonly context?: unknown;
  /** What their issuers signed; without it the platform signs, with the key it keeps for whoever is acting. */
  readonly signed?: SignedByIssuer | undefined;
  /** Where each event stands among the claims of `signed`; without it, in their order. */
  readonly places?: readonly number[];
  /** EPCIS 2.0 § 12.6.2, `GS1-Capture-Error-Behaviour`: all or none, or each that can be captured. */
  readonly onError: 'rollback' | 'proceed';
}

/** What became of an event: `known` when the same was captured before. */
export type CaptureResult =
  | { readonly id: string; readonly status: 'captured' | 'known' }
  | { readonly id: string; readonly status: 'refused'; readonly refusal: TracingRefusal };

/**
 * Captures events with their claims, as many at once as wanted, in a few round trips for all of them. Answers what became of each, in
 * order. An event under a known id with other content is refused and kept as evidence, also where all are refused for it; so the
 * answer is not a refusal of the call, whose transaction would be undone.
 */
export async function captureEvents(
  call: Call,
  { events, context, signed, places, onError }: Submission,
): Promise<Outcome<readonly CaptureResult[], TracingRefusal>> {
  if (!may(call.actor, rights['capture-events'])) return refuse('tracing.not-allowed');
  const read = events.map((body) => readEvent(body, context));
  const claims = await (signed ? checkClaims(call, read, signed, places) : claimAsCustodian(call, read));
  const judged = claims.claimed.map(withStatement);
  const good = judged.flatMap((each) => ('ok' in each ? [] : [each]));
  const wanted = onError === 'proceed' || good.length === judged.length ? good : [];
  const stored =
    wanted.length > 0 ? await store(call, wanted, onError, await keepContext(call, context)) : [];
  if (wanted.length > 0 && claims.document) await insertDocument(call, claims.document);
  const became = new Map(wanted.map(({ event }, place) => [event, stored[place]]));
  return ok(
    judged.map((each, place): CaptureResult => {
      const id = String(events[place]?.eventID);
      if ('ok' in each) return { id, status: 'refused', refusal: each.refusal };
      const status = became.get(each.event);
      if (status === 'captured' || status === 'known') return { id, status };
      const { refusal } =
        status === 'contradiction'
          ? refuse('tracing.contradiction', { id })
          : refuse('tracing.not-captured-alone', { id });
      return { id, status: 'refused', refusal };
    }),
  );
}

function readEvent(body: EventBody, context: unknown): OrRefused<CapturedEvent> {
  const { eventID: id, eventTime: at } = body;
  if (typeof id !== 'string' || id === '' || /[\s\0]/.test(id)) {
    return refuse('tracing.not-an-event', {
      reasonZh: '没有 eventID，或其中有空白。',
      reasonEn: 'It has no eventID, or one with spaces.',
    });
  }
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) {
    return refuse('tracing.not-an-event', {
      reasonZh: 'eventTime 不是时刻。',
      reasonEn: 'Its eventTime is no moment.',
    });
  }
  const event = capturedEvent(body, context);
  // PostgreSQL's jsonb cannot hold it; no field of an event needs it.
  if (event.text.includes('\\u0000')) {
    return refuse('tracing.not-an-event', {
      reasonZh: '文字里有空字符（U+0000）。',
      reasonEn: 'A text holds U+0000.',
    });
  }
  const reserved = reservedName(event);
  if (reserved !== undefined) {
    const pointer = event.things.length > 0 ? pointerTo(body, reserved) : '/eventID';
    return refuse('tracing.name-reserved', { name: reserved, pointer });
  }
  const { readPoint, bizLocation } = placesIn(body);
  const indexed = [readPoint, bizLocation, body.bizStep].filter((name) => typeof name === 'string');
  if (
    event.lines.some((line) => longerThan(line, LONGEST_LINE) || /\s/.test(line)) ||
    indexed.some((name) => longerThan(name, LONGEST_LINE))
  ) {
    return refuse('tracing.too-long', { id, most: LONGEST_STATEMENT });
  }
  return event;
}

function withStatement(claimed: OrRefused<Claimed>): OrRefused<ToStore> {
  if ('ok' in claimed) return claimed;
  const { event, claim, signature, document } = claimed;
  const said =
    (document && documentStatement(event, claim, document.index, document.whole)) ??
    eventStatement(event, { claim, signature, document });
  if (isTooLong(said)) return refuse('tracing.too-long', { id: event.id, most: LONGEST_STATEMENT });
  return { event, claim, signature, said };
}

function isTooLong(said: Waiting): boolean {
  if ('statement' in said) return longerThan(said.statement, LONGEST_STATEMENT);
  // What else is in it takes a few hundred bytes, and of a name each unit six at most: only a long one is written out for it.
  const { document, eventId } = said;
  const named = eventId.length + document.issuer.length;
  return named > 400 && longerThan(documentStatements(document)(said), LONGEST_STATEMENT);
}

/** Stores all, or, with `rollback`, none when one contradicts what is on record. */
async function store(
  call: Call,
  wanted: readonly ToStore[],
  onError: Submission['onError'],
  context: string | null,
): Promise<(Stored | undefined)[]> {
  if (onError === 'rollback') await sql`savepoint before_capture`.execute(call.tx);
  const stored = await storeEvents(call, wanted, context);
  if (onError === 'proceed' || !stored.includes('contradiction')) return stored;
  await sql`rollback to savepoint before_capture`.execute(call.tx);
  await keepContradictions(
    call,
    wanted.filter((_, place) => stored[place] === 'contradiction'),
  );
  return stored.map((each) => (each === 'contradiction' ? each : undefined));
}
