import { roles } from '#shared/call.ts';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { rolesText } from '#shared/role-words.ts';
import { sentenceOf } from '../../refusals.ts';
import type { PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

/** What the gate in `hooks.server.ts` shows, under the address that was asked for and with status 403. */
export const load: PageServerLoad = ({ locals, url }) => {
  const asked = (url.searchParams.get('needs') ?? '').split(',');
  const needs = rolesText(
    roles.filter((role) => asked.includes(role)),
    locals.lang,
  );
  return { sentence: sentenceOf(refuse('request.role-needed', { needs }).refusal, locals.lang) };
};
