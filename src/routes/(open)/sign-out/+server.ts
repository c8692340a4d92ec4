import { redirect } from '@sveltejs/kit';
import { cookieNames, endHelping, signOut } from '#people';
import { entranceOf, keep } from '../../entrance.ts';
import type { RequestHandler } from './$types';

/** Ends this device's session, and with it whatever it did in somebody else's name. */
export const POST: RequestHandler = async (event) => {
  const ended = await event.locals.call((call) =>
    endHelping(call, { id: event.cookies.get(cookieNames.helping) }),
  );
  keep(event, [
    ...(await signOut(entranceOf(event))),
    ...(ended.ok ? [ended.value.cookie] : []),
    { name: cookieNames.hat, value: '', maxAge: 0 },
  ]);
  redirect(303, '/');
};
