import { may } from '#shared/call.ts';
import { kindsIssuedBy, listPapers, rights } from '#vouching';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import { paperShown } from '../../../paper-words.ts';
import type { PageServerLoad } from './$types';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, lang, now, t } = locals;
  const page = pageNumber(url);
  const { count, papers } = await locals.read(async (call) =>
    answered(await listPapers(call, { limit: SIZE, offset: (page - 1) * SIZE }), lang),
  );
  return {
    page,
    size: SIZE,
    count,
    mayBring: may(actor, rights['bring-papers']),
    mayIssue: kindsIssuedBy(actor).length > 0,
    keepsIssuers: may(actor, rights['keep-issuers']),
    papers: papers.map((paper) => paperShown(paper, now, t)),
  };
};
