import { sql } from 'kysely';
import type { Role } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';

/** What a request brings along: who signed in, which hat they put on, and whom they help at the moment. */
export interface Claims {
  readonly token: string;
  readonly hat: { readonly organisationId: string; readonly role: string } | undefined;
  readonly helpingId: string | undefined;
}

export interface SessionRow {
  readonly personId: string;
  readonly name: string;
  readonly elderId: string | null;
  readonly elderName: string | null;
  readonly organisationId: string | null;
  readonly role: Role | null;
}

/** How long one may act for someone before saying so again. */
export const HELPING_HOURS = 2;

/**
 * Session, person, whom they help, and the role worn, in one query: every request asks it. Whoever is helped is helped
 * as a grower and buyer only; the posts they hold are theirs alone.
 */
export async function sessionRow(
  db: Db,
  county: string,
  claims: Claims,
  now: Date,
): Promise<SessionRow | undefined> {
  const { token, hat, helpingId } = claims;
  const { rows } = await sql<SessionRow>`
    with me as (
      select p.id, p.name
      from auth.session s
      join people.person p on p.county_id = ${county} and p.auth_user_id = s.user_id
      where s.token = ${token} and s.expires_at > ${now}
    ), helped as (
      select e.id, e.name
      from me
      join people.helping h on h.county_id = ${county} and h.id = ${helpingId ?? null}::uuid and h.ended_at is null
        and h.began_at > ${now}::timestamptz - make_interval(hours => ${HELPING_HOURS})
      join people.helper_consent c on c.county_id = h.county_id and c.id = h.consent_id
        and c.helper_id = me.id and c.revoked_at is null
      join people.person e on e.county_id = c.county_id and e.id = c.elder_id and e.erased_at is null
    )
    select me.id as person_id, me.name, helped.id as elder_id, helped.name as elder_name,
           worn.organisation_id, worn.role
    from me
    left join helped on true
    left join lateral (
      select m.organisation_id, m.role
      from people.membership m
      where m.county_id = ${county} and m.person_id = coalesce(helped.id, me.id)
        and m.since <= ${now} and (m.until is null or m.until > ${now})
        and (helped.id is null or m.role = 'grower')
      order by (helped.id is null and m.organisation_id = ${hat?.organisationId ?? null}::uuid
                and m.role = ${hat?.role ?? null}) is true desc,
               m.since, m.organisation_id, m.role
      limit 1
    ) worn on true`.execute(db);
  return rows[0];
}

/** Ends all sessions of an identity, or all but one. */
export async function endSessions(
  db: Db,
  { userId, exceptToken }: { readonly userId: string; readonly exceptToken?: string },
): Promise<void> {
  await db
    .deleteFrom('auth.session')
    .where('userId', '=', userId)
    .$if(exceptToken !== undefined, (query) => query.where('token', '!=', exceptToken ?? ''))
    .execute();
}
