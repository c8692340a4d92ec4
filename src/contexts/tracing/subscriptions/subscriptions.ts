import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { holderOf } from '../custodial-issuer.ts';
import type { EpcForm } from '../kernel/epcis/epc-form.ts';
import type { Schedule } from '../kernel/query/schedule.ts';

/** Who is told of what a named query finds, and where. */
export interface Subscription {
  readonly id: string;
  readonly queryName: string;
  readonly dest: string;
  /** Without one, at once. */
  readonly schedule: Schedule | null;
  readonly reportIfEmpty: boolean;
  readonly epcForm: EpcForm;
  readonly initialRecordTime: Date;
  readonly createdAt: Date;
  readonly lastNotifiedAt: Date | null;
}

export interface DueSubscription extends Subscription {
  readonly holder: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly token: Buffer | null;
  readonly nextIndex: number;
  readonly failures: number;
}

const COLUMNS = [
  'id',
  'queryName',
  'dest',
  'schedule',
  'reportIfEmpty',
  'epcForm',
  'initialRecordTime',
  'createdAt',
  'lastNotifiedAt',
] as const;

export async function insertSubscription(
  call: Call,
  given: Omit<Subscription, 'createdAt' | 'lastNotifiedAt'> & {
    readonly token: Uint8Array | null;
    readonly nextIndex: number;
    readonly dueAt: Date;
  },
): Promise<void> {
  const { schedule, token, ...rest } = given;
  await call.tx
    .insertInto('tracing.subscription')
    .values({
      ...rest,
      countyId: call.county,
      holder: holderOf(call),
      schedule: schedule ? JSON.stringify(schedule) : null,
      token: token ? Buffer.from(token) : null,
      createdAt: call.now,
    })
    .execute();
}

/** How many whoever is acting keeps, to all their queries. */
export async function countSubscriptions(call: Call): Promise<number> {
  const { count } = await call.tx
    .selectFrom('tracing.subscription')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('countyId', '=', call.county)
    .where('holder', '=', holderOf(call))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Subscriptions of whoever is acting to one of their queries, by id. */
export async function subscriptionsTo(
  call: Call,
  queryName: string,
  page: { readonly after?: string | undefined; readonly most: number },
): Promise<Subscription[]> {
  const { after } = page;
  return ofOwn(call, queryName)
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(page.most)
    .$castTo<Subscription>()
    .execute();
}

export async function subscriptionById(
  call: Call,
  queryName: string,
  id: string,
): Promise<Subscription | undefined> {
  return ofOwn(call, queryName).where('id', '=', id).$castTo<Subscription>().executeTakeFirst();
}

export async function removeSubscription(call: Call, queryName: string, id: string): Promise<boolean> {
  const row = await call.tx
    .deleteFrom('tracing.subscription')
    .where('countyId', '=', call.county)
    .where('holder', '=', holderOf(call))
    .where('queryName', '=', queryName)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

function ofOwn(call: Call, queryName: string) {
  return call.tx
    .selectFrom('tracing.subscription')
    .select(COLUMNS)
    .where('countyId', '=', call.county)
    .where('holder', '=', holderOf(call))
    .where('queryName', '=', queryName);
}

/** Takes one that is due (by its time, and, if it is told at once, because the log went on), until `takenUntil`; undefined: none is. */
export async function takeDue(call: Call, takenUntil: Date): Promise<DueSubscription | undefined> {
  const { rows } = await sql<DueSubscription>`
    update tracing.subscription taken set taken_until = ${takenUntil}
    from tracing.named_query named
    where taken.county_id = ${call.county} and taken.id = (
        select id from tracing.subscription due
        where due.county_id = ${call.county} and due.due_at <= ${call.now}
          and (due.taken_until is null or due.taken_until < ${call.now})
          and (due.schedule is not null or exists (
            select 1 from tracing.log_entry entry
            where entry.county_id = ${call.county} and entry.index >= due.next_index))
        order by due.due_at limit 1
        for update skip locked)
      and named.county_id = taken.county_id and named.holder = taken.holder and named.name = taken.query_name
    returning taken.id, taken.query_name as "queryName", taken.dest, taken.schedule,
      taken.report_if_empty as "reportIfEmpty", taken.epc_form as "epcForm", taken.initial_record_time as "initialRecordTime",
      taken.created_at as "createdAt", taken.last_notified_at as "lastNotifiedAt", taken.holder, taken.token,
      taken.next_index as "nextIndex", taken.failures, named.query`.execute(call.tx);
  return rows[0];
}

/** Notes how far a subscriber has been told, and when it is looked at next; nothing when it was removed meanwhile. */
export async function noteTold(
  call: Call,
  id: string,
  told: {
    readonly nextIndex: number;
    readonly dueAt: Date;
    readonly failures: number;
    readonly lastNotifiedAt?: Date;
    /** Until then it stays with whoever tells it. */
    readonly takenUntil?: Date;
  },
): Promise<void> {
  await call.tx
    .updateTable('tracing.subscription')
    .set({ takenUntil: null, ...told })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}
