import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import type { Running } from '#shared/running.ts';
import { isUnreadable } from '#shared/unreadable.ts';
import { adoptionsApi } from './adoptions.ts';
import { adoptionsDeskApi } from './adoptions-desk.ts';
import { failedAnswer, PROBLEM, Refusing, refusedAnswer } from './answers.ts';
import { carryCall } from './carry-call.ts';
import { deliveryApi } from './delivery.ts';
import { drivingApi } from './driving.ts';
import type { ApiEnv } from './endpoint.ts';
import { groupsApi } from './groups.ts';
import { groupsDeskApi } from './groups-desk.ts';
import { limitBody } from './limit-body.ts';
import { orderingApi } from './ordering.ts';
import { originApi } from './origin.ts';
import { payingApi } from './paying.ts';
import { peopleApi } from './people.ts';
import { platformsApi } from './platforms.ts';
import { readingsApi } from './readings.ts';
import { regionsApi } from './regions.ts';
import { regionsDecidingApi } from './regions-deciding.ts';
import { sellingApi } from './selling.ts';
import { shortHarvestsApi } from './short-harvests.ts';
import { stationApi } from './station.ts';
import { tracingApi } from './tracing.ts';
import { tracingPeopleApi } from './tracing-people.ts';
import { tripUpdatesApi } from './trip-updates.ts';
import { wholesaleApi } from './wholesale.ts';

export type Api = OpenAPIHono<ApiEnv>;

/** Each context's endpoints, in the order of the document. */
const parts: readonly ((api: Api) => void)[] = [
  deliveryApi,
  stationApi,
  drivingApi,
  orderingApi,
  shortHarvestsApi,
  groupsApi,
  groupsDeskApi,
  adoptionsApi,
  adoptionsDeskApi,
  wholesaleApi,
  originApi,
  readingsApi,
  tripUpdatesApi,
  payingApi,
  platformsApi,
  peopleApi,
  regionsApi,
  regionsDecidingApi,
  sellingApi,
  tracingApi,
  tracingPeopleApi,
];

const refuse = refuserOf(refusals);
const LARGEST_BODY_MB = 8;

/** The machine door: every context's endpoints under `/api/`, described at `/api/openapi.json`. */
export function createApi(running: Running): Api {
  const api: Api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return;
      const fields = result.error.issues
        .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
        .join('; ');
      return problem(c, new Refusing(refuse('request.invalid', { fields }).refusal));
    },
  });

  // What is written is answered in a few words.
  api.on('GET', '/*', compress());
  api.use(carryCall(running));
  const tooLarge = refuse('request.too-large', { limitMb: LARGEST_BODY_MB }).refusal;
  api.use(limitBody(LARGEST_BODY_MB * 1024 * 1024, (c) => problem(c, new Refusing(tooLarge))));

  for (const part of parts) part(api);

  api.get('/api/openapi.json', (c) => c.json(running.openapi() as object));
  api.notFound((c) => problem(c, new Refusing(refuse('request.not-found').refusal)));
  api.onError((error, c) => {
    if (error instanceof Refusing) return problem(c, error);
    // Hono's own words for a content type that is not taken, and for a body that is not what its content type says.
    const status = error instanceof HTTPException ? error.status : undefined;
    if (status === 415) return problem(c, new Refusing(refuse('request.media-type').refusal));
    if (status === 400 || isUnreadable(error))
      return problem(c, new Refusing(refuse('request.unreadable').refusal));
    const failed = failedAnswer(error, { method: c.req.method, path: c.req.path });
    return c.json(failed.document, failed.status, PROBLEM);
  });
  return api;
}

/** The OpenAPI 3.1 document of the endpoints of all these doors, for `/api/openapi.json` and the page at `/api`. */
export function documentOf(...doors: readonly Api[]) {
  const documents = doors.map((door) =>
    door.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Maidehao',
        version: '0.1.0',
        description: 'Machine door of a county: lots, offers, orders, deliveries and their trace.',
      },
    }),
  );
  const [first] = documents;
  if (!first) throw new Error('no door to describe');
  return {
    ...first,
    paths: Object.assign({}, ...documents.map(({ paths }) => paths)),
    components: { schemas: Object.assign({}, ...documents.map(({ components }) => components?.schemas)) },
  };
}

function problem(c: Context<ApiEnv>, { refusal }: Refusing): Response {
  const { status, document } = refusedAnswer(refusal, c.var.lang ?? 'zh');
  return c.json(document, status, PROBLEM);
}
