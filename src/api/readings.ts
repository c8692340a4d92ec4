import { z } from '@hono/zod-openapi';
import { logReadings, measures, rights } from '#origin';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant, json } from './origin-bodies.ts';

const measured = endpoint(rights['keep-field-book'], {
  method: 'post',
  path: '/api/plots/{plot}/readings',
  tags: ['origin'],
  summary:
    'What a logger on a plot, or its gateway, measured. Sending it twice keeps it once; adopters of the plot see it as a line in their diary',
  request: {
    params: z.object({ plot: Id }),
    body: {
      required: true,
      content: json(
        z
          .object({
            readings: z
              .array(
                z.object({
                  at: Instant,
                  measure: z.enum(measures),
                  value: z
                    .string()
                    .regex(/^-?\d{1,3}(\.\d)?$/)
                    .openapi({ example: '21.5', description: '°C, or per cent of moisture' }),
                  sensor: z.string().max(40).optional().openapi({ example: 'upper row' }),
                }),
              )
              .min(1)
              .max(5000),
          })
          .openapi('PlotReadings'),
      ),
    },
  },
  responses: {
    200: { description: 'How many were new', content: json(z.object({ kept: z.number().int() })) },
  },
});

/** The door of loggers in the field. */
export function readingsApi(api: Api): void {
  api.openapi(measured, async (c) => {
    const plotId = c.req.valid('param').plot;
    const readings = c.req.valid('json').readings.map(({ at, sensor = '', ...reading }) => ({
      ...reading,
      sensor,
      at: new Date(at),
      source: 'sensor' as const,
    }));
    return c.json(answered(await c.var.call((call) => logReadings(call, { plotId, readings }))), 200);
  });
}
