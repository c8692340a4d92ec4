import { claimsAtDesk, claimToDecide } from '#ordering';
import { isId } from '#shared/id.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';
import { askedClaims, shownClaim } from './shown-claims.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const page = pageNumber(url);
  const asked = askedClaims(url);
  const doneId = url.searchParams.get('done') ?? '';
  const { found, done } = await locals.read(async (call) => ({
    found: await claimsAtDesk(call, { ...asked, limit: SIZE, offset: (page - 1) * SIZE }),
    done: isId(doneId) ? await claimToDecide(call, { claimId: doneId }) : undefined,
  }));
  const { claims, count } = answered(found, lang);
  return {
    ...asked,
    done: done?.ok ? shownClaim(done.value, now, t) : undefined,
    page,
    size: SIZE,
    count,
    claims: claims.map((claim) => shownClaim(claim, now, t)),
  };
};
