import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type ColdLimits, type Excursion, excursions } from '../kernel/cold-chain.ts';
import { type Manifest, manifestOf } from '../manifest-of.ts';
import { type ColdReading, limitsOf, readingsOf } from './cold-readings.ts';

export interface ColdLog {
  readonly manifest: Manifest;
  readonly limits: ColdLimits | null;
  readonly readings: readonly ColdReading[];
  /** When it was out of bounds; none where no bounds are known. */
  readonly excursions: readonly Excursion[];
}

/** How cold it was aboard a round. Refuses as `manifestOf` does. */
export async function coldLogOf(call: Call, roundId: string): Promise<Outcome<ColdLog>> {
  const manifest = await manifestOf(call, roundId);
  if (!manifest.ok) return manifest;
  const readings = await readingsOf(call, roundId);
  const limits = await limitsOf(call, roundId);
  const measured = readings.map(({ sensor, at, celsius }) => ({ sensor, at, celsius: Number(celsius) }));
  return ok({
    manifest: manifest.value,
    limits,
    readings,
    excursions: limits ? excursions(measured, limits) : [],
  });
}
