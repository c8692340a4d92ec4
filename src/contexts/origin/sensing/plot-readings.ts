import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import { inBatches } from '#shared/batches.ts';
import type { Call } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';
import { addDays, type Day, instantAt } from '#shared/instant.ts';
import type { Measure, Measured } from '../kernel/measures.ts';

export type ReadingSource = 'typed' | 'file' | 'sensor';

/** What was measured on a plot at a moment; °C or per cent, as decimal text with one decimal. */
export interface PlotReading {
  readonly at: Date;
  readonly measure: Measure;
  readonly sensor: string;
  readonly value: string;
  readonly source: ReadingSource;
}

/** A reading as it is kept. */
export interface KeptReading extends PlotReading {
  readonly personName: string;
  readonly struckReason: string | null;
}

/** Writes readings in the caller's name; what is known of a logger and a moment is left as it is. Answers how many were new. */
export async function insertPlotReadings(
  call: Call,
  plotId: string,
  readings: readonly PlotReading[],
): Promise<number> {
  let fresh = 0;
  await inBatches(readings, async (some) => {
    const written = await insertRows<'origin.plotReading', { at: Date }>(
      call.tx,
      'origin.plotReading',
      some.map((reading) => ({
        ...reading,
        countyId: call.county,
        plotId,
        recordedAt: call.now,
        personId: call.actor.personId ?? null,
        personName: call.actor.name,
      })),
      'on conflict do nothing returning at',
    );
    fresh += written.length;
  });
  return fresh;
}

/** What was measured on a plot from the first to the last of these days, day by day, without what is struck. */
export async function daysMeasured(
  call: Call,
  plotId: string,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<Measured[]> {
  return (await daysMeasuredOn(call, [plotId], { from, until })).map(({ plotId: _, ...day }) => day);
}

/** The same of several plots, in one question. */
export async function daysMeasuredOn(
  call: Call,
  plotIds: readonly string[],
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<(Measured & { readonly plotId: string })[]> {
  if (plotIds.length === 0) return [];
  const { rows } = await sql<Measured & { plotId: string }>`
    select plot_id, (at at time zone 'Asia/Shanghai')::date::text as day, measure, min(value)::float8 as low,
      round(avg(value), 1)::float8 as mean, max(value)::float8 as high, count(*)::integer as readings
    from origin.plot_reading
    where county_id = ${call.county} and plot_id = ${among(plotIds)}
      and at >= ${instantAt(from)} and at < ${instantAt(addDays(until, 1))} and struck_at is null
    group by 1, 2, 3 order by 1, 2, 3`.execute(call.tx);
  return rows;
}

/** The newest readings of a plot, newest first. */
export async function newestReadings(call: Call, plotId: string, most: number): Promise<KeptReading[]> {
  const { rows } = await sql<KeptReading>`
    select at, measure, sensor, value::text as value, source, person_name, struck_reason from origin.plot_reading
    where county_id = ${call.county} and plot_id = ${plotId}
    order by at desc, measure, sensor limit ${most}`.execute(call.tx);
  return rows;
}

/** Strikes what one logger measured from one moment to another; answers how many that were. */
export async function strikeReadings(
  call: Call,
  plotId: string,
  span: { readonly sensor: string; readonly from: Date; readonly until: Date; readonly reason: string },
): Promise<number> {
  const { rows } = await sql`
    update origin.plot_reading set struck_at = ${call.now}, struck_reason = ${span.reason}, struck_by_name = ${call.actor.name}
    where county_id = ${call.county} and plot_id = ${plotId} and at >= ${span.from} and at < ${span.until}
      and sensor = ${span.sensor} and struck_at is null
    returning 1`.execute(call.tx);
  return rows.length;
}
