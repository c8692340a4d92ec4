import { inBatches } from '#shared/batches.ts';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Draft, flawOf } from './kernel/draft.ts';
import { insertOffers } from './offer-rows.ts';
import { refuse } from './refusals.ts';

/**
 * Puts many offers on sale at once, in few statements: for seeds and imports by the platform, whose products and sellers
 * stand before. Known ids are left as they are.
 */
export async function addOffers(
  call: Call,
  input: { readonly drafts: readonly Draft[]; readonly demo?: boolean },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, [])) return refuse('selling.not-allowed');
  const flaw = input.drafts.map(flawOf).find((each) => each !== undefined);
  if (flaw) return refuse('selling.unsound', { flaw });
  await inBatches(input.drafts, (some) => insertOffers(call, some, 'on', input.demo));
  return ok();
}
