import { arrivalOfOrder } from '#delivery';
import { ownOrder } from '#ordering';
import { runningOf } from '#shared/running.ts';
import { eventStream, readAgain } from '../../../../event-stream.ts';
import { refusedFile } from '../../../../refused.ts';
import { watcherSeat } from '../../../../watchers.ts';
import { arrivalWords } from '../arrival-words.ts';
import type { RequestHandler } from './$types';

/** The arrival of an order as events: its window whenever it changes, and `moved` once the parcel is somewhere else. */
export const GET: RequestHandler = async ({ locals, params, url, platform, request }) => {
  const { t, lang } = locals;
  const asked = { number: params.number, token: url.searchParams.get('t') ?? undefined };
  const found = await locals.read((call) => ownOrder(call, asked));
  if (!found.ok) return refusedFile(found.refusal, lang);
  if (!platform) throw new Error('pages are served by startServer only');
  const running = runningOf(platform.req);
  const { id, status } = found.value;
  const seat = watcherSeat(running, id);
  if (!seat.ok) return refusedFile(seat.refusal, lang);
  let over = false;
  return eventStream(running, seat.value, async () => {
    if (over) return undefined;
    const look = await readAgain(running, request.headers, async (call) => {
      const order = await ownOrder(call, asked);
      return order.ok
        ? { status: order.value.status, window: await arrivalOfOrder(call, order.value.id) }
        : undefined;
    });
    if (look?.window && look.status === status)
      return { event: 'window', data: JSON.stringify(arrivalWords(look.window, t)) };
    over = true;
    return look && { event: 'moved', data: look.status };
  });
};
