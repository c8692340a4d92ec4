import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type ListedWarning, listedWarnings, noteWarning, type WarningKind } from './price-warnings.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** The prices that deserve a second look, those who wait longest first; or those already looked into. For the county's officers. */
export async function doubtfulPrices(
  call: Call,
  page: { readonly noted: boolean; readonly limit: number; readonly offset: number },
): Promise<Outcome<{ readonly warnings: readonly ListedWarning[]; readonly count: number }>> {
  if (!may(call.actor, rights['watch-prices'])) return refuse('selling.not-allowed');
  return ok(await listedWarnings(call, page));
}

/** Notes what came of looking into a price. It is in the queue again when the price changes. */
export async function lookIntoPrice(
  call: Call,
  input: { readonly offerId: string; readonly kind: WarningKind; readonly note: string },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['watch-prices'])) return refuse('selling.not-allowed');
  const note = input.note.trim();
  if (note === '' || note.length > 300) return refuse('selling.unsound', { flaw: 'note' });
  return (await noteWarning(call, { ...input, note })) ? ok() : refuse('selling.no-such-offer');
}
