import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';

export const warningKinds = ['below-cost', 'below-neighbours'] as const;
export type WarningKind = (typeof warningKinds)[number];

/** A price that deserves a second look, and what it was compared with. */
export interface FoundWarning {
  readonly offerId: string;
  readonly kind: WarningKind;
  readonly fenPerKg: Fen;
  readonly againstFenPerKg: Fen;
  /** How many sellers of the same goods the comparison rests on; 1: the seller's own cost. */
  readonly sellers: number;
}

/** Writes what was found in the place of what stood: a warning whose price has not changed keeps its date and what was noted of it. */
export async function replaceWarnings(call: Call, found: readonly FoundWarning[]): Promise<void> {
  const columns = {
    offerId: found.map(({ offerId }) => offerId),
    kind: found.map(({ kind }) => kind),
    fenPerKg: found.map(({ fenPerKg }) => fenPerKg),
    against: found.map(({ againstFenPerKg }) => againstFenPerKg),
    sellers: found.map(({ sellers }) => sellers),
  };
  const rows = sql`unnest(${columns.offerId}::uuid[], ${columns.kind}::text[], ${columns.fenPerKg}::bigint[],
    ${columns.against}::bigint[], ${columns.sellers}::integer[]) as f(offer_id, kind, fen_per_kg, against, sellers)`;
  await sql`
    delete from selling.price_warning w where w.county_id = ${call.county}
      and not exists (select 1 from ${rows} where f.offer_id = w.offer_id and f.kind = w.kind)`.execute(
    call.tx,
  );
  await sql`
    insert into selling.price_warning as w (county_id, offer_id, kind, fen_per_kg, against_fen_per_kg, sellers, found_at)
    select ${call.county}, f.offer_id, f.kind, f.fen_per_kg, f.against, f.sellers, ${call.now} from ${rows}
    on conflict (county_id, offer_id, kind) do update set
      fen_per_kg = excluded.fen_per_kg, against_fen_per_kg = excluded.against_fen_per_kg, sellers = excluded.sellers,
      found_at = case when w.fen_per_kg = excluded.fen_per_kg then w.found_at else excluded.found_at end,
      note = case when w.fen_per_kg = excluded.fen_per_kg then w.note end,
      noted_at = case when w.fen_per_kg = excluded.fen_per_kg then w.noted_at end,
      noted_by_name = case when w.fen_per_kg = excluded.fen_per_kg then w.noted_by_name end
    where (w.fen_per_kg, w.against_fen_per_kg, w.sellers) is distinct from
          (excluded.fen_per_kg, excluded.against_fen_per_kg, excluded.sellers)`.execute(call.tx);
}

/** A warning in the officer's queue, with the offer and its seller. */
export interface ListedWarning extends FoundWarning {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly sellerZh: string;
  readonly sellerEn: string;
  readonly foundAt: Date;
  readonly note: string | null;
  readonly notedAt: Date | null;
}

export async function listedWarnings(
  call: Call,
  page: { readonly noted: boolean; readonly limit: number; readonly offset: number },
): Promise<{ readonly warnings: readonly ListedWarning[]; readonly count: number }> {
  const { rows } = await sql<ListedWarning & { count: number }>`
    select w.offer_id, w.kind, w.fen_per_kg, w.against_fen_per_kg, w.sellers, w.found_at, w.note, w.noted_at,
           o.title_zh, o.title_en, s.name_zh as seller_zh, s.name_en as seller_en, count(*) over () as count
    from selling.price_warning w
    join selling.offer o on o.county_id = w.county_id and o.id = w.offer_id
    join people.v_organisation s on s.county_id = o.county_id and s.id = o.seller_id
    where w.county_id = ${call.county} and (w.noted_at is not null) = ${page.noted}
    order by w.found_at, w.offer_id, w.kind limit ${page.limit} offset ${page.offset}`.execute(call.tx);
  return { warnings: rows.map(({ count: _, ...row }) => row), count: rows[0]?.count ?? 0 };
}

export async function noteWarning(
  call: Call,
  { offerId, kind, note }: { readonly offerId: string; readonly kind: WarningKind; readonly note: string },
): Promise<boolean> {
  const { numUpdatedRows } = await call.tx
    .updateTable('selling.priceWarning')
    .set({ note, notedAt: call.now, notedByName: call.actor.name })
    .where('countyId', '=', call.county)
    .where('offerId', '=', offerId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
