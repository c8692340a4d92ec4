import { takeNotices } from '#paying';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lockPlatform, platformByCode, portOf } from './platforms.ts';
import { type ChannelsRefusal, refuse } from './refusals.ts';
import { takeOrder } from './take-order.ts';

/**
 * Takes what a platform tells, by the very letters it signed. Late, repeated and out of order it ends in the same place; the same message
 * twice changes nothing. Refuses `channels.bad-signature`.
 */
export async function takeMessage(
  call: Call,
  input: { readonly platform: string; readonly body: string; readonly headers: Headers },
): Promise<Outcome<undefined, ChannelsRefusal>> {
  const known = await platformByCode(call, input.platform);
  const told = known && portOf(known).read(input.body, input.headers, call.now);
  if (!known || !told) return refuse('channels.bad-signature');
  const platform = await lockPlatform(call, known.code);
  if (!platform) return refuse('channels.bad-signature');
  const kept = await call.tx
    .insertInto('channels.message')
    .values({
      ...{ countyId: call.county, platform: platform.code, id: told.id, kind: told.kind },
      ...{ body: JSON.stringify(told), receivedAt: call.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows === 0n) return ok();
  if (told.kind === 'order') await takeOrder(call, platform, { order: told.order, heard: 'told' });
  else await takeNotices(call, [told]);
  return ok();
}
