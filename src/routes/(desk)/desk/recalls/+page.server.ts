import { listRecalls, rights } from '#recall';
import { may } from '#shared/call.ts';
import { pageNumber } from '$ui/query.ts';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';
import { troubleText } from './recall-words.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = pageNumber(url);
  const found = await locals.read((call) => listRecalls(call, { limit: SIZE, offset: (page - 1) * SIZE }));
  if (!found.ok) return turnAway(found.refusal, locals.lang);
  return {
    page,
    size: SIZE,
    count: found.value.count,
    mayRecall: may(locals.actor, rights.recall),
    recalls: found.value.recalls.map((recall) => ({
      number: recall.number,
      reason: recall.reason,
      from: troubleText(recall.trouble, locals.t, recall.back),
      startedAt: recall.startedAt,
      open: recall.closedAt === null,
    })),
  };
};
