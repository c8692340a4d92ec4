import { pooledSince } from '#delivery';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { markReplaced } from './plans.ts';

/**
 * What these carriers had planned for the day by themselves is not driven any more. One accepted since then holds, and so does every one
 * where the pooled day was taken back before this was heard.
 */
export async function onRoundsPooled(
  call: Call,
  { day, carrierIds }: { readonly day: Day; readonly carrierIds: readonly string[] },
): Promise<void> {
  for (const carrierId of carrierIds) {
    const since = await pooledSince(call, { carrierId, day });
    if (since) await markReplaced(call, { carrierId, day }, since);
  }
}
