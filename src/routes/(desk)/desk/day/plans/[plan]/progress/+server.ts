import { watchSearch } from '#dispatching';
import { runningOf } from '#shared/running.ts';
import { eventStream, readAgain } from '../../../../../../event-stream.ts';
import { refusedFile } from '../../../../../../refused.ts';
import { watcherSeat } from '../../../../../../watchers.ts';
import type { RequestHandler } from './$types';

const EVERY_MS = 500;

/** How the search for a plan goes, as events: `better` with what the best costs, `ready` once, at its end. */
export const GET: RequestHandler = async ({ locals, params, platform, request }) => {
  if (!platform) throw new Error('pages are served by startServer only');
  const running = runningOf(platform.req);
  const found = await locals.read((call) => watchSearch(call, params.plan));
  if (!found.ok) return refusedFile(found.refusal, locals.lang);
  const seat = watcherSeat(running, locals.actor.personId ?? '');
  if (!seat.ok) return refusedFile(seat.refusal, locals.lang);
  let told = false;
  const look = async () => {
    if (told) return undefined;
    const search = await readAgain(running, request.headers, (call) => watchSearch(call, params.plan));
    if (!search.ok) return undefined;
    const { over, progress } = search.value;
    told = over;
    if (over) return { event: 'ready', data: '{}' };
    if (!progress) return { event: 'waits', data: '{}' };
    const { better, costFen = null } = progress;
    return { event: 'better', data: JSON.stringify({ better, costFen }) };
  };
  return eventStream(running, seat.value, look, EVERY_MS);
};
