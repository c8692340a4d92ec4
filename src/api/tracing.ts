import { z } from '@hono/zod-openapi';
import { lotByCode } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { refuserOf } from '#shared/outcome.ts';
import {
  canonicalLink,
  type IssuerKey,
  lotThing,
  ownKeys,
  refusals,
  registerKey,
  revocationReasons,
  revokeKey,
  rights,
  rotateKey,
  traceOf,
} from '#tracing';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { json } from './ordering-shapes.ts';

const door = rights['keep-keys'];
const tags = ['tracing'];
const refuse = refuserOf(refusals);

const KeyId = z.string().min(1).max(500).openapi({ example: 'partner.example/packing+a1b2c3d4' });

const Key = z
  .object({
    key: KeyId,
    vkey: z.string().openapi({ description: 'Verifier key (C2SP signed-note), Ed25519' }),
    keptBy: z.enum(['holder', 'platform']).openapi({ description: 'Who keeps its private half' }),
    validFrom: z.iso.datetime(),
    validUntil: z.iso.datetime().optional(),
    revokedAt: z.iso.datetime().optional(),
    revokedFor: z.string().optional(),
  })
  .openapi('IssuerKey');

const Holder = z.string().openapi({
  example: 'urn:maidehao:organisation:0197a000-0000-7000-8000-000000000015',
  description: 'Your organisation, as registrations and the log name it',
});

const list = endpoint(door, {
  method: 'get',
  path: '/api/tracing/keys',
  tags,
  summary: 'The keys that speak for your organisation in the log, newest first',
  responses: {
    200: { description: 'Keys', content: json(z.object({ holder: Holder, keys: z.array(Key) })) },
  },
});

const register = endpoint(door, {
  method: 'post',
  path: '/api/tracing/keys',
  tags,
  summary: 'Register a key that your organisation keeps itself: from now on it may sign what you capture',
  description:
    'Sign the UTF-8 text `maidehao/key-registration/1`, a line feed, and the canonical JSON (RFC 8785) of {"holder", "vkey"} with the key that is registered. A weak key is refused (422), and one whose signature does not fit (403).',
  request: {
    body: {
      required: true,
      content: json(
        z.object({
          vkey: z.string().max(1000).openapi({
            example: 'partner.example/packing+a1b2c3d4+AQ…',
            description:
              'C2SP signed-note verifier key: name, hash and 0x01 with the 32 bytes of an Ed25519 key',
          }),
          signature: z.string().max(200).openapi({ description: 'Base64' }),
        }),
      ),
    },
  },
  responses: {
    201: {
      description: 'Registered, and said in the log',
      content: json(z.object({ key: KeyId, holder: Holder })),
    },
  },
});

const rotation = endpoint(door, {
  method: 'post',
  path: '/api/tracing/keys/rotation',
  tags,
  summary: 'Put a new key in the place of the one the platform keeps for you',
  description:
    'What the old one signed stays good. To change a key you keep yourself, register the new one and revoke the old one as superseded.',
  responses: { 201: { description: 'The new key', content: json(z.object({ key: KeyId })) } },
});

const revocation = endpoint(door, {
  method: 'post',
  path: '/api/tracing/keys/{key}/revocation',
  tags,
  summary: 'Revoke a key of your organisation: nothing it signs is captured any more',
  request: {
    params: z.object({ key: KeyId }),
    body: { required: true, content: json(z.object({ reason: z.enum(revocationReasons) })) },
  },
  responses: { 204: { description: 'Revoked, and said in the log' } },
});

const Place = z.object({
  index: z.number().int(),
  proof: z.array(z.string()).openapi({ description: 'Path to the root of `log` (RFC 6962), base64' }),
});

const Trace = z
  .object({
    things: z.array(
      z.object({
        thing: z.string(),
        generation: z
          .number()
          .int()
          .openapi({ description: 'Below 0: it came before; above 0: it was made of it' }),
      }),
    ),
    events: z.array(z.record(z.string(), z.unknown())).openapi({ description: 'EPCIS 2.0, oldest first' }),
    log: z.object({
      origin: z.string(),
      vkey: z.string(),
      size: z.number().int(),
      checkpoint: z.string(),
      witnessedAt: z.iso.datetime().nullable(),
    }),
    map: Place.extend({ entry: z.string() }),
    lines: z
      .array(
        z.object({
          line: z.string(),
          seq: z.number().int().nullable(),
          mapProof: z.string(),
          leaf: z.string().optional(),
          head: Place.optional(),
          entries: z.array(z.string()).optional(),
          indexes: z.array(z.number().int()).optional(),
        }),
      )
      .openapi({
        description: 'Of each thing, whole, and the length of its `#packed` line; null: there is nothing',
      }),
  })
  .openapi('Trace');

