import { error, redirect } from '@sveltejs/kit';
import { cashierUrl } from '#paying';
import { isId } from '#shared/id.ts';
import { sentenceOf, statusOf } from '../../../refusals.ts';
import type { RequestHandler } from './$types';

/** Sends the payer to the cashier; a payment that is settled or closed leads back to its order. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  if (!isId(params.payment)) error(404, 'request.not-found');
  const outcome = await locals.read((call) =>
    cashierUrl(call, { paymentId: params.payment, origin: url.origin }),
  );
  if (!outcome.ok) error(statusOf(outcome.refusal), sentenceOf(outcome.refusal, locals.lang).what);
  redirect(303, outcome.value);
};
