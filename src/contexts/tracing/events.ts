import type { Call } from '#shared/call.ts';
import { decimal } from '#shared/quantity.ts';
import type { TracedQuantity, TraceStep } from './kernel/epcis-event.ts';
import type { Thing } from './kernel/things.ts';

type Part = 'epc' | 'parent' | 'child' | 'input' | 'output';

/** Stores an event and the things it is about; a known id changes nothing. */
export async function insertEvent(
  call: Call,
  step: TraceStep,
  document: Record<string, unknown>,
): Promise<void> {
  const key = { countyId: call.county, eventTime: step.at };
  const inserted = await call.tx
    .insertInto('tracing.event')
    .values({
      ...key,
      id: step.id,
      type: step.what.type,
      action: 'action' in step.what ? step.what.action : null,
      bizStep: step.bizStep,
      disposition: step.disposition ?? null,
      recordTime: call.now,
      bizLocation: step.location ?? null,
      document: JSON.stringify(document),
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return;
  await call.tx
    .insertInto('tracing.eventThing')
    .values(thingsOf(step.what).map((row) => ({ ...key, eventId: step.id, ...row })))
    .execute();
}

function thingsOf(what: TraceStep['what']) {
  if (what.type === 'TransformationEvent') {
    return [...what.inputs.map((q) => counted(q, 'input')), ...what.outputs.map((q) => counted(q, 'output'))];
  }
  const part: Part = what.type === 'AggregationEvent' ? 'child' : 'epc';
  return [
    ...(what.type === 'AggregationEvent' ? [named(what.parent, 'parent')] : []),
    ...(what.epcs ?? []).map((thing) => named(thing, part)),
    ...(what.quantities ?? []).map((q) => counted(q, part)),
  ];
}

function named(thing: Thing, part: Part) {
  return { thing, part, quantity: null, unit: null };
}

function counted({ thing, quantity }: TracedQuantity, part: Part) {
  return { thing, part, quantity: decimal(quantity.milli), unit: quantity.unit };
}
