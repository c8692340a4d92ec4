import { readStatement, rights } from '#paying';
import { may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { pageNumber } from '$ui/query.ts';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';
import { askedStatement } from './asked-statement.ts';
import { kindWords, shareWords } from './share-words.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = pageNumber(url);
  const asked = askedStatement(url, dayOf(locals.now));
  const statement = await locals.read((call) =>
    readStatement(call, { ...asked, limit: SIZE, offset: (page - 1) * SIZE }),
  );
  if (!statement.ok) return turnAway(statement.refusal, locals.lang);
  return {
    ...asked,
    ...statement.value,
    page,
    size: SIZE,
    shareWords,
    kindWords,
    all: may(locals.actor, rights['all-statements']),
  };
};
