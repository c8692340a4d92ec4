import { sql } from 'kysely';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { refuseGrant } from './grant-refusals.ts';
import { grantById } from './grants.ts';

/** What a demonstration site tells whoever wants to copy it. */
export interface Site {
  readonly what: string;
  readonly how: string;
  readonly cost: string;
  readonly result: string;
}

export interface ShownSite extends Site {
  readonly id: string;
  readonly title: string;
  readonly schemeId: string;
  readonly schemeClosed: boolean;
  readonly organisationZh: string;
  readonly organisationEn: string;
  readonly agreedFen: Fen;
  readonly editedAt: Date;
}

export async function siteOf(call: Call, id: string): Promise<Site | undefined> {
  return call.tx
    .selectFrom('region.site')
    .select(['what', 'how', 'cost', 'result'])
    .where('countyId', '=', call.county)
    .where('applicationId', '=', id)
    .executeTakeFirst();
}

const LONGEST = 2_000;

/** Writes what the site's page says: by whoever runs it, once its grant is agreed. */
export async function describeSite(
  call: Call,
  { grantId, ...said }: Site & { readonly grantId: string },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['apply-for-grants'])) return refuseGrant('region.grants-not-allowed');
  const grant = await grantById(call, grantId, { lock: true });
  if (!grant || grant.organisationId !== call.actor.organisationId) return refuseGrant('region.no-grant');
  if (grant.status !== 'agreed' && grant.status !== 'done') return refuseGrant('region.grant-moved-on');
  const { what, how, cost, result } = said;
  for (const [field, text] of Object.entries({ what, how, cost })) {
    if (text.trim() === '') return refuseGrant('region.grant-wrong', { field });
  }
  const cut = (text: string) => text.trim().slice(0, LONGEST);
  const site = {
    ...{ what: cut(what), how: cut(how), cost: cut(cost), result: cut(result) },
    ...{ editedAt: call.now, editedByName: call.actor.name },
  };
  await call.tx
    .insertInto('region.site')
    .values({ countyId: call.county, applicationId: grantId, ...site })
    .onConflict((conflict) => conflict.columns(['countyId', 'applicationId']).doUpdateSet(site))
    .execute();
  await recordHelpedAct(call, 'keep-grants', grant.title);
  return ok();
}

/** The county's demonstration sites: for everybody. One whose money was called back is none. */
export async function listSites(call: Call): Promise<readonly ShownSite[]> {
  return sites(call, undefined);
}

export async function siteById(call: Call, id: string): Promise<Outcome<ShownSite>> {
  const [site] = isId(id) ? await sites(call, id) : [];
  return site ? ok(site) : refuseGrant('region.no-grant');
}

async function sites(call: Call, id: string | undefined): Promise<readonly ShownSite[]> {
  const { rows } = await sql<ShownSite>`
    select s.application_id as id, s.what, s.how, s.cost, s.result, s.edited_at as "editedAt", a.title, a.scheme_id as "schemeId",
           c.closed_at is not null as "schemeClosed", a.agreed_fen as "agreedFen",
           coalesce(o.name_zh, '') as "organisationZh", coalesce(o.name_en, '') as "organisationEn"
    from region.site s
    join region.application a on a.county_id = s.county_id and a.id = s.application_id
    join region.grant_scheme c on c.county_id = a.county_id and c.id = a.scheme_id
    left join people.v_organisation o on o.county_id = a.county_id and o.id = a.organisation_id
    where s.county_id = ${call.county} and c.kind = 'site' and a.status in ('agreed', 'done')
      and (${id ?? null}::uuid is null or s.application_id = ${id ?? null}::uuid)
    order by s.edited_at desc, s.application_id
    limit 100`.execute(call.tx);
  return rows;
}
