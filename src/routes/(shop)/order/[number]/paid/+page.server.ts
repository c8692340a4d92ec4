import { redirect } from '@sveltejs/kit';
import { readOrder } from '#ordering';
import { turnAway } from '../../../../refused.ts';
import type { PageServerLoad } from './$types';

/** Where the cashier sends the payer back to. The order is paid when the provider's own notice says so, not by coming here. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const token = url.searchParams.get('t') ?? undefined;
  const found = await locals.read((call) => readOrder(call, { number: params.number, token }));
  if (!found.ok) return turnAway(found.refusal, locals.lang);
  const { order, payUrl } = found.value;
  const back = `/order/${order.number}${token === undefined ? '' : `?t=${encodeURIComponent(token)}`}`;
  if (order.status !== 'reserved') redirect(303, back);
  return { number: order.number, back, payUrl, payBefore: order.reservedUntil };
};