const trace = endpoint(rights.trace, {
  method: 'get',
  path: '/api/tracing/trace',
  tags,
  summary:
    'What a thing was made from and what was made of it, with proof that no record of theirs is left out',
  description: 'Officers trace anything; growers and sellers the lots they grew or sell.',
  request: {
    query: z.object({
      thing: z.string().min(1).max(512).openapi({
        example: 'https://id.gs1.org/01/92045022400014/10/T-0A1B2C',
        description: 'GS1 Digital Link or EPC URN',
      }),
      levels: z.coerce.number().int().min(1).max(20).default(10).openapi({ description: 'Steps each way' }),
    }),
  },
  responses: { 200: { description: 'The trace', content: json(Trace) } },
});

/** The keys that sign what organisations capture (`maidehao:signed` of `/epcis/capture`), and traces of things. */
export function tracingApi(api: Api): void {
  api.openapi(list, async (c) => {
    const { holder, keys } = answered(await c.var.read(ownKeys));
    return c.json({ holder, keys: keys.map(keyJson) }, 200);
  });

  api.openapi(register, async (c) => {
    const registration = c.req.valid('json');
    return c.json(answered(await c.var.call((call) => registerKey(call, registration))), 201);
  });

  api.openapi(rotation, async (c) => c.json(answered(await c.var.call(rotateKey)), 201));

  api.openapi(revocation, async (c) => {
    const { key } = c.req.valid('param');
    const { reason } = c.req.valid('json');
    answered(await c.var.call((call) => revokeKey(call, { key, reason })));
    return c.body(null, 204);
  });

  api.openapi(trace, async (c) => {
    const { thing: asked, levels } = c.req.valid('query');
    const thing = canonicalLink(asked) ?? asked;
    const found = await c.var.read(async (call) =>
      (await mayTrace(call, thing)) ? traceOf(call, thing, levels) : refuse('tracing.trace-not-yours'),
    );
    const { things, events, at, proven } = answered(found);
    const { origin, vkey, size, checkpoint, witnessedAt } = at;
    return c.json(
      {
        things: things.map((each) => ({ ...each })),
        events: events.map((each) => ({ ...each })),
        log: { origin, vkey, size, checkpoint, witnessedAt: witnessedAt?.toISOString() ?? null },
        map: { ...proven.map, proof: [...proven.map.proof] },
        lines: proven.lines.map(({ head, entries, indexes, ...line }) => ({
          ...line,
          ...(head ? { head: { index: head.index, proof: [...head.proof] } } : {}),
          ...(entries ? { entries: [...entries] } : {}),
          ...(indexes ? { indexes: [...indexes] } : {}),
        })),
      },
      200,
    );
  });
}

/** Of whoever has no right to trace anything: a lot that their organisation grew or sells. */
async function mayTrace(call: Call, thing: string): Promise<boolean> {
  if (may(call.actor, rights['trace-anything'])) return true;
  const own = call.actor.organisationId;
  const code = /\/10\/([\w-]{1,20})$/.exec(thing)?.[1];
  const lot = own && code ? await lotByCode(call, code) : undefined;
  if (!lot || lotThing(lot.gtin, lot.code) !== thing) return false;
  return lot.sellerId === own || lot.producerId === own;
}

function keyJson({ id, vkey, custodial, validFrom, validUntil, revokedAt, revokedFor }: IssuerKey) {
  return {
    key: id,
    vkey,
    keptBy: custodial ? ('platform' as const) : ('holder' as const),
    validFrom: validFrom.toISOString(),
    ...(validUntil ? { validUntil: validUntil.toISOString() } : {}),
    ...(revokedAt ? { revokedAt: revokedAt.toISOString() } : {}),
    ...(revokedFor ? { revokedFor } : {}),
  };
}
