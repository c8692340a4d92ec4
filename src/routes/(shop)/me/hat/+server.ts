import { redirect } from '@sveltejs/kit';
import { wearHat } from '#people';
import { keep } from '../../../entrance.ts';
import { ownPath } from '../../../own-path.ts';
import type { RequestHandler } from './$types';

/** Puts on another hat, from the form at the foot of the workbench. One that is not held changes nothing. */
export const POST: RequestHandler = async (event) => {
  const form = await event.request.formData();
  const [organisationId = '', role = ''] = String(form.get('hat') ?? '').split('.');
  const outcome = await event.locals.call((call) => wearHat(call, { organisationId, role }));
  if (outcome.ok) keep(event, [outcome.value.cookie]);
  redirect(303, ownPath(form.get('back'), '/desk'));
};
