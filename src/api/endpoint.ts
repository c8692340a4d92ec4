import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { Actor, Call } from '#shared/call.ts';
import { type Door, passage } from '#shared/door.ts';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { rolesText } from '#shared/role-words.ts';
import type { Running } from '#shared/running.ts';
import type { Lang } from '#shared/tongue.ts';
import { Refusing } from './answers.ts';

/** What every handler finds in `c.var`. */
export interface ApiEnv {
  Variables: {
    running: Running;
    lang: Lang;
    actor: Actor;
    now: Date;
    /** Runs verbs in one transaction, like `locals.call` of a page. */
    call: <Answer>(run: (call: Call) => Promise<Answer>) => Promise<Answer>;
    read: <Answer>(run: (call: Call) => Promise<Answer>) => Promise<Answer>;
  };
}

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    next: z.string(),
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .openapi('Problem', { description: 'RFC 9457 problem details; `code` is stable.' });

const problem = {
  description: 'Refused: what happened, why, and what to do next',
  content: { 'application/problem+json': { schema: Problem } },
} as const;

const refuse = refuserOf(refusals);

/**
 * Declares one API endpoint: its door stands in the document as `x-roles` and is checked before the handler runs.
 * Give request and 2xx responses as zod schemas; the problem response is added here.
 */
export function endpoint<P extends string, R extends Omit<RouteConfig, 'path'> & { path: P }>(
  door: Door,
  config: R,
) {
  const gate: MiddlewareHandler<ApiEnv> = async (c, next) => {
    const result = passage(door, c.var.actor);
    if (result === 'sign-in') throw new Refusing(refuse('request.sign-in-needed').refusal);
    if (result !== 'pass') {
      throw new Refusing(
        refuse('request.role-needed', { needs: rolesText(result.needs, c.var.lang) }).refusal,
      );
    }
    await next();
  };
  return createRoute({
    ...config,
    'x-roles': door,
    middleware: gate,
    responses: { ...config.responses, '4XX': problem },
  });
}
