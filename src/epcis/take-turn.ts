import type { MiddlewareHandler } from 'hono';
import type { Actor } from '#shared/call.ts';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#tracing';
import { Refusing } from '../api/answers.ts';
import type { ApiEnv } from '../api/endpoint.ts';
import { Allowance } from '../shared/allowance.ts';

const refuse = refuserOf(refusals);
const PER_SECOND = 100;
const AT_ONCE = 500;

/** Takes a turn of this organisation, or of this address where there is none; refuses when it has none left. */
export type Turns = (actor: Actor, address: string | undefined) => void;

/** Lets each organisation, and each address without one, send so many requests a second; more are asked to wait. */
export function turns(): Turns {
  const allowance = new Allowance(PER_SECOND, AT_ONCE);
  return (actor, address = '') => {
    if (!allowance.take(actor.organisationId ?? address, performance.now())) {
      throw new Refusing(refuse('tracing.too-many-requests', { seconds: 1 }).refusal);
    }
  };
}

export function takeTurn(take: Turns): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    take(c.var.actor, c.req.header('x-client-address'));
    await next();
  };
}
