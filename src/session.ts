import { actorOf as actorFrom } from '#people';
import type { Actor } from '#shared/call.ts';
import type { Running } from '#shared/running.ts';

/** Who is asking, by the session cookie or bearer token of a request: the one place where pages and API learn it. */
export async function actorOf(running: Running, headers: Headers, now: Date): Promise<Actor> {
  return actorFrom(running.db, running.config.county, headers, now);
}
