import { claimsAtDesk } from '#ordering';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';
import { askedClaims, shownClaim } from './shown-claims.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const page = pageNumber(url);
  const asked = askedClaims(url);
  const found = await locals.read((call) =>
    claimsAtDesk(call, { ...asked, limit: SIZE, offset: (page - 1) * SIZE }),
  );
  const { claims, count } = answered(found, lang);
  return {
    ...asked,
    page,
    size: SIZE,
    count,
    claims: claims.map((claim) => shownClaim(claim, now, t)),
  };
};
