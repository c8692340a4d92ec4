import { z } from '@hono/zod-openapi';
import type { Lang } from '#shared/tongue.ts';
import type { CaptureJob as Job } from '#tracing';
import { errorOf } from './problem.ts';

export const CaptureJob = z
  .object({
    captureID: z.uuid(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().optional(),
    running: z.boolean(),
    success: z.boolean(),
    captureErrorBehaviour: z.enum(['rollback', 'proceed']),
    errors: z.array(
      z.object({
        type: z.string(),
        title: z.string(),
        status: z.number(),
        detail: z.string(),
        pointer: z.string().openapi({ description: 'JSON pointer to what is wrong' }),
        code: z.string(),
      }),
    ),
  })
  .openapi('CaptureJob');

/** A capture job as the standard writes it. */
export function captureJobJson(
  { id, createdAt, finishedAt, onError, errors }: Job,
  lang: Lang,
): z.infer<typeof CaptureJob> {
  return {
    captureID: id,
    createdAt: createdAt.toISOString(),
    ...(finishedAt ? { finishedAt: finishedAt.toISOString() } : {}),
    running: finishedAt === null,
    success: errors.length === 0,
    captureErrorBehaviour: onError,
    errors: errors.map((error) => errorOf(error, lang)),
  };
}
