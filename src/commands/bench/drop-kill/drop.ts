import { setTimeout as pause } from 'node:timers/promises';
import { expireUnpaid, serveWaiting } from '#ordering';
import { setDrop } from '#selling';
import { type Call, platform } from '../../../shared/call.ts';
import { must } from '../../../shared/outcome.ts';
import { transact } from '../../../shared/transact.ts';
import type { Wanted } from '../drop/crowd.ts';
import { type Answered, buy, lookAtPlace } from './buyer.ts';
import type { House } from './house.ts';
import type { Provider } from './provider.ts';
import { type Strike, strike } from './strike.ts';
import { type Promised, type Wrong, wrongIn } from './wrong.ts';

const COUNTY = '450224';
const LANES = 24;
const PATIENCE_MS = 120_000;
const AGAIN_MS = 50;
const HOUR_MS = 3_600_000;
// Beyond what any server's clock was wrong by.
const LATER_MS = 100 * HOUR_MS;
// What a right clock kept for somebody is over by then.
const SOON_MS = HOUR_MS / 2;

/** What a drop during which something was struck came to. */
export interface Struck extends Promised {
  readonly wrong: readonly Wrong[];
}

/** As a buyer's number ends: most pay at once, some when it is too late, some never. */
const payer = (number: number) => (number % 10 < 7 ? 'prompt' : number % 10 < 9 ? 'never' : 'late');

/**
 * `buyers` come for the goods of one lot, of which there are fewer, one for each; in their midst something is struck. When everybody was answered
 * and everything was heard, all that was promised is looked up; then what nobody paid goes to those who stand in line, and then everything expires
 * and some pay all the same: after each it is looked up again.
 */
export async function struckDrop(
  house: House,
  provider: Provider,
  {
    goods,
    buyers,
    first,
    struck,
  }: { goods: readonly Wanted[]; buyers: number; first: number; struck: Strike },
): Promise<Struck> {
  const until = performance.now() + PATIENCE_MS;
  const mustEnd = (last: string) => {
    if (performance.now() > until)
      throw new Error(`nobody was answered for good in time; the last word: ${last}`);
  };
  await openToAll(house, goods);
  let answered: Answered[] = [];
  const paid = new Set<string>();
  let acknowledged = 0;
  let striking: Promise<void> | undefined;
  const heardOne = () => {
    acknowledged += 1;
    if (acknowledged === struck.after)
      striking = strike(house, struck).then(() => retried(() => provider.openAccount(), mustEnd));
  };
  const pay = async ({ order }: Answered) => {
    if (!order) return;
    await provider.pay(order.paymentId, order.totalFen);
    paid.add(order.paymentId);
  };

  let next = 0;
  const lane = async () => {
    while (next < buyers) {
      const number = first + next;
      next += 1;
      const wanted = goods[number % goods.length];
      if (!wanted) throw new RangeError('nothing on sale');
      const one = await buy(house.ports, wanted, {
        ...{ number, impatient: number % 4 === 0, waits: number % 4 === 1 },
        mustEnd,
      });
      answered.push(one);
      heardOne();
      if (payer(number) !== 'prompt') continue;
      await pay(one);
      heardOne();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await striking;
  await everythingHeard(house, mustEnd);
  const wrong = [await wrongIn(house.db, { answered, paid })];

  const turnsCome = async () => {
    answered = await Promise.all(answered.map((one) => lookAtPlace(house.ports, one, mustEnd)));
  };
  await expire(house, SOON_MS);
  await turnsCome();
  const served = answered.filter(({ order, place }) => order && place);
  await Promise.all(served.filter((_, place) => place % 2 === 0).map(pay));
  await everythingHeard(house, mustEnd);
  wrong.push(await wrongIn(house.db, { answered, paid }));

  await expire(house, LATER_MS);
  await turnsCome();
  const late = answered.filter(({ order }, place) => order && !paid.has(order.paymentId) && place % 3 === 0);
  await Promise.all(late.map(pay));
  await everythingHeard(house, mustEnd);
  await provider.idle();
  await everythingHeard(house, mustEnd);
  wrong.push(await wrongIn(house.db, { answered, paid }));
  return { answered, paid, wrong };
}

/** Opens these goods to everybody as whoever sells them did before. */
async function openToAll({ db }: House, goods: readonly Wanted[]): Promise<void> {
  const long = (hours: number) => new Date(Date.now() - hours * HOUR_MS);
  const open = async (call: Call) => {
    for (const offerId of new Set(goods.map((one) => one.offerId)))
      must(await setDrop(call, { offerId, drop: { opensAt: long(99), perPerson: 1_000 } }));
  };
  await transact(db, { county: COUNTY, now: long(100), actor: platform }, open);
}

/** Ends what nobody paid by then, and gives it to who waits, as the servers do every minute. */
async function expire({ db }: House, laterMs: number): Promise<void> {
  const now = new Date(Date.now() + laterMs);
  const run = () => transact(db, { county: COUNTY, now, actor: platform }, expireUnpaid);
  while ((await run()) > 0);
  await transact(db, { county: COUNTY, now, actor: platform }, serveWaiting);
}

/** Waits until no fact is left unheard. What failed while something was away is tried again now instead of later. */
async function everythingHeard({ pool }: House, mustEnd: (last: string) => void): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `select task.identifier, job.last_error from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id
       where job.payload ->> 'fact' is not null and job.attempts < job.max_attempts limit 1`,
    );
    const [job] = rows;
    if (!job) return;
    mustEnd(`${job.identifier} is not done: ${job.last_error}`);
    await pool.query(
      `update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now() and payload ->> 'fact' is not null`,
    );
    await pause(AGAIN_MS);
  }
}

async function retried(run: () => Promise<void>, mustEnd: (last: string) => void): Promise<void> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      mustEnd(String(error));
      await pause(AGAIN_MS);
    }
  }
}
