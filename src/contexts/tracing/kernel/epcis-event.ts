import type { Actor } from '#shared/call.ts';
import { decimal, inUnit, type Quantity } from '#shared/quantity.ts';
import type { Thing } from './things.ts';

/** Business steps of the Core Business Vocabulary 2.0 (§ 7.1.3) that a county's goods pass. */
export type BizStep =
  | 'commissioning'
  | 'inspecting'
  | 'creating_class_instance'
  | 'packing'
  | 'unpacking'
  | 'receiving'
  | 'storing'
  | 'loading'
  | 'unloading'
  | 'departing'
  | 'arriving'
  | 'stocking'
  | 'retail_selling'
  | 'holding'
  | 'destroying';

/** Dispositions of CBV 2.0 (§ 7.2.3): the state of the things after the step. */
export type Disposition =
  | 'active'
  | 'in_progress'
  | 'in_transit'
  | 'sellable_accessible'
  | 'retail_sold'
  | 'conformant'
  | 'returned'
  | 'non_sellable_other'
  | 'destroyed';

export interface TracedQuantity {
  readonly thing: Thing;
  readonly quantity: Quantity;
}

/** One physical step, in our words; `epcisEvent` turns it into the standard's. */
export interface TraceStep {
  /** Made where the step happened, so that sending it twice writes once. */
  readonly id: string;
  readonly at: Date;
  readonly bizStep: BizStep;
  readonly disposition?: Disposition;
  /** Where it happened and where the things are afterwards: a URI (see `placeUri`). */
  readonly location?: string;
  readonly what:
    | {
        readonly type: 'ObjectEvent';
        readonly action: 'ADD' | 'OBSERVE' | 'DELETE';
        readonly epcs?: readonly Thing[];
        readonly quantities?: readonly TracedQuantity[];
      }
    | {
        readonly type: 'AggregationEvent';
        readonly action: 'ADD' | 'OBSERVE' | 'DELETE';
        readonly parent: Thing;
        readonly epcs?: readonly Thing[];
        readonly quantities?: readonly TracedQuantity[];
      }
    | {
        readonly type: 'TransformationEvent';
        readonly inputs: readonly TracedQuantity[];
        readonly outputs: readonly TracedQuantity[];
      };
  /** SHA-256 of each photo or clip of it, as kept: named in the claim, not in the event. */
  readonly media?: readonly Uint8Array[];
  /** Temperatures at the step, °C. */
  readonly temperatureC?: string;
  /** The certificate the step is about (`certificationInfo`, EPCIS § 7.4.1): its URI. */
  readonly certification?: string;
  /** Instance/lot master data (EPCIS § 7.3.8), plain JSON; the standard allows it only where a lot begins. */
  readonly ilmd?: Readonly<Record<string, string>>;
}

/**
 * The step as an EPCIS 2.0 JSON-LD event (ISO/IEC 19987:2024 § 10). Mass is given in KGM (UN/ECE Rec. 20), pieces without a unit
 * of measure (§ 7.3.3.3). Who acted is named by role, never by a natural person's name: the event is public.
 */
export function epcisEvent(step: TraceStep, actor: Actor): Record<string, unknown> {
  const { what } = step;
  return {
    eventID: `urn:uuid:${step.id}`,
    type: what.type,
    ...('action' in what ? { action: what.action } : {}),
    eventTime: step.at.toISOString(),
    eventTimeZoneOffset: '+08:00',
    bizStep: step.bizStep,
    ...(step.disposition ? { disposition: step.disposition } : {}),
    ...(step.location ? { readPoint: { id: step.location }, bizLocation: { id: step.location } } : {}),
    ...things(what),
    ...(step.temperatureC === undefined
      ? {}
      : {
          sensorElementList: [
            { sensorReport: [{ type: 'Temperature', value: Number(step.temperatureC), uom: 'CEL' }] },
          ],
        }),
    ...(step.certification ? { certificationInfo: step.certification } : {}),
    ...(step.ilmd ? { ilmd: step.ilmd } : {}),
    ...(actor.roles[0] ? { 'maidehao:recordedBy': actor.roles[0] } : {}),
    ...(actor.helper ? { 'maidehao:withHelper': true } : {}),
  };
}

function things(what: TraceStep['what']): Record<string, unknown> {
  if (what.type === 'TransformationEvent') {
    return {
      inputQuantityList: what.inputs.map(epcisQuantity),
      outputQuantityList: what.outputs.map(epcisQuantity),
    };
  }
  const quantities = what.quantities?.map(epcisQuantity);
  if (what.type === 'AggregationEvent') {
    return {
      parentID: what.parent,
      ...(what.epcs ? { childEPCs: what.epcs } : {}),
      ...(quantities ? { childQuantityList: quantities } : {}),
    };
  }
  return { epcList: what.epcs ?? [], ...(quantities ? { quantityList: quantities } : {}) };
}

function epcisQuantity({ thing, quantity }: TracedQuantity): Record<string, unknown> {
  if (quantity.unit === 'piece') return { epcClass: thing, quantity: Number(decimal(quantity.milli)) };
  return { epcClass: thing, quantity: Number(decimal(inUnit(quantity, 'kg').milli)), uom: 'KGM' };
}
