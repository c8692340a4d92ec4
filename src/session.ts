import { type Actor, visitor } from '#shared/call.ts';
import type { Running } from '#shared/running.ts';

/** Who is asking, by the session cookie or bearer token of a request: the one place where pages and API learn it. */
export async function actorOf(_running: Running, _headers: Headers, _now: Date): Promise<Actor> {
  return visitor;
}
