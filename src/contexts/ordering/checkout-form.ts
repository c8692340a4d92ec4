import { type Node, nodesOf } from '#delivery';
import { person } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { ChosenWay } from './chosen-way.ts';
import { lastNodeOf } from './order-lists.ts';
import { type Quote, quote } from './quote.ts';
import type { OrderingRefusal } from './refusals.ts';

export interface CheckoutForm {
  readonly quote: Quote;
  /** Where it is collected: as chosen, or as last time. */
  readonly node?: Node;
  /** What is known of the signed-in person. */
  readonly name: string;
  readonly phone: string;
}

/** What the page of a checkout shows: the quote for the chosen point, and the form filled in as far as we know the buyer. */
export async function checkoutForm(
  call: Call,
  input: {
    readonly basketId?: string | undefined;
    readonly nodeId?: string | undefined;
    readonly ways?: readonly ChosenWay[];
  },
): Promise<Outcome<CheckoutForm, OrderingRefusal>> {
  const known = await knownBuyer(call, input.nodeId);
  const quoted = await quote(call, { ...input, nodeId: known.node?.id });
  return quoted.ok ? ok({ quote: quoted.value, ...known }) : quoted;
}

/** What a form is filled in with: who is signed in, and where they collect, as chosen or as last time. */
export async function knownBuyer(
  call: Call,
  nodeId: string | undefined,
): Promise<Omit<CheckoutForm, 'quote'>> {
  const { personId } = call.actor;
  const wanted = nodeId ?? (personId === undefined ? undefined : await lastNodeOf(call, personId));
  const node = (await nodesOf(call)).find(({ id }) => id === wanted);
  const buyer = personId === undefined ? undefined : await person(call, personId);
  return { name: buyer?.name ?? '', phone: buyer?.phone ?? '', ...(node ? { node } : {}) };
}
