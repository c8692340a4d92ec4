import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ApiEnv } from './endpoint.ts';

/**
 * Refuses bodies of more than `bytes`. One whose length was said is judged by that, which Node holds it to; Hono's own limit would first make
 * a stream of each, at more than the rest of a small request costs.
 */
export function limitBody(
  bytes: number,
  tooLarge: (c: Context<ApiEnv>) => Response,
): MiddlewareHandler<ApiEnv> {
  const counting = bodyLimit({ maxSize: bytes, onError: tooLarge });
  return async (c, next) => {
    const length = c.req.header('content-length');
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counting(c, next);
    if (Number(length) > bytes) return tooLarge(c);
    await next();
    return undefined;
  };
}
