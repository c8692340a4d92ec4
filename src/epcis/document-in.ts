import type { Context } from 'hono';
import { refuserOf } from '#shared/outcome.ts';
import { CAPTURE_LIMITS, type Received, receiveDocument, refusals } from '#tracing';
import { Refusing } from '../api/answers.ts';
import type { ApiEnv } from '../api/endpoint.ts';

const refuse = refuserOf(refusals);
const TAKEN = new Set(['application/json', 'application/ld+json', 'application/xml', 'text/xml']);

const EVENT = {
  type: 'ObjectEvent',
  eventTime: '2026-06-01T08:00:00+08:00',
  eventTimeZoneOffset: '+08:00',
  action: 'OBSERVE',
  bizStep: 'shipping',
  epcList: ['https://id.gs1.org/01/06901234567892/21/7'],
};
const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

const SIGNED = `With a key of your own (\`POST /api/tracing/keys\`) add \`maidehao:signed\`, beside \`epcisBody\` or to an event that
stands alone: {"claims": [{"at", "digest", "hash", "id", "issuer"}], "signatures": ["…"]}, a claim for each event in their order and an
Ed25519 signature of \`maidehao/claim/1\`, a line feed and the claim's canonical JSON (RFC 8785); or {"claims", "document": {"at",
"issuer", "root", "size"}, "signature"}, one over all. \`digest\` is \`sha256:\` with the base64url SHA-256 of the event's canonical JSON,
without \`@context\` and \`maidehao:signed\`; \`hash\` its CBV event hash. Without it the platform signs, with the key it keeps for you.`;

/** What request bodies may be, for the OpenAPI document. */
export const eventBody = bodyLike({ '@context': CONTEXT, ...EVENT });
export const documentBody = bodyLike({
  '@context': [CONTEXT],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-06-01T00:00:00Z',
  epcisBody: { eventList: [EVENT] },
});

function bodyLike(example: object) {
  return {
    required: true,
    description: `EPCIS 2.0 in JSON-LD, or XML of 1.2 or 2.0: told apart by its first sign. ${SIGNED.replaceAll('\n', ' ')}`,
    content: {
      'application/json': { schema: { type: 'object' as const, example } },
      'application/ld+json': { schema: { type: 'object' as const, example } },
      'application/xml': { schema: { type: 'string' as const } },
    },
  };
}

/** Reads the document a request brings, as it comes in, within the limits. */
export async function documentIn(c: Context<ApiEnv>): Promise<Received> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!TAKEN.has(type)) throw new Refusing(refuse('tracing.media-type-unknown', { type }).refusal);
  const { body } = c.req.raw;
  const tooLarge = new Refusing(refuse('tracing.document-too-large', CAPTURE_LIMITS).refusal);
  if (Number(c.req.header('content-length') ?? 0) > CAPTURE_LIMITS.bytes) throw tooLarge;
  const received = await receiveDocument(body ?? nothing());
  if (received === 'too-large') throw tooLarge;
  return received;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
