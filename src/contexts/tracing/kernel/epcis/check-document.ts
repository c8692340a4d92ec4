import { documentShape } from './document-shape.ts';
import { eventListOf } from './event-list.ts';
import { checkEventRules } from './event-rules.ts';
import { eventShape } from './event-shape.ts';
import { type Fault, Faults } from './fault.ts';
import type { Form } from './shape.ts';

/**
 * Everything wrong with an EPCIS 2.0 document, by JSON pointer: against the standard's schema (of JSON, or of the XML it was
 * converted from), and against the rules it states beyond (`event-rules.ts`). A document without faults may be captured.
 */
export function checkDocument(document: unknown, form: Form = 'json'): readonly Fault[] {
  const faults = new Faults();
  documentShape[form](document, '', faults);
  const { events, pointer } = eventListOf(document);
  for (const [index, event] of events.entries()) checkEventRules(event, pointer(index), faults);
  return faults.list;
}

/** The same for one event of a document, for who reads a large document event by event. */
export function checkEvent(event: unknown, pointer: string, form: Form = 'json'): readonly Fault[] {
  const faults = new Faults();
  eventShape[form](event, pointer, faults);
  checkEventRules(event, pointer, faults);
  return faults.list;
}
