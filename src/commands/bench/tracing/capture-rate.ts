import { setTimeout as pause } from 'node:timers/promises';
import { captureEvents, logAt, receiptsOf, type Submission, sampleIssuer } from '#tracing';
import { must } from '../../../shared/outcome.ts';
import { cpuSeconds } from '../measuring/cpu-time.ts';
import { inOwnHome } from '../measuring/own-home.ts';
import { quantile } from '../measuring/quantile.ts';
import { HOLDER, type Installation, install } from './installation.ts';
import { CONTEXT, sampleLot, seenOnItsWay } from './sample-events.ts';

export interface CaptureRate {
  /** Events a second from the first submission until each is stored, in the log, witnessed, and its receipt was made. */
  readonly perSecond: number;
  /** Processor time an event took, of all that took part: PostgreSQL, the log, witnesses, whoever sends; microseconds. */
  readonly cpuUs: number;
  /** From when a submission was due until its receipts are made from a witnessed checkpoint. */
  readonly p99Ms: number;
}

const TO_A_LOT = 12;
/** Captured before the clock starts: compiled code and plans are made by then. */
const WARM_UP = 20_000;
const LANES = 4;
const AGAIN_MS = 10;

/**
 * Captures `events` events in submissions of `each`, as fast as they are taken or at `rate` a second. They are made and signed before
 * the clock starts, and ten thousand others are captured before it; PostgreSQL, the log, three witnesses and whoever sends them share this machine.
 */
export function captureRate(given: {
  readonly sign: 'each' | 'together';
  readonly events: number;
  readonly each: number;
  readonly rate?: number;
}): Promise<CaptureRate> {
  return inOwnHome(async (home) => {
    const issuer = sampleIssuer('partner.example/software');
    const installed = await install(home, issuer.registration(HOLDER));
    const warmUp = Math.ceil(WARM_UP / given.each);
    const submissions = Array.from(
      { length: warmUp + Math.ceil(given.events / given.each) },
      (_, number): Submission => {
        const at = new Date();
        const events = Array.from({ length: given.each }, (_, place) => {
          const one = number * given.each + place;
          return seenOnItsWay(sampleLot(`LOT-${Math.floor(one / TO_A_LOT)}`), 12.5 + (one % 7), at);
        });
        const sign = given.sign === 'each' ? issuer.signEach : issuer.signTogether;
        return { events, context: CONTEXT, signed: sign(events, CONTEXT, at), onError: 'rollback' };
      },
    );
    await timed(installed, submissions.slice(0, warmUp), undefined);
    const measured = await timed(installed, submissions.slice(warmUp), given.rate);
    await installed.stop();
    return measured;
  });
}

async function timed(
  { run }: Installation,
  submissions: readonly Submission[],
  rate: number | undefined,
): Promise<CaptureRate> {
  const [began, cpuBefore] = [performance.now(), await cpuSeconds()];
  const latencies: number[] = [];
  const waiting = new Set<Waiting>();
  let next = 0;
  let handed = 0;
  let lanes = LANES;
  const lane = async () => {
    for (let number = next++; number < submissions.length; number = next++) {
      const submission = submissions[number] as Submission;
      const due = rate ? began + (handed / rate) * 1000 : performance.now();
      handed += submission.events.length;
      await pause(Math.max(0, due - performance.now()));
      // At a rate, from when it was due: what waits for a lane has waited too.
      const since = due;
      const results = must(await run((call) => captureEvents(call, submission)));
      if (!results.every(({ status }) => status === 'captured')) throw new Error('an event was not captured');
      waiting.add({ keys: results.map(({ id }) => id.slice('urn:uuid:'.length)), since });
    }
    lanes -= 1;
  };
  /** Makes the receipts of what each newly witnessed state of the log has. It takes what comes in order: after the first that waits, all do. */
  const receipts = async () => {
    for (let size = 0; lanes > 0 || waiting.size > 0; ) {
      await pause(AGAIN_MS);
      const at = await run((call) => logAt(call));
      if (!at.ok || !at.value.witnessedAt || at.value.size === size) continue;
      size = at.value.size;
      for (const each of [...waiting]) {
        const made = await run((call) => receiptsOf(call, at.value, each.keys));
        if (made.size < each.keys.length) break;
        latencies.push(performance.now() - each.since);
        waiting.delete(each);
      }
    }
  };
  await Promise.all([receipts(), ...Array.from({ length: LANES }, lane)]);
  const seconds = (performance.now() - began) / 1000;
  const cpuUs = (((await cpuSeconds()) - cpuBefore) / handed) * 1e6;
  return { perSecond: handed / seconds, cpuUs, p99Ms: quantile(latencies, 0.99) };
}

/** A submission that was captured, its events by key, and when it was handed in. */
interface Waiting {
  readonly keys: readonly string[];
  readonly since: number;
}
