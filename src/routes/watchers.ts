import { refusals } from '#delivery';
import { type Outcome, ok, refuserOf } from '#shared/outcome.ts';
import type { Running } from '#shared/running.ts';
import { type StreamSeat, StreamSeats } from '#shared/stream-seats.ts';

const MOST = 200;
const MOST_OF_ONE = 3;
const refuse = refuserOf(refusals);
const full = new Error('no place for another watcher');
const seats = new WeakMap<Running, StreamSeats>();

/**
 * A place among those who watch something come, at most three for whoever watches; refuses `delivery.too-many-watchers`. Counted
 * for each server by itself.
 */
export function watcherSeat(running: Running, whose: string): Outcome<StreamSeat> {
  const all = seats.get(running) ?? new StreamSeats(MOST, MOST_OF_ONE, () => full);
  seats.set(running, all);
  let seat: StreamSeat | undefined;
  try {
    seat = all.take();
    seat.belongTo(whose);
    return ok(seat);
  } catch (error) {
    seat?.leave();
    if (error !== full) throw error;
    return refuse('delivery.too-many-watchers', { seconds: 30 });
  }
}
