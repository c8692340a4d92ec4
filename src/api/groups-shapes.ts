import { z } from '@hono/zod-openapi';
import { type GroupCard, joinBefore } from '#groupbuying';
import { Day, Fen, Id, Instant } from './ordering-shapes.ts';

/** A cycle of a group buy, without its goods. */
export const GroupBody = z.object({
  id: Id,
  seriesId: Id,
  number: z.number().int(),
  titleZh: z.string(),
  titleEn: z.string(),
  leaderId: Id,
  nodeId: Id,
  status: z.enum(['open', 'made', 'failed', 'called-off', 'skipped']),
  opensAt: Instant,
  joinBefore: Instant.openapi({ description: 'The extension counted, once there is one' }),
  extended: z.boolean(),
  collectDay: Day.nullable(),
  leastMembers: z.number().int(),
  mostMembers: z.number().int().nullable(),
  leastFen: Fen,
  members: z
    .number()
    .int()
    .openapi({ description: 'Different phones with a paid order; nobody else counts' }),
  goodsFen: Fen.openapi({ description: 'Of paid orders' }),
});

export function groupBody({ cycle, totals }: GroupCard): z.infer<typeof GroupBody> {
  return {
    id: cycle.id,
    seriesId: cycle.seriesId,
    number: cycle.number,
    titleZh: cycle.titleZh,
    titleEn: cycle.titleEn,
    leaderId: cycle.leaderId,
    nodeId: cycle.nodeId,
    status: cycle.status,
    opensAt: cycle.opensAt.toISOString(),
    joinBefore: joinBefore(cycle).toISOString(),
    extended: cycle.extendedAt !== undefined,
    collectDay: cycle.collectDay ?? null,
    leastMembers: cycle.leastMembers,
    mostMembers: cycle.mostMembers ?? null,
    leastFen: cycle.leastFen,
    members: cycle.members ?? totals?.members ?? 0,
    goodsFen: cycle.goodsFen ?? totals?.goodsFen ?? 0,
  };
}
