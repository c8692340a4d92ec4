import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { milli } from '#shared/quantity.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';

/** A line whose price the scale decided: what was expected, what it weighed, what that changed, by whose reading. */
export interface WeighedLine {
  readonly number: string;
  readonly position: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly expectedGrams: number;
  readonly actualGrams: number;
  /** Paid ahead, given back for what it weighed less, added by the buyer for what it weighed more. */
  readonly heldFen: Fen;
  readonly differenceFen: Fen;
  readonly toppedUpFen: Fen;
  readonly finalFen: Fen;
  readonly personName: string;
  readonly helperName: string | null;
  readonly at: Date;
  readonly withPhoto: boolean;
}

/** The report behind the sums: every line weighed on days of `from` to `until` (UTC+8, both included), of the caller's organisation or, for officers, of all. */
export async function weighedLines(
  call: Call,
  {
    from,
    until,
    most,
  }: { readonly from?: Day | undefined; readonly until?: Day | undefined; readonly most: number },
): Promise<Outcome<readonly WeighedLine[], OrderingRefusal>> {
  const { actor } = call;
  const all = overCounty(actor);
  if (!may(actor, rights['export-orders']) || (!all && actor.organisationId === undefined)) {
    return refuse('ordering.not-allowed');
  }
  type Row = Omit<WeighedLine, 'expectedGrams' | 'actualGrams'> & { expectedKg: string; actualKg: string };
  const { rows } = await sql<Row>`
    select o.number, w.position, l.title_zh, l.title_en, w.expected_kg, w.actual_kg, l.held_fen, w.difference_fen, l.topped_up_fen,
           l.final_fen, w.person_name, w.helper_name, w.at, w.picture_id is not null as with_photo
    from ordering.weighing w
    join ordering."order" o on o.county_id = w.county_id and o.id = w.order_id
    join ordering.order_line l on l.county_id = w.county_id and l.order_id = w.order_id and l.position = w.position
    where w.county_id = ${call.county} and l.final_fen is not null
      ${all ? sql`` : sql`and o.seller_id = ${actor.organisationId}`}
      ${from === undefined ? sql`` : sql`and w.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`}
      ${until === undefined ? sql`` : sql`and w.at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`}
    order by w.at desc, o.number, w.position limit ${most}`.execute(call.tx);
  return ok(
    rows.map(({ expectedKg, actualKg, ...row }) => ({
      ...row,
      expectedGrams: milli(expectedKg),
      actualGrams: milli(actualKg),
    })),
  );
}
