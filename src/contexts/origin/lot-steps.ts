import type { Call } from '#shared/call.ts';
import type { Unit } from '#shared/quantity.ts';
import {
  type BizStep,
  type Disposition,
  lotThing,
  placeUri,
  recordEvent,
  type TracedQuantity,
} from '#tracing';

/** What names a lot in the trace. */
export interface TracedLot {
  readonly gtin: string;
  readonly code: string;
  readonly unit: Unit;
  readonly producerId: string;
}

/** An amount of a lot, in thousandths of its unit, as the trace names it. */
export function traced(lot: TracedLot, milli: number): TracedQuantity {
  return { thing: lotThing(lot.gtin, lot.code), quantity: { milli, unit: lot.unit } };
}

export interface LotStep {
  /** The id of the record the step belongs to, so that both are written once. */
  readonly id: string;
  readonly lot: TracedLot;
  readonly milli: number;
  readonly at: Date;
  readonly action: 'ADD' | 'OBSERVE' | 'DELETE';
  readonly bizStep: BizStep;
  readonly disposition: Disposition;
  readonly certification?: string;
  readonly ilmd?: Readonly<Record<string, string>>;
}

/** Writes what happened to one lot into the trace, at the place of its producer. */
export async function recordLotStep(call: Call, step: LotStep): Promise<void> {
  const { lot, milli, action, ...rest } = step;
  await recordEvent(call, {
    ...rest,
    location: placeUri('organisation', lot.producerId),
    what: { type: 'ObjectEvent', action, quantities: [traced(lot, milli)] },
  });
}
