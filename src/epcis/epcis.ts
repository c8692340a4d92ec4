import { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import type { Running } from '#shared/running.ts';
import { isUnreadable } from '#shared/unreadable.ts';
import { Refusing } from '../api/answers.ts';
import type { Api } from '../api/api.ts';
import { carryCall } from '../api/carry-call.ts';
import type { ApiEnv } from '../api/endpoint.ts';
import { captureDoor } from './capture.ts';
import { eventsDoor } from './events.ts';
import { problem } from './problem.ts';
import { queriesDoor } from './queries.ts';
import { resourcesDoor } from './resources.ts';
import { subscriptionsDoor } from './subscriptions.ts';
import { type Turns, takeTurn, turns } from './take-turn.ts';
import { speakVersions } from './versions.ts';

const refuse = refuserOf(refusals);

/** Each group of endpoints, in the order of the document. */
const parts: readonly ((epcis: Api) => void)[] = [
  resourcesDoor,
  captureDoor,
  eventsDoor,
  queriesDoor,
  subscriptionsDoor,
];

/** The EPCIS 2.0 door (ISO/IEC 19987:2024 § 12, GS1’s OpenAPI): capture and query under `/epcis`. */
export function createEpcis(running: Running, take: Turns = turns()): Api {
  const epcis: Api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return;
      const fields = result.error.issues
        .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
        .join('; ');
      return problem(c, new Refusing(refuse('request.invalid', { fields }).refusal));
    },
  });
  epcis.use(compress());
  epcis.use(carryCall(running));
  epcis.use(takeTurn(take));
  epcis.use(speakVersions);

  for (const part of parts) part(epcis);

  epcis.notFound((c) => problem(c, new Refusing(refuse('request.not-found').refusal)));
  epcis.onError((error, c) => {
    if (error instanceof Refusing) return problem(c, error);
    if (isUnreadable(error)) return problem(c, new Refusing(refuse('request.unreadable').refusal));
    const incident = crypto.randomUUID().slice(0, 8);
    console.error(`incident ${incident} ${c.req.method} ${c.req.path}`, error);
    return c.json(
      {
        type: 'epcisException:ImplementationException',
        title: 'Internal error',
        status: 500,
        code: 'incident',
        incident,
      },
      500,
      { 'content-type': 'application/problem+json' },
    );
  });
  return epcis;
}
