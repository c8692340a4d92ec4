import { z } from '@hono/zod-openapi';
import { canonicalLink, erasePersonalData, recordersOf, rights } from '#tracing';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { json } from './ordering-shapes.ts';

const tags = ['tracing'];

const recorders = endpoint(rights['see-recorders'], {
  method: 'get',
  path: '/api/tracing/recorders',
  tags,
  summary: 'Who recorded each step of a thing, for inspectors: the log itself holds commitments only',
  request: {
    query: z.object({
      thing: z
        .string()
        .min(1)
        .max(512)
        .openapi({ example: 'https://id.gs1.org/01/92045022400014/10/T-0A1B2C' }),
    }),
  },
  responses: {
    200: {
      description:
        'Steps, oldest first; without a name where it was erased, or where another system recorded it',
      content: json(
        z.object({
          steps: z.array(
            z.object({
              event: z.string(),
              at: z.iso.datetime(),
              bizStep: z.string(),
              recordedBy: z.string().optional(),
              helpedBy: z.string().optional(),
            }),
          ),
        }),
      ),
    },
  },
});

const erasure = endpoint('signed-in', {
  method: 'post',
  path: '/api/tracing/erasures',
  tags,
  summary: 'Erase a person’s name from the trace: your own, or as an administrator another’s',
  description:
    'Goes for good: the name behind each commitment, and the key that could show it. Stays: every event, signature and proof, and the commitments themselves, in which nobody can find the person any more.',
  request: { body: { required: true, content: json(z.object({ personId: z.uuid() })) } },
  responses: {
    200: { description: 'Erased', content: json(z.object({ erased: z.number().int() })) },
  },
});

/** Names behind the trace: shown to inspectors, erased for the person. */
export function tracingPeopleApi(api: Api): void {
  api.openapi(recorders, async (c) => {
    const { thing } = c.req.valid('query');
    const steps = answered(await c.var.read((call) => recordersOf(call, canonicalLink(thing) ?? thing)));
    return c.json({ steps: steps.map(({ at, ...step }) => ({ ...step, at: at.toISOString() })) }, 200);
  });

  api.openapi(erasure, async (c) => {
    const { personId } = c.req.valid('json');
    return c.json(answered(await c.var.call((call) => erasePersonalData(call, { personId }))), 200);
  });
}
