import { vehiclesOut } from '#delivery';
import { ownBusPositions } from '#dispatching';
import { runningOf } from '#shared/running.ts';
import { eventStream, readAgain } from '../../../../../event-stream.ts';
import { refusedFile } from '../../../../../refused.ts';
import { watcherSeat } from '../../../../../watchers.ts';
import type { RequestHandler } from './$types';

/** Says when a vehicle or bus has moved, left or made a stop, and once a minute while the place of a bus is known; what it looks like now is the page's to ask. */
export const GET: RequestHandler = async ({ locals, platform, request }) => {
  if (!platform) throw new Error('pages are served by startServer only');
  const running = runningOf(platform.req);
  const seat = watcherSeat(running, locals.actor.personId ?? '');
  if (!seat.ok) return refusedFile(seat.refusal, locals.lang);
  return eventStream(running, seat.value, async () => {
    const { now, out, buses } = await readAgain(running, request.headers, async (call) => ({
      now: call.now,
      out: await vehiclesOut(call),
      buses: await ownBusPositions(call),
    }));
    if (!out.ok || !buses.ok) return undefined;
    const vehicles = out.value.map(({ round, position }) => [
      round.id,
      position?.at.getTime() ?? 0,
      ...round.stops.map(({ arrivedAt }) => arrivedAt?.getTime() ?? 0),
    ]);
    const places = buses.value.map(({ day, tripId, measuredAt }) => [day, tripId, measuredAt.getTime()]);
    // How old places are changes by itself: said once a minute for all, as each makes the page read a timetable.
    const minute = places.length > 0 ? Math.floor(now.getTime() / 60_000) : 0;
    return { event: 'moved', data: JSON.stringify([vehicles, places, minute]) };
  });
};
