import type { Context } from 'hono';
import { refuserOf } from '#shared/outcome.ts';
import { CAPTURE_LIMITS, type Received, receiveDocument, refusals } from '#tracing';
import { Refusing } from '../api/answers.ts';
import type { ApiEnv } from '../api/endpoint.ts';

const refuse = refuserOf(refusals);
const TAKEN = new Set(['application/json', 'application/ld+json', 'application/xml', 'text/xml']);

/** What a request body may be, for the OpenAPI document. */
export const documentBody = {
  required: true,
  description:
    'EPCISDocument or EPCISQueryDocument in JSON-LD (2.0) or XML (1.2, 2.0); told apart by its first sign',
  content: Object.fromEntries(
    ['application/ld+json', 'application/json', 'application/xml'].map((type) => [
      type,
      { schema: { type: type.endsWith('json') ? ('object' as const) : ('string' as const) } },
    ]),
  ),
};

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
