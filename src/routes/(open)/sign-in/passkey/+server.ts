import { json } from '@sveltejs/kit';
import { passkeyToSignIn } from '#people';
import { entranceOf, keep } from '../../../entrance.ts';
import type { RequestHandler } from './$types';

/** What `static/passkey.js` hands to the browser to ask for a passkey. */
export const GET: RequestHandler = async (event) => {
  const { options, cookies } = await passkeyToSignIn(entranceOf(event));
  keep(event, cookies);
  return json(options, { headers: { 'cache-control': 'no-store' } });
};
