import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { lockAllotments, moveAllotments } from './allotments.ts';
import { followed } from './kernel/allotment.ts';
import { freeOf } from './kernel/stock.ts';
import { lockLots } from './locked-lots.ts';

/** Floating parts follow what is left of their lots: more is set aside as goods come back, less as they go. */
export async function followAllotments(call: Call): Promise<void> {
  const { rows } = await sql<{ lotId: string }>`
    select distinct a.lot_id from origin.allotment a
    join origin.lot l on l.county_id = a.county_id and l.id = a.lot_id
    where a.county_id = ${call.county} and a.kind = 'floating' and l.status = 'open'`.execute(call.tx);
  if (rows.length > 0)
    await followLots(
      call,
      rows.map(({ lotId }) => lotId),
    );
}

/** As `followAllotments`, of some lots, now. */
export async function followLots(call: Call, lotIds: readonly string[]): Promise<void> {
  const lots = await lockLots(call, lotIds);
  const byLot = Map.groupBy(await lockAllotments(call, lotIds), ({ lotId }) => lotId);
  for (const [lotId, allotments] of byLot) {
    const lot = lots.get(lotId);
    if (!lot) continue;
    const floating = allotments
      .filter(({ kind }) => kind === 'floating')
      .map((allotment) => ({ id: allotment, allotment }));
    const changed = followed(floating, freeOf(lot)).map(({ id, held }) => ({
      lotId,
      channel: id.channel,
      held: held - id.held,
      promised: 0,
      taken: 0,
    }));
    // What shrinks makes room for what grows.
    await moveAllotments(
      call,
      changed.filter(({ held }) => held < 0),
    );
    await moveAllotments(
      call,
      changed.filter(({ held }) => held > 0),
    );
  }
}
