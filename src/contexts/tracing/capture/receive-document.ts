import type { Bytes } from '../check-epcis.ts';
import { checkDocument, checkEvent } from '../kernel/epcis/check-document.ts';
import { eventListOf } from '../kernel/epcis/event-list.ts';
import type { Fault } from '../kernel/epcis/fault.ts';
import { isObject, type JsonObject } from '../kernel/epcis/json-object.ts';
import { type MasterDataElement, masterDataOf } from '../kernel/epcis/master-data.ts';
import { AnyReader, type EventRead } from '../kernel/epcis/reader.ts';
import type { EventBody } from '../kernel/event-things.ts';
import { SIGNED, type SignedByIssuer, signedByIssuer } from '../kernel/signed-by-issuer.ts';
import { withEventId } from '../kernel/with-event-id.ts';

/** What one request may bring. */
export const CAPTURE_LIMITS = { events: 10_000, bytes: 32 * 1024 * 1024 } as const;
export type CaptureLimits = { readonly events: number; readonly bytes: number };

/** An event of a document, with where it stood in it. */
export interface ReceivedEvent {
  readonly pointer: string;
  readonly event: EventBody;
  /** Its place among all events of the document, those with faults included. */
  readonly place: number;
}

/** A document as it was read: its valid events, each with an `eventID`, and what was wrong with the others. */
export interface Received {
  readonly context: unknown;
  readonly events: readonly ReceivedEvent[];
  readonly masterData: readonly MasterDataElement[];
  /** What the events' issuers signed (`maidehao:signed`), a claim for each of all its events. */
  readonly signed?: SignedByIssuer | undefined;
  /** Of single events. */
  readonly faults: readonly Fault[];
  /** Of the document around them: with one, nothing of it can be captured. */
  readonly documentFaults: readonly Fault[];
}

// A document that is wrong throughout needs a few of its faults told.
const MOST_FAULTS = 100;

/** Reads an EPCIS document (JSON-LD or XML) from a stream and checks it event by event; `too-large` as soon as a limit is passed. */
export async function receiveDocument(
  bytes: Bytes,
  limits: CaptureLimits = CAPTURE_LIMITS,
): Promise<Received | 'too-large'> {
  const events: ReceivedEvent[] = [];
  const faults: Fault[] = [];
  let seen = 0;
  const take = (event: unknown, pointer: string, wrong: readonly Fault[]) => {
    if (wrong.length === 0 && isObject(event))
      events.push({ pointer, event: withEventId(event), place: Math.max(0, seen - 1) });
    else if (faults.length < MOST_FAULTS) faults.push(...wrong);
  };
  const reader = new AnyReader((read: EventRead) => {
    seen += 1;
    // Past the limit nothing is looked at: the answer is known.
    if (seen > limits.events) return;
    if (!read.ok) take(undefined, read.pointer, read.faults);
    else take(read.event, read.pointer, checkEvent(read.event, read.pointer, reader.form));
  });
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.byteLength;
    if (length > limits.bytes) return 'too-large';
    reader.write(chunk);
    if (seen > limits.events) return 'too-large';
  }
  const read = reader.end();
  if (!read.ok) return nothing(faults, read.faults);
  const { form } = read;
  const { [SIGNED]: said, ...document } = read.document;
  const signed = said === undefined ? undefined : signedByIssuer(said);
  const unsigned: Fault[] =
    said === undefined || signed ? [] : [{ pointer: `/${SIGNED}`, code: 'signed-unreadable', facts: {} }];
  const around = checkDocument(document, form);
  const [lone] = eventListOf(document).events;
  if (lone === undefined) {
    return { ...surroundings(document, [...around, ...unsigned]), signed, events, faults };
  }
  take(loneEvent(document), '', around);
  return { ...surroundings(document, unsigned), signed, events, faults };
}

function nothing(faults: readonly Fault[], documentFaults: readonly Fault[]): Received {
  return { context: undefined, events: [], masterData: [], faults, documentFaults };
}

function surroundings(document: JsonObject, documentFaults: readonly Fault[]) {
  return { context: document['@context'], masterData: masterDataOf(document), documentFaults };
}

/** An event that stands alone brings its `@context` along; in a document it stands beside the events. */
function loneEvent({ '@context': _, ...event }: JsonObject): JsonObject {
  return event;
}
