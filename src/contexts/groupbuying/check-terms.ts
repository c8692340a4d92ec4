import { nodesOf } from '#delivery';
import { offersByIds } from '#selling';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { flawOf } from './kernel/flaws.ts';
import type { SeriesTerms } from './kernel/terms.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';

/** Refuses terms that no cycle could be held to. */
export async function checkTerms(
  call: Call,
  terms: SeriesTerms,
): Promise<Outcome<undefined, GroupbuyingRefusal>> {
  const offers = await offersByIds(
    call,
    terms.items.map(({ offerId }) => offerId),
  );
  const sold = new Map([...offers].filter(([, { status }]) => status === 'on' || status === 'paused'));
  const flaw = flawOf(terms, sold);
  if (flaw) return refuse('groupbuying.terms', { flaw });
  const node = (await nodesOf(call)).find(({ id }) => id === terms.nodeId);
  return node?.active ? ok() : refuse('groupbuying.node-unknown');
}
