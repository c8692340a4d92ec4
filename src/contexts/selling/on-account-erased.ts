import type { Call } from '#shared/call.ts';
import { forgetTrader } from './traders.ts';

/** Whoever erased their account is on no seller's list of traders any more. */
export async function onAccountErased(
  call: Call,
  { personId }: { readonly personId: string },
): Promise<void> {
  await forgetTrader(call, personId);
}
