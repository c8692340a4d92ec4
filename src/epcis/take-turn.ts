import type { MiddlewareHandler } from 'hono';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#tracing';
import { Refusing } from '../api/answers.ts';
import type { ApiEnv } from '../api/endpoint.ts';
import { Allowance } from '../shared/allowance.ts';

const refuse = refuserOf(refusals);
const PER_SECOND = 100;
const AT_ONCE = 500;

/** Lets each organisation, and each address without one, send so many requests a second; more are asked to wait. */
export function takeTurn(): MiddlewareHandler<ApiEnv> {
  const allowance = new Allowance(PER_SECOND, AT_ONCE);
  return async (c, next) => {
    const who = c.var.actor.organisationId ?? c.req.header('x-client-address') ?? '';
    if (!allowance.take(who, performance.now())) {
      throw new Refusing(refuse('tracing.too-many-requests', { seconds: 1 }).refusal);
    }
    await next();
  };
}
