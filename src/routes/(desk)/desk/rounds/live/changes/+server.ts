import { vehiclesOut } from '#delivery';
import { runningOf } from '#shared/running.ts';
import { eventStream, readAgain } from '../../../../../event-stream.ts';
import { refusedFile } from '../../../../../refused.ts';
import { watcherSeat } from '../../../../../watchers.ts';
import type { RequestHandler } from './$types';

/** Says when a vehicle has moved, left or made a stop; what it looks like now is the page's to ask. */
export const GET: RequestHandler = async ({ locals, platform, request }) => {
  if (!platform) throw new Error('pages are served by startServer only');
  const running = runningOf(platform.req);
  const seat = watcherSeat(running, locals.actor.personId ?? '');
  if (!seat.ok) return refusedFile(seat.refusal, locals.lang);
  return eventStream(running, seat.value, async () => {
    const out = await readAgain(running, request.headers, vehiclesOut);
    if (!out.ok) return undefined;
    const state = out.value.map(({ round, position }) => [
      round.id,
      position?.at.getTime() ?? 0,
      ...round.stops.map(({ arrivedAt }) => arrivedAt?.getTime() ?? 0),
    ]);
    return { event: 'moved', data: JSON.stringify(state) };
  });
};
