import { parcelsGoingWith, parcelsUnder, type Touched } from '#delivery';
import { type Call, may } from '#shared/call.ts';
import type { Day as CalendarDay } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { insertTrouble, type Trouble, troubleById } from './troubles.ts';

export type TroubleSeen = {
  readonly id: string;
  /** The day it upsets. */
  readonly day: CalendarDay;
  readonly note: string;
} & (
  | {
      readonly kind: 'late-bus';
      readonly serviceIds: readonly string[];
      /** null: it does not come at all. */
      readonly minutesLate: number | null;
    }
  | {
      readonly kind: 'warm-box';
      /** Of a parcel or a crate: scanned, or its last six digits. */
      readonly label: string;
      readonly temperatureC: number;
      readonly minutesWarm: number;
    }
  | { readonly kind: 'refused-goods'; readonly label: string }
);

/**
 * Writes down what went otherwise than planned, by whoever saw it: a bus that is late or does not come, a box that got warm, goods
 * their buyer did not take. It stands on the carrier's day until it is settled. Reported twice with one id it is one. Refuses
 * `dispatching.not-allowed`, `dispatching.trouble-incomplete`, `dispatching.nothing-touched`, and what delivery refuses for
 * parcels that are not the caller's business.
 */
export async function reportTrouble(call: Call, seen: TroubleSeen): Promise<Outcome<Trouble>> {
  if (!may(call.actor, rights['report-trouble'])) return refuse('dispatching.not-allowed');
  const known = await troubleById(call, seen.id);
  if (known) return ok(known);
  if (!complete(seen)) return refuse('dispatching.trouble-incomplete');
  const touched = await touchedBy(call, seen);
  if (!touched.ok) return touched;
  if (touched.value.shipmentIds.length === 0) return refuse('dispatching.nothing-touched');
  const warm = seen.kind === 'warm-box' ? seen : undefined;
  const bus = seen.kind === 'late-bus' ? seen : undefined;
  await insertTrouble(call, {
    ...{ id: seen.id, kind: seen.kind, day: seen.day, note: seen.note.trim() },
    ...touched.value,
    serviceIds: bus?.serviceIds ?? [],
    minutesLate: bus?.minutesLate ?? null,
    temperatureC: warm ? warm.temperatureC.toFixed(1) : null,
    minutesWarm: warm?.minutesWarm ?? null,
  });
  const written = await troubleById(call, seen.id);
  return written ? ok(written) : refuse('dispatching.trouble-unknown');
}

function complete(seen: TroubleSeen): boolean {
  const within = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  if (seen.kind === 'late-bus') {
    return seen.serviceIds.length > 0 && (seen.minutesLate === null || within(seen.minutesLate, 1_440));
  }
  if (seen.label.trim() === '') return false;
  if (seen.kind === 'refused-goods') return seen.note.trim() !== '';
  return Math.abs(seen.temperatureC) < 100 && within(seen.minutesWarm, 2_880);
}

function touchedBy(call: Call, seen: TroubleSeen): Promise<Outcome<Touched>> {
  if (seen.kind !== 'late-bus') return parcelsUnder(call, seen.label);
  return parcelsGoingWith(call, { serviceIds: seen.serviceIds, day: seen.day });
}
