import { type Actor, visitor } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { isId } from '#shared/id.ts';
import { cookieNames, cookiesOf, sessionTokenOf } from './kernel/cookies.ts';
import { sessionRow } from './sessions.ts';

/**
 * Who is asking, by the session cookie (or `Authorization: Bearer`) of a request: the person in the role they wear,
 * or the elder they act for with `helper` set to themselves. A visitor when there is no valid session. One query.
 */
export async function actorOf(db: Db, county: string, headers: Headers, now: Date): Promise<Actor> {
  const cookies = cookiesOf(headers.get('cookie'));
  const token = sessionTokenOf(cookies, headers.get('authorization'));
  if (token === undefined) return visitor;
  const [organisationId, role] = (cookies.get(cookieNames.hat) ?? '').split('.');
  const helpingId = cookies.get(cookieNames.helping);
  const row = await sessionRow(
    db,
    county,
    {
      token,
      hat: organisationId && isId(organisationId) && role ? { organisationId, role } : undefined,
      helpingId: helpingId !== undefined && isId(helpingId) ? helpingId : undefined,
    },
    now,
  );
  if (!row) return visitor;
  const worn = row.role === null || row.organisationId === null ? undefined : row;
  const post = {
    roles: worn?.role ? [worn.role, 'consumer' as const] : ['consumer' as const],
    ...(worn?.organisationId ? { organisationId: worn.organisationId } : {}),
  };
  if (row.elderId === null) return { personId: row.personId, name: row.name, ...post };
  return {
    personId: row.elderId,
    name: row.elderName ?? '',
    ...post,
    helper: { personId: row.personId, name: row.name },
  };
}
