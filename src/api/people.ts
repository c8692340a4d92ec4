import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  type Entrance,
  endSession,
  hatsOf,
  identityOf,
  placesOf,
  rights,
  searchMembers,
  searchOrganisations,
  sendSignInCode,
  signInByCode,
} from '#people';
import { roles } from '#shared/call.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { type ApiEnv, endpoint } from './endpoint.ts';

const phone = z.string().openapi({ example: '13800138000', description: 'Mainland China mobile number' });
const role = z.enum(roles);
const kind = z
  .enum([
    'household',
    'coop',
    'enterprise',
    'association',
    'government',
    'carrier',
    'station',
    'school',
    'platform',
  ])
  .openapi('OrganisationKind');
const paging = {
  q: z
    .string()
    .default('')
    .openapi({ description: 'Name, its pinyin or initials, or the beginning of a number' }),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
};
const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});
const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});

const Hat = z
  .object({ role, organisationId: z.uuid(), nameZh: z.string(), nameEn: z.string() })
  .openapi('Hat', { description: 'A role somebody holds in an organisation' });

const Place = z
  .object({
    code: z
      .string()
      .openapi({ example: '450224105203', description: 'Division code of the Ministry of Civil Affairs' }),
    parentCode: z.string().optional(),
    level: z.enum(['county', 'township', 'village', 'city']),
    nameZh: z.string(),
    nameEn: z.string(),
    lat: z.number().openapi({ description: 'WGS 84' }),
    lng: z.number(),
    positionApproximate: z.boolean(),
    remote: z.boolean(),
  })
  .openapi('Place');

const sendCode = endpoint('open', {
  method: 'post',
  path: '/api/sign-in/code',
  tags: ['people'],
  summary: 'Send a sign-in code to a phone',
  request: { body: body(z.object({ phone })) },
  responses: {
    200: json('A message is on its way, whether or not somebody has this number', z.object({ phone })),
  },
});

const signIn = endpoint('open', {
  method: 'post',
  path: '/api/sign-in',
  tags: ['people'],
  summary: 'Sign in with the code, for a token',
  request: { body: body(z.object({ phone, code: z.string().openapi({ example: '123456' }) })) },
  responses: {
    200: json(
      'Send the token as `Authorization: Bearer …`; it is good for 90 days or until signed out',
      z.object({ token: z.string(), personId: z.uuid(), name: z.string() }),
    ),
  },
});

const leave = endpoint('signed-in', {
  method: 'post',
  path: '/api/sign-out',
  tags: ['people'],
  summary: 'End the session of this token',
  responses: { 200: json('Ended', z.object({ signedOut: z.literal(true) })) },
});

const readMe = endpoint('signed-in', {
  method: 'get',
  path: '/api/me',
  tags: ['people'],
  summary: 'Who this token acts as, and the roles they hold',
  responses: {
    200: json(
      'The person in the role worn; `helper` when somebody acts for them',
      z.object({
        personId: z.uuid(),
        name: z.string(),
        roles: z.array(role),
        organisationId: z.uuid().optional(),
        helper: z.string().optional(),
        hats: z.array(Hat),
      }),
    ),
  },
});

const readPlaces = endpoint('open', {
  method: 'get',
  path: '/api/places',
  tags: ['people'],
  summary: 'The county, its townships and villages',
  responses: { 200: json('All places, by code', z.object({ places: z.array(Place) })) },
});

const readMembers = endpoint(rights['see-directory'], {
  method: 'get',
  path: '/api/members',
  tags: ['people'],
  summary: 'Search the register of members',
  request: { query: z.object({ ...paging, role: role.exclude(['consumer']).optional() }) },
  responses: {
    200: json(
      'Members within the caller’s reach, by reading of the name',
      z.object({
        total: z.number().int(),
        members: z.array(
          z.object({
            id: z.uuid(),
            name: z.string(),
            phone,
            birthYear: z.number().int().optional(),
            hats: z.array(Hat),
          }),
        ),
      }),
    ),
  },
});

const readOrganisations = endpoint(rights['see-directory'], {
  method: 'get',
  path: '/api/organisations',
  tags: ['people'],
  summary: 'Search the register of organisations',
  request: { query: z.object({ ...paging, kind: kind.optional() }) },
  responses: {
    200: json(
      'Organisations within the caller’s reach, by reading of the name',
      z.object({
        total: z.number().int(),
        organisations: z.array(
          z.object({
            id: z.uuid(),
            kind,
            nameZh: z.string(),
            nameEn: z.string(),
            placeCode: z.string(),
            address: z.string(),
            contactPhone: z.string(),
            uscc: z.string().optional(),
            coopId: z.uuid().optional(),
            demo: z.boolean(),
          }),
        ),
      }),
    ),
  },
});

/** Signing in for programs, and the registers of places, members and organisations. */
export function peopleApi(api: Api): void {
  api.openapi(sendCode, async (c) =>
    c.json(answered(await sendSignInCode(entranceOf(c), c.req.valid('json'))), 200),
  );

  api.openapi(signIn, async (c) => {
    const { token, person } = answered(await signInByCode(entranceOf(c), c.req.valid('json')));
    return c.json({ token, personId: person.id, name: person.name }, 200);
  });

  api.openapi(leave, async (c) => {
    await endSession(entranceOf(c));
    return c.json({ signedOut: true as const }, 200);
  });

  api.openapi(readMe, async (c) => {
    const { personId = '', name, roles: worn, organisationId, helper } = c.var.actor;
    const hats = await c.var.read((call) => hatsOf(call, personId));
    return c.json(
      {
        personId,
        name,
        roles: [...worn],
        ...(organisationId ? { organisationId } : {}),
        ...(helper ? { helper: helper.name } : {}),
        hats: hats.map(({ role: held, organisation: { id, nameZh, nameEn } }) => ({
          role: held,
          organisationId: id,
          nameZh,
          nameEn,
        })),
      },
      200,
    );
  });

  api.openapi(readPlaces, async (c) => {
    const places = await c.var.read(placesOf);
    return c.json({ places: places.map(({ pinyin: _, ...place }) => place) }, 200);
  });

  api.openapi(readMembers, async (c) => {
    const found = answered(await c.var.read((call) => searchMembers(call, c.req.valid('query'))));
    return c.json(
      { total: found.total, members: found.members.map((member) => ({ ...member, hats: [...member.hats] })) },
      200,
    );
  });

  api.openapi(readOrganisations, async (c) =>
    c.json(answered(await c.var.read((call) => searchOrganisations(call, c.req.valid('query')))), 200),
  );
}

function entranceOf(c: Context<ApiEnv>): Entrance {
  const { running, now, lang } = c.var;
  return {
    db: running.db,
    county: running.config.county,
    now,
    lang,
    elderView: false,
    identity: identityOf(running.db, running.config),
    headers: c.req.raw.headers,
    // Set by src/server.ts for every request: see `settleOrigin`.
    address: c.req.header('x-client-address') ?? '',
  };
}
