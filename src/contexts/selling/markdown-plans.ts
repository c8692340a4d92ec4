import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import type { MarkdownStep } from './kernel/markdown.ts';

/** How an offer goes down as its goods get older. */
export interface MarkdownPlan {
  readonly offerId: string;
  readonly baseFen: Fen;
  /** By how much it is down now, and how many days were left when that was set. */
  readonly downPercent: number;
  readonly daysLeft: number | null;
  readonly approvedAt: Date;
  readonly personName: string;
  /** Most days first. */
  readonly steps: readonly MarkdownStep[];
}

export async function savePlan(
  call: Call,
  plan: { readonly offerId: string; readonly baseFen: Fen; readonly steps: readonly MarkdownStep[] },
): Promise<void> {
  const { offerId, baseFen, steps } = plan;
  const { name: personName, helper } = call.actor;
  await deletePlan(call, offerId);
  const who = { personName, helperName: helper?.name ?? null };
  await call.tx
    .insertInto('selling.markdownPlan')
    .values({ countyId: call.county, offerId, baseFen, approvedAt: call.now, ...who })
    .execute();
  await call.tx
    .insertInto('selling.markdownStep')
    .values(steps.map((step) => ({ countyId: call.county, offerId, ...step })))
    .execute();
}

export async function deletePlan(call: Call, offerId: string): Promise<void> {
  await call.tx
    .deleteFrom('selling.markdownPlan')
    .where('countyId', '=', call.county)
    .where('offerId', '=', offerId)
    .execute();
}

/** The plans of these offers; of all that are on where none are named. */
export async function plansOf(call: Call, offerIds?: readonly string[]): Promise<MarkdownPlan[]> {
  const { rows } = await sql<MarkdownPlan>`
    select p.offer_id, p.base_fen, p.down_percent, p.days_left, p.approved_at, p.person_name, s.steps
    from selling.markdown_plan p
    join selling.offer o on o.county_id = p.county_id and o.id = p.offer_id
    cross join lateral (
      select json_agg(json_build_object('daysLeft', s.days_left, 'percent', s.percent) order by s.days_left desc) as steps
      from selling.markdown_step s where s.county_id = p.county_id and s.offer_id = p.offer_id
    ) s
    where p.county_id = ${call.county}
      ${offerIds === undefined ? sql`and o.status = 'on'` : sql`and p.offer_id = ${among(offerIds)}`}
    order by p.offer_id`.execute(call.tx);
  return rows;
}

/** Notes by how much an offer is down now. */
export async function saveDown(
  call: Call,
  {
    offerId,
    downPercent,
    daysLeft,
  }: Pick<MarkdownPlan, 'offerId' | 'downPercent'> & { readonly daysLeft: number },
): Promise<void> {
  await call.tx
    .updateTable('selling.markdownPlan')
    .set({ downPercent, daysLeft })
    .where('countyId', '=', call.county)
    .where('offerId', '=', offerId)
    .execute();
}
