import { type Call, may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { holderOf } from '../custodial-issuer.ts';
import { utf8 } from '../kernel/bytes.ts';
import type { EpcForm } from '../kernel/epcis/epc-form.ts';
import { nextTime, type Schedule, timesOf } from '../kernel/query/schedule.ts';
import { aloneForHolder, MOST_KEPT } from '../query/alone-for-holder.ts';
import { ownQuery } from '../query/named-queries.ts';
import { refuse, type TracingRefusal } from '../refusals.ts';
import { rights } from '../rights.ts';
import { seal } from '../sealing.ts';
import { mayBeTold } from './allowed-address.ts';
import { endOfLog } from './fresh-events.ts';
import {
  countSubscriptions,
  insertSubscription,
  type Subscription,
  subscriptionById,
} from './subscriptions.ts';

export interface SubscriptionWanted {
  readonly queryName: string;
  readonly dest: string;
  readonly signatureToken?: string | undefined;
  readonly stream?: boolean | undefined;
  readonly schedule?: Schedule | undefined;
  readonly reportIfEmpty?: boolean | undefined;
  readonly initialRecordTime?: Date | undefined;
  readonly epcForm: EpcForm;
}

/** Subscribes whoever is acting to one of their named queries: told at once, or by a schedule, from now on or from a moment on. */
export async function subscribe(
  call: Call,
  wanted: SubscriptionWanted,
  allowPrivate: boolean,
): Promise<Outcome<Subscription, TracingRefusal>> {
  if (!may(call.actor, rights['keep-queries'])) return refuse('tracing.not-allowed');
  const { queryName, dest, schedule, initialRecordTime, signatureToken } = wanted;
  if (!(await ownQuery(call, queryName))) return refuse('tracing.no-such-query', { name: queryName });
  if (!mayBeTold(dest, allowPrivate)) return refuse('tracing.destination-refused', { dest });
  // Exactly one: nobody should be told of every event by a slip (the standard's OpenAPI, QueryStreamSubscription).
  if ((schedule !== undefined) === (wanted.stream === true)) return refuse('tracing.schedule-wrong');
  const times = schedule ? timesOf(schedule) : undefined;
  const dueAt = times === undefined ? call.now : times && nextTime(times, call.now);
  if (!dueAt) return refuse('tracing.schedule-wrong');
  await aloneForHolder(call);
  if ((await countSubscriptions(call)) >= MOST_KEPT) {
    return refuse('tracing.too-many-kept', { most: MOST_KEPT, kept: 'subscriptions' });
  }
  const id = newId(call.now);
  await insertSubscription(call, {
    id,
    queryName,
    dest,
    schedule: schedule ?? null,
    reportIfEmpty: wanted.reportIfEmpty ?? false,
    epcForm: wanted.epcForm,
    initialRecordTime: initialRecordTime ?? call.now,
    token: signatureToken ? seal(utf8(signatureToken), tokenOwner(call.county, holderOf(call), id)) : null,
    nextIndex: initialRecordTime ? 0 : await endOfLog(call),
    dueAt,
  });
  const made = await subscriptionById(call, queryName, id);
  if (!made) throw new Error(`subscription ${id} is not there although it was just made`);
  return ok(made);
}

/** What a token is sealed for: moved to another row it does not open. */
export function tokenOwner(county: string, holder: string, id: string): string {
  return `${county} ${holder} subscription ${id}`;
}
