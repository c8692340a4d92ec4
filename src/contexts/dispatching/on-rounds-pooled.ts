import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { markReplaced } from './plans.ts';

/** What these carriers had planned for the day by themselves is not driven any more. One accepted since then holds. */
export async function onRoundsPooled(
  call: Call,
  { day, carrierIds, at }: { readonly day: Day; readonly carrierIds: readonly string[]; readonly at: string },
): Promise<void> {
  for (const carrierId of carrierIds) await markReplaced(call, { carrierId, day }, new Date(at));
}
