import type { RequestEvent } from '@sveltejs/kit';
import { type Cashier, cashierOf, refusals as payingRefusals, wayToPay } from '#paying';
import { isId } from '#shared/id.ts';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { turnAway } from '../../../refused.ts';

const refuse = refuserOf({ ...refusals, ...payingRefusals });

export interface AtCashier {
  readonly cashier: Exclude<Cashier, { kind: 'elsewhere' }>;
  readonly payment: { readonly title: string; readonly amountFen: number; readonly returnTo: string };
}

/** Asks the provider how this browser can pay. It is asked outside of any transaction. */
export async function askCashier(
  { locals, url, request, getClientAddress }: RequestEvent,
  id: string,
): Promise<AtCashier> {
  if (!isId(id)) return turnAway(refuse('request.not-found').refusal, locals.lang);
  const code = url.searchParams.get('code');
  const payer = {
    way: wayToPay(request.headers.get('user-agent') ?? ''),
    ip: getClientAddress(),
    ...(code ? { code } : {}),
  };
  const outcome = await locals.read((call) => cashierOf(call, { paymentId: id, origin: url.origin, payer }));
  if (!outcome.ok) return turnAway(outcome.refusal, locals.lang);
  const { ask, payment } = outcome.value;
  const cashier = await ask();
  if (cashier.kind === 'elsewhere') return turnAway(refuse('paying.begun-elsewhere').refusal, locals.lang);
  return { cashier, payment };
}
