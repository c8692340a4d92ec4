import { redirect } from '@sveltejs/kit';
import { refuserOf } from '#shared/outcome.ts';
import { qrSvg } from '#shared/qr-code.ts';
import { refusals } from '#shared/refusals.ts';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';
import { askCashier } from './ask-cashier.ts';

const refuse = refuserOf(refusals);

/** Sends the payer to the cashier, or shows the code to scan; a payment that is settled or closed leads back to its order. */
export const load: PageServerLoad = async (event) => {
  const { cashier, payment } = await askCashier(event, event.params.payment);
  // The provider's own page, or ours: its address was asked of the provider, never of the request.
  if (cashier.kind === 'address') redirect(303, cashier.url, { external: true });
  // The window opens on its own page only: it needs who is paying first.
  if (cashier.kind === 'window') return turnAway(refuse('request.not-found').refusal, event.locals.lang);
  return { code: qrSvg(cashier.text), ...payment };
};
