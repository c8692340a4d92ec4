import type { Fault } from '../kernel/epcis/fault.ts';
import type { TracingRefusal } from '../refusals.ts';

/** Why an event of a document was not captured: where it stands, and a fault of its own or a refusal. */
export type CaptureError =
  | { readonly pointer: string; readonly fault: Fault }
  | { readonly pointer: string; readonly refusal: TracingRefusal };

export function faultError(fault: Fault): CaptureError {
  return { pointer: fault.pointer, fault };
}
