import { sql } from 'kysely';
import { type WarmStretch, warmStretchesOf } from '#delivery';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { insertTrouble, lastWarmTrouble, saveWarmth } from './troubles.ts';

const MINUTE = 60_000;
/** It went on for so long after somebody had settled it that it is a trouble anew. */
const ANEW_MINUTES = 15;
const MOST_MINUTES = 2_880;

/**
 * A round whose cold log was too warm for longer than a door stands open becomes a trouble of its day, once for each stretch: it grows
 * with what is measured, and is another one when it goes on after it was settled.
 */
export async function onRoundMeasuredWarm(
  call: Call,
  { roundId }: { readonly roundId: string },
): Promise<void> {
  // Readings come in many files at once: one look at a round at a time.
  await sql`select pg_advisory_xact_lock(hashtext(${`dispatching.trouble ${roundId}`}))`.execute(call.tx);
  const warm = await warmStretchesOf(call, roundId);
  if (!warm.ok) return;
  const { day, stretches } = warm.value;
  for (const stretch of stretches) {
    if (stretch.shipmentIds.length === 0) continue;
    const { sensor, from, until } = stretch;
    const last = await lastWarmTrouble(call, { roundId, sensor, from, until });
    const since = last?.settledAt ? last.until : from;
    const warmth = { ...stretch, since, ...measuredOf(stretch, since) };
    if (last && !last.settledAt) await saveWarmth(call, last.id, warmth);
    else if (!last || until.getTime() - since.getTime() > ANEW_MINUTES * MINUTE) {
      const { carrierId, shipmentIds, nodeIds, orderNumbers, temperatureC, minutesWarm } = warmth;
      await insertTrouble(call, {
        ...{ id: newId(call.now), kind: 'warm-box', day, carrierId, shipmentIds, nodeIds, orderNumbers },
        ...{ temperatureC, minutesWarm, roundId, sensor, since, until },
        allowedC: stretch.allowed.toFixed(1),
        byName: '',
      });
    }
  }
}

function measuredOf({ worst, until }: WarmStretch, since: Date) {
  const minutes = Math.round((until.getTime() - since.getTime()) / MINUTE);
  return { temperatureC: worst.toFixed(1), minutesWarm: Math.min(MOST_MINUTES, Math.max(1, minutes)) };
}
