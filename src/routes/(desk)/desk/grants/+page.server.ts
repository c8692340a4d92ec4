import { listGrants, listSchemes, rights } from '#region';
import { may } from '#shared/call.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = pageNumber(url);
  const { schemes, listed } = await locals.read(async (call) => ({
    schemes: await listSchemes(call),
    listed: await listGrants(call, { limit: SIZE, offset: (page - 1) * SIZE }),
  }));
  const { lines, total } = answered(listed, locals.lang);
  return {
    schemes,
    grants: lines,
    total,
    page,
    size: SIZE,
    mayApply: may(locals.actor, rights['apply-for-grants']),
    mayOpen: may(locals.actor, rights['decide-grants']),
  };
};
