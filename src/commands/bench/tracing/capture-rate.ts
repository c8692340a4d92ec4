import { setTimeout as pause } from 'node:timers/promises';
import { captureEvents, logAt, receiptsOf, type Submission, sampleIssuer } from '#tracing';
import { newId } from '../../../shared/id.ts';
import { must } from '../../../shared/outcome.ts';
import { inOwnHome } from '../measuring/own-home.ts';
import { quantile } from '../measuring/quantile.ts';
import { HOLDER, type Installation, install } from './installation.ts';

export interface CaptureRate {
  /** Events a second from the first submission until each is stored, in the log, witnessed, and its receipt was made. */
  readonly perSecond: number;
  /** From handing a submission in until its receipts are made from a witnessed checkpoint. */
  readonly p99Ms: number;
}

const CONTEXT = ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'];
const LANES = 4;
const AGAIN_MS = 10;

/**
 * Captures `events` events in submissions of `each`, as fast as they are taken or at `rate` a second. They are made and signed before
 * the clock starts; PostgreSQL, the log, three witnesses and whoever sends them share this machine.
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
    const submissions = Array.from(
      { length: Math.ceil(given.events / given.each) },
      (_, number): Submission => {
        const at = new Date();
        const events = Array.from({ length: given.each }, (_, place) =>
          sampleEvent(number * given.each + place, at),
        );
        const sign = given.sign === 'each' ? issuer.signEach : issuer.signTogether;
        return { events, context: CONTEXT, signed: sign(events, CONTEXT, at), onError: 'rollback' };
      },
    );
    const measured = await timed(installed, submissions, given.rate);
    await installed.stop();
    return measured;
  });
}

async function timed(
  { run }: Installation,
  submissions: readonly Submission[],
  rate: number | undefined,
): Promise<CaptureRate> {
  const began = performance.now();
  const latencies: number[] = [];
  const served: Promise<void>[] = [];
  let next = 0;
  let handed = 0;
  const lane = async () => {
    for (let number = next++; number < submissions.length; number = next++) {
      const submission = submissions[number] as Submission;
      const due = rate ? (handed / rate) * 1000 : 0;
      handed += submission.events.length;
      await pause(Math.max(0, began + due - performance.now()));
      const start = performance.now();
      const results = must(await run((call) => captureEvents(call, submission)));
      if (!results.every(({ status }) => status === 'captured')) throw new Error('an event was not captured');
      served.push(receiptsMade(submission).then(() => void latencies.push(performance.now() - start)));
    }
  };
  async function receiptsMade({ events }: Submission): Promise<void> {
    const keys = events.map(({ eventID }) => String(eventID).slice('urn:uuid:'.length));
    for (let made = 0; made < keys.length; ) {
      await pause(AGAIN_MS);
      made = await run(async (call) => {
        const at = await logAt(call);
        if (!at.ok || !at.value.witnessedAt) return 0;
        return (await receiptsOf(call, at.value, keys)).size;
      });
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  await Promise.all(served);
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: handed / seconds, p99Ms: quantile(latencies, 0.99) };
}

/** About 500 bytes; a lot has twelve. */
function sampleEvent(number: number, at: Date) {
  const place = { id: 'urn:maidehao:node:0197a000-0000-7000-8000-000000000001' };
  return {
    eventID: `urn:uuid:${newId()}`,
    type: 'ObjectEvent',
    action: 'OBSERVE',
    eventTime: at.toISOString(),
    eventTimeZoneOffset: '+08:00',
    bizStep: 'shipping',
    disposition: 'in_transit',
    readPoint: place,
    bizLocation: place,
    epcList: [],
    quantityList: [
      {
        epcClass: `https://id.gs1.org/01/92045022400014/10/LOT-${Math.floor(number / 12)}`,
        quantity: 12.5 + (number % 7),
        uom: 'KGM',
      },
    ],
  };
}
