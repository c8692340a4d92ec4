import type { Call } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { limitsOf } from './cold-readings.ts';

/** Announces that something measured aboard a round, °C, was warmer than it may be. */
export async function tellIfWarm(call: Call, roundId: string, celsius: readonly string[]): Promise<void> {
  if (celsius.length === 0) return;
  const limits = await limitsOf(call, roundId);
  if (limits && celsius.some((each) => Number(each) > limits.warmest))
    await announce(call, 'round-measured-warm', { roundId });
}
