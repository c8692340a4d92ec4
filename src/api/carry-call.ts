import type { MiddlewareHandler } from 'hono';
import { actorOf } from '#people';
import type { Running } from '#shared/running.ts';
import { isLang, preferredLang } from '#shared/tongue.ts';
import { snapshot, transact } from '#shared/transact.ts';
import type { ApiEnv } from './endpoint.ts';

/** Finds out who calls and in which language, and gives every handler its one moment, its transactions and its snapshots. */
export function carryCall(running: Running): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const asked = c.req.query('lang');
    const now = running.clock();
    const { county } = running.config;
    const actor = await actorOf(running.db, county, c.req.raw.headers, now);
    const caller = { county, now, actor };
    c.set('running', running);
    c.set('lang', isLang(asked) ? asked : preferredLang(c.req.header('accept-language') ?? null));
    c.set('actor', actor);
    c.set('now', now);
    c.set('call', (run) => transact(running.db, caller, run));
    c.set('read', (run) => snapshot(running.db, caller, run));
    await next();
  };
}
