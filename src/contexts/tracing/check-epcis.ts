import { checkDocument, checkEvent } from './kernel/epcis/check-document.ts';
import { eventListOf } from './kernel/epcis/event-list.ts';
import type { Fault } from './kernel/epcis/fault.ts';
import { AnyReader } from './kernel/epcis/reader.ts';

/** Bytes of a document as they come from a file or a request. */
export type Bytes = AsyncIterable<Uint8Array>;

export interface Checked {
  readonly events: number;
  readonly faults: number;
}

/**
 * Checks an EPCIS document (JSON-LD of EPCIS 2.0, XML of 1.2 or 2.0) of any length, event by event, and gives on each fault as it is
 * found: those of events in their order, then those of the document around them.
 */
export async function checkEpcis(bytes: Bytes, onFault: (fault: Fault) => void): Promise<Checked> {
  let [events, faults] = [0, 0];
  const found = (list: readonly Fault[]) => {
    faults += list.length;
    list.forEach(onFault);
  };
  const reader = new AnyReader((read) => {
    events += 1;
    found(read.ok ? checkEvent(read.event, read.pointer, reader.form) : read.faults);
  });
  for await (const chunk of bytes) reader.write(chunk);
  const read = reader.end();
  if (!read.ok) found(read.faults);
  else {
    events += eventListOf(read.document).events.length;
    found(checkDocument(read.document, read.form));
  }
  return { events, faults };
}
