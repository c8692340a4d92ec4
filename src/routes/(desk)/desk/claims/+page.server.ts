import { claimsAtDesk } from '#ordering';
import { pageNumber } from '$ui/query.ts';
import { reasonWords } from '../../../order-words.ts';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const page = pageNumber(url);
  const decided = url.searchParams.get('kind') === 'decided';
  const found = await locals.read((call) =>
    claimsAtDesk(call, { decided, limit: SIZE, offset: (page - 1) * SIZE }),
  );
  if (!found.ok) return turnAway(found.refusal, lang);
  return {
    page,
    size: SIZE,
    count: found.value.count,
    decided,
    claims: found.value.claims.map(({ claim, order }) => {
      const line = order.lines.find(({ position }) => position === claim.position);
      const { zh, en } = reasonWords[claim.reason];
      return {
        id: claim.id,
        number: order.number,
        title: line ? t(line.titleZh, line.titleEn) : '',
        reason: t(zh, en),
        words: claim.words,
        status: claim.status,
        askedFen: claim.askedFen,
        grantedFen: claim.grantedFen,
        askedAt: claim.askedAt,
        hours: Math.floor((locals.now.getTime() - claim.askedAt.getTime()) / 3_600_000),
      };
    }),
  };
};
