import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';

/** Has this report been written? */
export async function knowsReport(call: Call, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from delivery.stop_report where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  return rows.length > 0;
}

export async function insertReport(
  call: Call,
  report: { readonly id: string; readonly roundId: string; readonly nodeId: string; readonly at: Date },
): Promise<void> {
  await call.tx
    .insertInto('delivery.stopReport')
    .values({ countyId: call.county, ...report, recordedAt: call.now })
    .execute();
}
