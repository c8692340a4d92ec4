import { redirect } from '@sveltejs/kit';
import { askCashier } from '../ask-cashier.ts';
import type { PageServerLoad } from './$types';

/** Where WeChat brings its payer back with a code that says who it is. Any other browser pays in its own way. */
export const load: PageServerLoad = async (event) => {
  const { cashier, payment } = await askCashier(event, event.params.payment);
  if (cashier.kind === 'address') redirect(303, cashier.url, { external: true });
  if (cashier.kind === 'scan') redirect(303, `/pay/${event.params.payment}`);
  return { order: cashier.order, again: `/pay/${event.params.payment}`, ...payment };
};
