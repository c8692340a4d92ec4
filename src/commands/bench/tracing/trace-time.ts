import { setTimeout as pause } from 'node:timers/promises';
import { captureEvents, logAt, sampleIssuer, traceOf } from '#tracing';
import { must } from '../../../shared/outcome.ts';
import { inOwnHome } from '../measuring/own-home.ts';
import { quantile } from '../measuring/quantile.ts';
import { HOLDER, type Installation, install } from './installation.ts';
import { CONTEXT, harvested, mixed, sampleLot, seenOnItsWay } from './sample-events.ts';

export interface TraceTime {
  readonly events: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** Generations before and after the lot in the middle. */
const LEVELS = 10;
const TOGETHER = 16;
const TRACED = 400;
const LANES = 4;

/**
 * Traces lots both ways, ten generations each, with proof that nothing of them is left out, in a store of `events` events and a log of
 * as many entries. One trace after the other, of families chosen evenly from first to last; each must find the whole family.
 */
export function traceTime(events: number): Promise<TraceTime> {
  return inOwnHome(async (home) => {
    const issuer = sampleIssuer('partner.example/software');
    const installed = await install(home, issuer.registration(HOLDER));
    const families = Math.ceil(events / family(0, new Date()).length);
    let next = 0;
    const lane = async () => {
      for (let first = next; first < families; first = next) {
        next += TOGETHER;
        const at = new Date();
        const numbers = Array.from(
          { length: Math.min(TOGETHER, families - first) },
          (_, place) => first + place,
        );
        const captured = numbers.flatMap((number) => family(number, at));
        const signed = issuer.signTogether(captured, CONTEXT, at);
        const submission = { events: captured, context: CONTEXT, signed, onError: 'rollback' } as const;
        must(await installed.run((call) => captureEvents(call, submission)));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    await untilLogged(installed, events);
    const times: number[] = [];
    for (let place = 0; place < TRACED; place += 1) {
      times.push(await timedTrace(installed, Math.floor((place * families) / TRACED)));
    }
    await installed.stop();
    return { events, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
  });
}

/** Waits for a witnessed log that has every one of these events. */
async function untilLogged({ run, pool }: Installation, events: number): Promise<void> {
  for (;;) {
    const at = await run((call) => logAt(call));
    const { rows } = await pool.query('select 1 from tracing.pending limit 1');
    if (rows.length === 0 && at.ok && at.value.witnessedAt && at.value.size >= events) break;
    await pause(500);
  }
  // What PostgreSQL's own housekeeping does within minutes of so many new rows.
  await pool.query('vacuum analyze');
}

async function timedTrace({ run }: Installation, number: number): Promise<number> {
  const start = performance.now();
  const { things, events, proven } = must(
    await run((call) => traceOf(call, chainLot(number, LEVELS), LEVELS)),
  );
  const took = performance.now() - start;
  const found = proven.lines.reduce((sum, { entries }) => sum + (entries?.length ?? 0), 0);
  if (things.length !== 1 + 4 * LEVELS || found < events.length) throw new Error('a trace is not whole');
  return took;
}

/**
 * 62 events: a chain of twice ten mixings, each of the lot before with one from outside, which leave the next lot and a by-product; all
 * lots from outside are harvested, and each lot of the chain is seen on its way.
 */
function family(number: number, at: Date) {
  const steps = Array.from({ length: 2 * LEVELS }, (_, step) => step + 1);
  return [
    harvested([chainLot(number, 0)], at),
    ...steps.map((step) => harvested([sampleLot(`${number}-IN-${step}`)], at)),
    ...steps.map((step) =>
      mixed(
        [chainLot(number, step - 1), sampleLot(`${number}-IN-${step}`)],
        [chainLot(number, step), sampleLot(`${number}-BY-${step}`)],
        at,
      ),
    ),
    ...[0, ...steps].map((step) => seenOnItsWay(chainLot(number, step), 10, at)),
  ];
}

function chainLot(number: number, step: number): string {
  return sampleLot(`${number}-${step}`);
}
