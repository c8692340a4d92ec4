import { sql } from 'kysely';
import { type Lot, lotsByIds } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type LineEntry, lineEntriesOf } from './line-entries.ts';
import { type OrderLine, ordersByIds } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { growsLine } from './scope.ts';

/** A line of a paid order that is wholly of the caller's own growing, with what they said of it. It names no buyer. */
export interface LineToWeigh {
  readonly orderId: string;
  readonly number: string;
  readonly departs: Day;
  readonly line: OrderLine;
  readonly lots: readonly Lot[];
  readonly entry: LineEntry | undefined;
}

const DAYS_AHEAD = 7;
const MOST = 300;

/** What the caller's household has to bring for orders that leave within a week, soonest first: each of its lines, whoever sells it. */
export async function linesToWeigh(call: Call): Promise<Outcome<readonly LineToWeigh[], OrderingRefusal>> {
  const { actor } = call;
  if (!may(actor, rights['pack-orders']) || actor.organisationId === undefined) {
    return refuse('ordering.not-allowed');
  }
  const { rows } = await sql<{ id: string }>`
    select o.id from ordering."order" o
    where o.county_id = ${call.county} and o.packed_at is null and o.ended_at is null and o.status = 'paid' and not o.awaits_cycle
      and o.departs <= ${addDays(dayOf(call.now), DAYS_AHEAD)}
      and exists (select 1 from ordering.order_line_lot d where d.county_id = o.county_id and d.order_id = o.id
                  and d.producer_id = ${actor.organisationId})
    order by o.departs, o.placed_at, o.id limit ${MOST}`.execute(call.tx);
  const orders = await ordersByIds(
    call,
    rows.map(({ id }) => id),
  );
  const entries = await lineEntriesOf(
    call,
    orders.map(({ id }) => id),
  );
  const own = orders.flatMap((order) =>
    order.lines
      .filter((line) => line.finalFen === undefined && growsLine(actor, line))
      .map((line) => ({ order, line })),
  );
  const lotIds = own.flatMap(({ line }) => line.draws.map(({ lotId }) => lotId));
  const lots = await lotsByIds(call, [...new Set(lotIds)]);
  return ok(
    own.map(({ order: { id, number, departs }, line }) => ({
      orderId: id,
      number,
      departs,
      line,
      lots: lots.filter((lot) => line.draws.some(({ lotId }) => lotId === lot.id)),
      entry: entries.find(({ orderId, position }) => orderId === id && position === line.position),
    })),
  );
}
