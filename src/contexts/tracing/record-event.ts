import type { Call } from '#shared/call.ts';
import { insertEvent } from './events.ts';
import { epcisEvent, type TraceStep } from './kernel/epcis-event.ts';

/**
 * Writes the EPCIS event of a physical step, in the caller's transaction: the trace cannot disagree with the business.
 * A step already written (same id) is left as it is.
 */
export async function recordEvent(call: Call, step: TraceStep): Promise<void> {
  await insertEvent(call, step, epcisEvent(step, call.actor));
}
