import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse, type TracingRefusal } from '../refusals.ts';
import { rights } from '../rights.ts';
import { removeSubscription, type Subscription, subscriptionById, subscriptionsTo } from './subscriptions.ts';

/** Subscriptions of whoever is acting to one of their named queries. */
export async function ownSubscriptions(
  call: Call,
  queryName: string,
  page: { readonly after?: string | undefined; readonly most: number },
): Promise<Outcome<readonly Subscription[], TracingRefusal>> {
  if (!may(call.actor, rights['keep-queries'])) return refuse('tracing.not-allowed');
  return ok(await subscriptionsTo(call, queryName, page));
}

export async function ownSubscription(
  call: Call,
  queryName: string,
  id: string,
): Promise<Outcome<Subscription, TracingRefusal>> {
  if (!may(call.actor, rights['keep-queries'])) return refuse('tracing.not-allowed');
  const found = await subscriptionById(call, queryName, id);
  return found ? ok(found) : refuse('tracing.no-such-subscription');
}

/** Ends a subscription: nothing more is sent. */
export async function unsubscribe(
  call: Call,
  queryName: string,
  id: string,
): Promise<Outcome<undefined, TracingRefusal>> {
  if (!may(call.actor, rights['keep-queries'])) return refuse('tracing.not-allowed');
  return (await removeSubscription(call, queryName, id)) ? ok() : refuse('tracing.no-such-subscription');
}
