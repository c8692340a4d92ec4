import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type ArrivalWindow, arrivalWindow } from '../kernel/arrival-window.ts';
import { nodesByIds } from '../nodes.ts';
import { roundById } from '../rounds.ts';
import { latestPositions } from './positions.ts';
import { wayOf } from './way-of.ts';

/**
 * When the vehicle that has an order's parcel aboard will be at its node. For the buyer's own page, so the caller must have checked
 * that it is the buyer who asks: it tells a window and never where the vehicle is. Undefined when no vehicle has it.
 */
export async function arrivalOfOrder(call: Call, orderId: string): Promise<ArrivalWindow | undefined> {
  const { rows } = await sql<{ roundId: string; position: number }>`
    select r.round_id, r.stop_position as position
    from delivery.shipment s
    join delivery.round_shipment r on r.county_id = s.county_id and r.shipment_id = s.id
    join delivery.round o on o.county_id = r.county_id and o.id = r.round_id and o.status = 'under-way'
    where s.county_id = ${call.county} and s.order_id = ${orderId} and s.status = 'on-way'
      and not exists (
        select 1 from delivery.turned_back b
        where b.county_id = s.county_id and b.shipment_id = s.id and b.round_id = r.round_id)
    order by o.started_at desc limit 1`.execute(call.tx);
  const [aboard] = rows;
  const round = aboard && (await roundById(call, aboard.roundId));
  if (!round) return undefined;
  const ids = [round.hubId, ...round.stops.map(({ nodeId }) => nodeId)];
  const nodes = new Map((await nodesByIds(call, ids)).map((node) => [node.id, node]));
  const way = wayOf(round, nodes, (await latestPositions(call, [round.id])).get(round.id));
  const index = round.stops.findIndex(({ position }) => position === aboard.position);
  return way && arrivalWindow(way, index, call.now);
}
