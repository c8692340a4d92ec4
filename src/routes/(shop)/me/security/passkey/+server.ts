import { json } from '@sveltejs/kit';
import { passkeyToAdd } from '#people';
import { entranceOf, keep } from '../../../../entrance.ts';
import { problemOf, statusOf } from '../../../../refusals.ts';
import type { RequestHandler } from './$types';

/** What `static/passkey.js` hands to the browser to make a passkey. */
export const GET: RequestHandler = async (event) => {
  const { lang, actor } = event.locals;
  const outcome = await passkeyToAdd(entranceOf(event), actor);
  if (!outcome.ok) return json(problemOf(outcome.refusal, lang), { status: statusOf(outcome.refusal) });
  keep(event, outcome.value.cookies);
  return json(outcome.value.options, { headers: { 'cache-control': 'no-store' } });
};
