import { redirect } from '@sveltejs/kit';
import { cookieNames, endHelping } from '#people';
import { keep } from '../../../../entrance.ts';
import type { RequestHandler } from './$types';

/** One tap on the banner: whoever acts for someone is themselves again. */
export const POST: RequestHandler = async (event) => {
  const id = event.cookies.get(cookieNames.helping);
  const ended = await event.locals.call((call) => endHelping(call, { id }));
  if (ended.ok) keep(event, [ended.value.cookie]);
  redirect(303, '/me/helping');
};
