import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { type ArrivalWindow, arrivalWindow } from '../kernel/arrival-window.ts';
import { allNodes } from '../nodes.ts';
import { type Round, roundsByIds } from '../rounds.ts';
import { latestPositions } from './positions.ts';
import { wayOf } from './way-of.ts';

/** A vehicle or bus that will bring parcels to a node. */
export interface Arriving {
  /** null: goods that go by a timetabled bus or are on no vehicle yet. */
  readonly round: Pick<Round, 'id' | 'code' | 'driverName' | 'vehicle' | 'status'> | null;
  readonly byBus: boolean;
  /** When it comes, once it has left. */
  readonly window: ArrivalWindow | undefined;
  /** Before that: as planned, or as the service says (local `HH:MM`). */
  readonly planned: string;
  readonly parcelIds: readonly string[];
}

/** The parcels that are due at a node, by what brings them; first what is under way. For callers who may see the node. */
export async function arrivalsAt(
  call: Call,
  nodeId: string,
  parcelIds: readonly string[],
): Promise<readonly Arriving[]> {
  const { rows } = await sql<{
    shipmentId: string;
    roundId: string | null;
    byBus: boolean;
    arrives: string;
    planned: string | null;
  }>`
    select s.id as shipment_id, r.round_id, v.by_bus, to_char(v.arrives, 'HH24:MI') as arrives,
           to_char(r.planned_arrival at time zone 'Asia/Shanghai', 'HH24:MI') as planned
    from delivery.shipment s
    join delivery.service v on v.county_id = s.county_id and v.id = s.service_id
    left join lateral (
      select r.round_id, p.planned_arrival from delivery.round_shipment r
      join delivery.round o on o.county_id = r.county_id and o.id = r.round_id
      join delivery.round_stop p
        on p.county_id = r.county_id and p.round_id = r.round_id and p.position = r.stop_position
      where r.county_id = s.county_id and r.shipment_id = s.id and o.status <> 'done'
      order by o.planned_at desc limit 1) r on true
    where s.county_id = ${call.county} and s.to_node_id = ${nodeId} and s.id = ${among(parcelIds)}
    order by s.id`.execute(call.tx);
  const groups = Map.groupBy(rows, ({ roundId, byBus, arrives }) => roundId ?? `${byBus} ${arrives}`);
  const nodes = new Map((await allNodes(call)).map((node) => [node.id, node]));
  const roundIds = [...new Set(rows.flatMap(({ roundId }) => roundId ?? []))];
  const rounds = new Map((await roundsByIds(call, roundIds)).map((round) => [round.id, round]));
  const positions = await latestPositions(call, roundIds);
  const found: Arriving[] = [];
  for (const together of groups.values()) {
    const [first] = together;
    if (!first) continue;
    const round = first.roundId === null ? undefined : rounds.get(first.roundId);
    const way = round && wayOf(round, nodes, positions.get(round.id));
    const index = round?.stops.findIndex((stop) => stop.nodeId === nodeId && stop.arrivedAt === null) ?? -1;
    found.push({
      round: round ?? null,
      byBus: first.byBus,
      window: way && arrivalWindow(way, index, call.now),
      planned: first.planned ?? first.arrives,
      parcelIds: together.map(({ shipmentId }) => shipmentId),
    });
  }
  const when = ({ window, planned }: Arriving) =>
    window ? `0 ${window.from.toISOString()}` : `1 ${planned}`;
  return found.toSorted((a, b) => (when(a) < when(b) ? -1 : 1));
}
