import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type Lot, lotsByIds } from './lots.ts';

/** Lots of one product and grade that were picked on a plot since a moment, oldest first. */
export async function lotsFromPlot(
  call: Call,
  wanted: {
    readonly plotId: string;
    readonly productCode: string;
    readonly grade: string;
    readonly since: Date;
  },
): Promise<Lot[]> {
  const { rows } = await sql<{ id: string }>`
    select l.id from origin.lot_plot lp
    join origin.lot l on l.county_id = lp.county_id and l.id = lp.lot_id
    where lp.county_id = ${call.county} and lp.plot_id = ${wanted.plotId} and l.product_code = ${wanted.productCode}
      and l.grade = ${wanted.grade} and l.harvested_at >= ${wanted.since}`.execute(call.tx);
  const lots = await lotsByIds(
    call,
    rows.map(({ id }) => id),
  );
  return lots.toSorted((a, b) => a.harvestedAt.getTime() - b.harvestedAt.getTime() || (a.id < b.id ? -1 : 1));
}
