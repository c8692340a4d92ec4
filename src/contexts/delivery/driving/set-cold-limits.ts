import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import { readingsOf, writeLimits } from './cold-readings.ts';
import { roundToMeasure } from './round-to-measure.ts';
import { tellIfWarm } from './tell-if-warm.ts';

/** Says how cold it must be aboard a round. Refuses as `logTemperatures` does, and `delivery.limits-invalid`. */
export async function setColdLimits(
  call: Call,
  input: { readonly roundId: string; readonly coldest: string; readonly warmest: string },
): Promise<Outcome<undefined>> {
  const round = await roundToMeasure(call, input.roundId);
  if (!round.ok) return round;
  const { coldest, warmest } = input;
  const text = /^-?\d{1,2}(\.\d)?$/;
  if (!text.test(coldest) || !text.test(warmest) || Number(coldest) >= Number(warmest)) {
    return refuse('delivery.limits-invalid');
  }
  const roundId = round.value.id;
  await writeLimits(call, roundId, { coldest, warmest });
  const measured = await readingsOf(call, roundId);
  await tellIfWarm(
    call,
    roundId,
    measured.map(({ celsius }) => celsius),
  );
  return ok();
}
