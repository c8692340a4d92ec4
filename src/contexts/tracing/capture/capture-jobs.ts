import type { Actor, Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Submission } from '../capture-events.ts';
import { holderOf } from '../custodial-issuer.ts';
import type { CaptureError } from './capture-error.ts';
import type { Received } from './receive-document.ts';

/** A document on its way, and what became of it. */
export interface CaptureJob {
  readonly id: string;
  readonly onError: Submission['onError'];
  readonly events: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly errors: readonly CaptureError[];
}

export type Waiting = Pick<Received, 'context' | 'events' | 'masterData' | 'signed'>;

const COLUMNS = ['id', 'onError', 'events', 'createdAt', 'finishedAt', 'errors'] as const;

export async function insertJob(
  call: Call,
  {
    onError,
    errors,
    waiting,
  }: { onError: Submission['onError']; errors: readonly CaptureError[]; waiting: Waiting },
): Promise<string> {
  const id = newId(call.now);
  await call.tx
    .insertInto('tracing.captureJob')
    .values({
      countyId: call.county,
      id,
      holder: holderOf(call),
      actor: JSON.stringify(call.actor),
      onError,
      events: waiting.events.length,
      received: JSON.stringify(waiting),
      createdAt: call.now,
      errors: JSON.stringify(errors),
    })
    .execute();
  return id;
}

/** A job that waits, locked until the transaction ends; undefined when it is done. */
export async function lockWaitingJob(call: Call, id: string) {
  const row = await call.tx
    .selectFrom('tracing.captureJob')
    .select(['actor', 'onError', 'errors', 'received'])
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row?.received) return undefined;
  return {
    actor: row.actor as unknown as Actor,
    onError: row.onError,
    errors: row.errors as unknown as readonly CaptureError[],
    waiting: JSON.parse(row.received) as Waiting,
  };
}

export async function finishJob(call: Call, id: string, errors: readonly CaptureError[]): Promise<void> {
  await call.tx
    .updateTable('tracing.captureJob')
    .set({ finishedAt: call.now, received: null, errors: JSON.stringify(errors) })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

/** A job of whoever is acting. */
export async function ownJob(call: Call, id: string): Promise<CaptureJob | undefined> {
  const row = await ownJobs(call).where('id', '=', id).executeTakeFirst();
  return row && jobOf(row);
}

export interface JobsWanted {
  readonly createdAfter?: Date | undefined;
  readonly createdBefore?: Date | undefined;
  /** The last one seen: those older than it. */
  readonly after?: { readonly createdAt: Date; readonly id: string } | undefined;
  readonly most: number;
}

/** Jobs of whoever is acting, the newest first. */
export async function listJobs(call: Call, wanted: JobsWanted): Promise<CaptureJob[]> {
  const { createdAfter, createdBefore, after, most } = wanted;
  const rows = await ownJobs(call)
    .$if(createdAfter !== undefined, (query) => query.where('createdAt', '>=', createdAfter as Date))
    .$if(createdBefore !== undefined, (query) => query.where('createdAt', '<', createdBefore as Date))
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('createdAt', 'id'), '<', tuple(after?.createdAt as Date, after?.id as string)),
      ),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(jobOf);
}

function ownJobs(call: Call) {
  return call.tx
    .selectFrom('tracing.captureJob')
    .select(COLUMNS)
    .where('countyId', '=', call.county)
    .where('holder', '=', holderOf(call));
}

function jobOf<Row extends { errors: unknown }>(row: Row): Omit<Row, 'errors'> & Pick<CaptureJob, 'errors'> {
  return { ...row, errors: row.errors as readonly CaptureError[] };
}
