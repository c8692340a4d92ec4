import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { ManifestParcel } from '../manifest-of.ts';
import { OVER, type Touched, together } from '../parcels-touched.ts';
import { servicesByIds } from '../services.ts';
import { coldLogOf } from './cold-log-of.ts';

/** A time in which it was too warm aboard for longer than a door stands open, and what was aboard then. */
export interface WarmStretch extends Touched {
  readonly sensor: string;
  readonly from: Date;
  readonly until: Date;
  /** The warmest, and the warmest it may be, °C. */
  readonly worst: number;
  readonly allowed: number;
}

/**
 * When a round was too warm, and which of its parcels that touches: those kept cold, or all where none is, that were aboard and are not
 * collected. Refuses as `coldLogOf` does.
 */
export async function warmStretchesOf(
  call: Call,
  roundId: string,
): Promise<Outcome<{ readonly day: Day; readonly stretches: readonly WarmStretch[] }>> {
  const log = await coldLogOf(call, roundId);
  if (!log.ok) return log;
  const { manifest, excursions, limits } = log.value;
  const { departs, carrierId } = manifest.round;
  const warm = excursions.filter(({ side, grave }) => side === 'warm' && grave);
  const carried = manifest.stops.flatMap(({ parcels }) => parcels);
  const cold = await coldOnes(call, warm.length === 0 ? [] : carried);
  return ok({
    day: departs,
    stretches: warm.map(({ sensor, from, until, worst }) => {
      const aboard = (cold.length > 0 ? cold : carried).filter((parcel) =>
        wasAboard(parcel, { from, until }),
      );
      return {
        sensor,
        from,
        until,
        worst,
        allowed: limits?.warmest ?? worst,
        ...together(carrierId, aboard),
      };
    }),
  });
}

async function coldOnes(call: Call, parcels: readonly ManifestParcel[]): Promise<ManifestParcel[]> {
  const services = await servicesByIds(call, [...new Set(parcels.map(({ serviceId }) => serviceId))]);
  const cold = new Set(services.filter((service) => service.cold).map(({ id }) => id));
  return parcels.filter(({ serviceId }) => cold.has(serviceId));
}

function wasAboard(
  { loadedAt, handedAt, status }: ManifestParcel,
  { from, until }: Pick<WarmStretch, 'from' | 'until'>,
): boolean {
  const aboard = loadedAt !== null && loadedAt <= until && (handedAt === null || handedAt >= from);
  return aboard && !OVER.includes(status);
}
