import { redirect } from '@sveltejs/kit';
import { cashierUrl } from '#paying';
import { isId } from '#shared/id.ts';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { turnAway } from '../../../refused.ts';
import type { RequestHandler } from './$types';

const refuse = refuserOf(refusals);

/** Sends the payer to the cashier; a payment that is settled or closed leads back to its order. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  if (!isId(params.payment)) return turnAway(refuse('request.not-found').refusal, locals.lang);
  const outcome = await locals.read((call) =>
    cashierUrl(call, { paymentId: params.payment, origin: url.origin }),
  );
  if (!outcome.ok) return turnAway(outcome.refusal, locals.lang);
  redirect(303, outcome.value);
};
