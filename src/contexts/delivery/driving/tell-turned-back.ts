import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { announce } from '#shared/outbox.ts';
import type { GoodsTurnedBack } from '../facts.ts';
import { shipmentsByIds } from '../shipments.ts';
import type { TurnBackReason } from './turned-back.ts';

/** Announces, of what goes back, what somebody has to see to: what was refused or is damaged. All of one carrier. */
export async function tellTurnedBack(
  call: Call,
  {
    reason,
    shipmentIds,
    at,
    ...said
  }: Pick<GoodsTurnedBack, 'reportId' | 'note' | 'roundId' | 'nodeId' | 'shipmentIds'> & {
    readonly reason: TurnBackReason;
    readonly at: Date;
  },
): Promise<void> {
  if (reason !== 'refused' && reason !== 'damaged') return;
  const shipments = await shipmentsByIds(call, shipmentIds);
  const [first] = shipments;
  if (!first) return;
  await announce(call, 'goods-turned-back', {
    ...said,
    ...{ reason, day: dayOf(at), at: at.toISOString(), byName: call.actor.name },
    carrierId: first.carrierId,
    shipmentIds: shipments.map(({ id }) => id),
    orderNumbers: shipments.map(({ orderNumber }) => orderNumber),
  });
}
