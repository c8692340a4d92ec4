import { setTimeout as pause } from 'node:timers/promises';
import { redirect } from '@sveltejs/kit';
import { readOrder } from '#ordering';
import { turnAway } from '../../../../refused.ts';
import type { PageServerLoad } from './$types';

const STEP_MS = 500;
const LONGEST_MS = 3_000;

/**
 * Where the cashier sends the payer back to. The order is paid when the provider's own notice says so, not by coming here;
 * it is waited for a moment, so that whoever paid comes straight to a paid order. No page reloads by itself: a reader who
 * needs time, or listens, would lose their place (WCAG 2.2.1).
 */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const token = url.searchParams.get('t') ?? undefined;
  const topUpId = url.searchParams.get('top-up');
  for (let waited = 0; ; waited += STEP_MS) {
    const found = await locals.read((call) => readOrder(call, { number: params.number, token }));
    if (!found.ok) return turnAway(found.refusal, locals.lang);
    const { order, payUrl, topUps } = found.value;
    const awaited = topUps.some(({ id, status }) => id === topUpId && status === 'asked');
    const back = `/order/${order.number}${token === undefined ? '' : `?t=${encodeURIComponent(token)}`}`;
    if (order.status !== 'reserved' && !(awaited && waited < LONGEST_MS)) redirect(303, back);
    if (waited >= LONGEST_MS) return { back, payUrl, payBefore: order.reservedUntil };
    await pause(STEP_MS);
  }
};
