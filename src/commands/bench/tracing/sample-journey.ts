import { setTimeout as pause } from 'node:timers/promises';
import {
  bundleOf,
  type GatheredBundle,
  logAt,
  lotThing,
  recordEvent,
  shipmentThing,
  type TraceStep,
} from '#tracing';
import type { Actor } from '../../../shared/call.ts';
import { newId } from '../../../shared/id.ts';
import { must } from '../../../shared/outcome.ts';
import { quantity } from '../../../shared/quantity.ts';
import type { Installation } from './installation.ts';

/** Records in a journey's bundle. */
export const JOURNEY = 12;

const GTIN = '92045022400014';
const AGAIN_MS = 50;
const lot = (code: string) => lotThing(GTIN, code);
const kg = (code: string, kilograms: string) => ({ thing: lot(code), quantity: quantity(kilograms, 'kg') });

type Step = Pick<TraceStep, 'bizStep' | 'what'>;
const seen = (code: string, bizStep: Step['bizStep'], kilograms: string): Step => ({
  bizStep,
  what: { type: 'ObjectEvent', action: 'OBSERVE', quantities: [kg(code, kilograms)] },
});
const harvest = (code: string): Step => ({
  bizStep: 'commissioning',
  what: { type: 'ObjectEvent', action: 'ADD', quantities: [kg(code, '40')] },
});
const packed = (sscc: string): Step => ({
  bizStep: 'packing',
  what: { type: 'AggregationEvent', action: 'ADD', parent: shipmentThing(sscc), quantities: [kg('M', '2')] },
});

/**
 * Records a lot of twelve events under two keys, witnessed by three, and answers its bundle: two harvests, each inspected, mixed into one
 * lot, which is stored and looked at seven times; two parcels are packed of it.
 */
export async function sampleJourney({ run }: Installation): Promise<GatheredBundle['bundle']> {
  const actor = (role: 'grower' | 'coop-staff'): Actor => {
    return { personId: newId(), name: '', roles: [role], organisationId: newId() };
  };
  const [grower, coop] = [actor('grower'), actor('coop-staff')];
  const mixed: Step = {
    bizStep: 'creating_class_instance',
    what: { type: 'TransformationEvent', inputs: [kg('A', '40'), kg('B', '40')], outputs: [kg('M', '80')] },
  };
  const steps: (readonly [Actor, Step])[] = [
    [grower, harvest('A')],
    [grower, harvest('B')],
    [coop, seen('A', 'inspecting', '40')],
    [coop, seen('B', 'inspecting', '40')],
    [coop, mixed],
    ...Array.from({ length: 7 }, () => [coop, seen('M', 'storing', '80')] as const),
    [coop, packed('276104250021234560')],
    [coop, packed('276104250021234577')],
  ];
  for (const [who, step] of steps) {
    await run((call) => recordEvent({ ...call, actor: who }, { id: newId(), at: call.now, ...step }));
  }
  for (;;) {
    const bundle = await run(async (call) => {
      const at = await logAt(call);
      return at.ok && at.value.witnessedAt
        ? must(await bundleOf(call, at.value, lot('M'))).bundle
        : undefined;
    });
    const shown = bundle?.lines.find(({ line }) => line === `${lot('M')}#packed`)?.seq;
    if (bundle && shown === 1 && Object.keys(bundle.events).length === JOURNEY) return bundle;
    await pause(AGAIN_MS);
  }
}
