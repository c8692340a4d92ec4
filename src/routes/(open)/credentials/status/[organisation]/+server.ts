import { isId, newId } from '#shared/id.ts';
import { statusList } from '#tracing';
import { turnAway } from '../../../../refused.ts';
import type { RequestHandler } from './$types';

/** Which of an organisation's credentials are revoked, signed now. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const organisation = isId(params.organisation) ? params.organisation : newId();
  const list = await locals.read((call) => statusList(call, organisation));
  if (!list.ok) return turnAway(list.refusal, locals.lang);
  return new Response(JSON.stringify(list.value), {
    headers: {
      'content-type': 'application/vc',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=300',
    },
  });
};
