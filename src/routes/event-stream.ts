import { setTimeout as pause } from 'node:timers/promises';
import { actorOf } from '#people';
import type { Call } from '#shared/call.ts';
import type { Running } from '#shared/running.ts';
import type { StreamSeat } from '#shared/stream-seats.ts';
import { snapshot } from '#shared/transact.ts';

const LOOK_EVERY_MS = 5_000;
/** A stream ends by itself then, and a browser that still watches opens a new one. */
const LONGEST_MS = 10 * 60_000;

/** What is to be told: its text, and the name of the event; undefined when there is nothing more to tell. */
export interface Told {
  readonly event: string;
  readonly data: string;
}

/** Reads at this moment, as whoever the request's cookie stands for now: who has signed out meanwhile reads as a visitor. */
export async function readAgain<Answer>(
  { db, clock, config: { county } }: Running,
  headers: Headers,
  run: (call: Call) => Promise<Answer>,
): Promise<Answer> {
  const now = clock();
  const actor = await actorOf(db, county, headers, now);
  return snapshot(db, { county, now, actor }, run);
}

/**
 * Server-sent events (WHATWG HTML § 9.2): looks every five seconds, or as often as asked, and tells what has changed since. Ends after ten minutes, when
 * the reader or the server goes, or when `look` has no more to tell; the seat is given back however it ends.
 */
export function eventStream(
  running: Running,
  seat: StreamSeat,
  look: () => Promise<Told | undefined>,
  everyMs = LOOK_EVERY_MS,
): Response {
  const gone = new AbortController();
  const end = () => gone.abort();
  const until = performance.now() + LONGEST_MS;
  const { stopping } = running;
  stopping.addEventListener('abort', end, { once: true });
  gone.signal.addEventListener('abort', () => {
    stopping.removeEventListener('abort', end);
    seat.leave();
  });
  if (stopping.aborted) end();

  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let last = '';
      controller.enqueue(encoder.encode(`retry: ${LOOK_EVERY_MS}\n\n`));
      const follow = async () => {
        while (!gone.signal.aborted && performance.now() < until) {
          const told = await look();
          if (gone.signal.aborted) return;
          const text = told && `event: ${told.event}\ndata: ${told.data.replaceAll('\n', ' ')}\n\n`;
          // A comment keeps the connection from being taken for dead, and finds out whether it is. A reader who reads nothing gets no more.
          const still = (controller.desiredSize ?? 0) > -64;
          if (still) controller.enqueue(encoder.encode(text === undefined || text === last ? ':\n\n' : text));
          if (!still || text === undefined) return;
          last = text;
          await pause(everyMs, undefined, { signal: gone.signal }).catch(() => {});
        }
      };
      void follow()
        .catch((error: unknown) => console.error('stream of events', error))
        .finally(() => {
          const cancelled = gone.signal.aborted && !stopping.aborted;
          end();
          if (!cancelled) controller.close();
        });
    },
    cancel: end,
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
}
