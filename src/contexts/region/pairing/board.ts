import { sql } from 'kysely';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { refuseRound } from './round-refusals.ts';

export interface BoardPost {
  readonly id: string;
  readonly side: 'offer' | 'ask';
  readonly organisationId: string;
  readonly organisationZh: string;
  readonly organisationEn: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly at: Date;
}

/** An ask with the offers of its kind, the newest first. */
export interface MatchedAsk {
  readonly ask: BoardPost;
  readonly offers: readonly BoardPost[];
}

/** Offers what an organisation has, or, by an officer, asks for what a region needs. Sent twice it is one. */
export async function postOnBoard(
  call: Call,
  post: { readonly id: string; readonly kind: string; readonly title: string; readonly text: string },
): Promise<Outcome<undefined>> {
  const { organisationId } = call.actor;
  const asks = may(call.actor, rights['keep-pairing']);
  if (!organisationId || !(asks || may(call.actor, rights.sponsor))) {
    return refuseRound('region.pairing-not-allowed');
  }
  const [kind, title] = [post.kind.trim().slice(0, 40), post.title.trim().slice(0, 120)];
  if (kind === '' || title === '') return refuseRound('region.round-wrong');
  await call.tx
    .insertInto('region.boardPost')
    .values({
      ...{ countyId: call.county, id: post.id, side: asks ? 'ask' : 'offer', organisationId, kind, title },
      ...{ text: post.text.trim().slice(0, 1_000), at: call.now, byName: call.actor.name },
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
  await recordHelpedAct(call, 'pair-regions', title);
  return ok();
}

/** Takes a post off the board: by whoever's organisation put it there. */
export async function closePost(call: Call, id: string): Promise<Outcome<undefined>> {
  const result = await call.tx
    .updateTable('region.boardPost')
    .set({ closedAt: call.now })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('organisationId', '=', call.actor.organisationId ?? null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? ok() : refuseRound('region.no-round');
}

/** The open posts: each ask with the offers of its kind, and the offers nobody asks for. */
export async function lookAtBoard(
  call: Call,
): Promise<Outcome<{ readonly asks: readonly MatchedAsk[]; readonly others: readonly BoardPost[] }>> {
  if (!may(call.actor, [...rights['keep-pairing'], ...rights.sponsor])) {
    return refuseRound('region.pairing-not-allowed');
  }
  const { rows } = await sql<BoardPost>`
    select b.id, b.side, b.organisation_id as "organisationId", coalesce(o.name_zh, '') as "organisationZh",
           coalesce(o.name_en, '') as "organisationEn", b.kind, b.title, b.text, b.at
    from region.board_post b
    left join people.v_organisation o on o.county_id = b.county_id and o.id = b.organisation_id
    where b.county_id = ${call.county} and b.closed_at is null
    order by b.at desc, b.id
    limit 300`.execute(call.tx);
  const offers = rows.filter(({ side }) => side === 'offer');
  const asks = rows
    .filter(({ side }) => side === 'ask')
    .map((ask) => ({ ask, offers: offers.filter(({ kind }) => kind === ask.kind) }));
  const asked = new Set(asks.map(({ ask }) => ask.kind));
  return ok({ asks, others: offers.filter(({ kind }) => !asked.has(kind)) });
}
