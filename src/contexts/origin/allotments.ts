import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { decimal, milli } from '#shared/quantity.ts';
import type { Allotment, AllotmentChange } from './kernel/allotment.ts';
import type { SetApart } from './kernel/channel.ts';

/** One channel's part of one lot. */
export interface LotAllotment extends Allotment {
  readonly lotId: string;
  readonly channel: SetApart;
}

/** How a lot's channels stand. A channel without a row shares with the shop. */
export async function allotmentsOf(call: Call, lotId: string): Promise<LotAllotment[]> {
  return (await allotmentRows(call, [lotId]).execute()).map(allotmentOf);
}

/** What one channel holds of these lots, by lot. */
export async function allotmentsFor(
  call: Call,
  channel: SetApart,
  lotIds: readonly string[],
): Promise<ReadonlyMap<string, LotAllotment>> {
  const rows = await allotmentRows(call, lotIds).where('channel', '=', channel).execute();
  return new Map(rows.map((row) => [row.lotId, allotmentOf(row)]));
}

/** As `allotmentsOf`, of lots that are locked, under lock themselves. */
export async function lockAllotments(call: Call, lotIds: readonly string[]): Promise<LotAllotment[]> {
  return (await allotmentRows(call, lotIds).forUpdate().execute()).map(allotmentOf);
}

/** Rows for channels nobody said anything about: shared, platforms fixed with nothing. */
export async function openAllotments(
  call: Call,
  wanted: readonly { readonly lotId: string; readonly channel: SetApart }[],
): Promise<void> {
  await sql`
    insert into origin.allotment (county_id, lot_id, channel, kind, changed_at)
    select ${call.county}, lot_id, channel, case when channel like 'platform:%' then 'fixed' else 'shared' end, ${call.now}
    from unnest(${wanted.map(({ lotId }) => lotId)}::uuid[], ${wanted.map(({ channel }) => channel)}::text[]) as w(lot_id, channel)
    order by lot_id, channel
    on conflict do nothing`.execute(call.tx);
}

export type AllotmentMoved = Pick<LotAllotment, 'lotId' | 'channel'> & AllotmentChange;

/** Moves what channels hold of locked lots. The database refuses what does not work out, and keeps the lots' own sums. */
export async function moveAllotments(call: Call, moves: readonly AllotmentMoved[]): Promise<void> {
  if (moves.length === 0) return;
  const column = (pick: (move: AllotmentMoved) => number) => moves.map((move) => decimal(pick(move)));
  await sql`
    update origin.allotment a
    set held = a.held + m.held, promised = a.promised + m.promised, taken = a.taken + m.taken, changed_at = ${call.now}
    from unnest(
      ${moves.map(({ lotId }) => lotId)}::uuid[],
      ${moves.map(({ channel }) => channel)}::text[],
      ${column(({ held }) => held)}::numeric[],
      ${column(({ promised }) => promised)}::numeric[],
      ${column(({ taken }) => taken)}::numeric[]
    ) as m(lot_id, channel, held, promised, taken)
    where a.county_id = ${call.county} and a.lot_id = m.lot_id and a.channel = m.channel`.execute(call.tx);
}

/** Says how a channel takes from now on, and how much is set aside for it. */
export async function saveAllotment(
  call: Call,
  { lotId, channel, kind, held, ceiling, shareBp }: Omit<LotAllotment, 'taken' | 'promised'>,
): Promise<void> {
  const set = {
    kind,
    held: decimal(held),
    ceiling: ceiling === undefined ? null : decimal(ceiling),
    shareBp: shareBp ?? null,
    changedAt: call.now,
  };
  await call.tx
    .insertInto('origin.allotment')
    .values({ countyId: call.county, lotId, channel, ...set })
    .onConflict((conflict) => conflict.columns(['countyId', 'lotId', 'channel']).doUpdateSet(set))
    .execute();
}

function allotmentRows(call: Call, lotIds: readonly string[]) {
  return call.tx
    .selectFrom('origin.allotment')
    .select(['lotId', 'channel', 'kind', 'held', 'promised', 'taken', 'ceiling', 'shareBp'])
    .where('countyId', '=', call.county)
    .where('lotId', '=', among(lotIds))
    .orderBy('lotId')
    .orderBy('channel');
}

type Row = Awaited<ReturnType<ReturnType<typeof allotmentRows>['execute']>>[number];

function allotmentOf({ channel, held, promised, taken, ceiling, shareBp, ...row }: Row): LotAllotment {
  return {
    ...row,
    channel: channel as SetApart,
    held: milli(held),
    promised: milli(promised),
    taken: milli(taken),
    ceiling: ceiling === null ? undefined : milli(ceiling),
    shareBp: shareBp ?? undefined,
  };
}
