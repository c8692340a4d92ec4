import * as adopting from '#adopting';
import * as channels from '#channels';
import * as delivery from '#delivery';
import * as dispatching from '#dispatching';
import * as groupbuying from '#groupbuying';
import * as importing from '#importing';
import * as ordering from '#ordering';
import * as origin from '#origin';
import * as paying from '#paying';
import * as region from '#region';
import * as selling from '#selling';
import type { Reaction, Schedule } from '#shared/outbox.ts';
import * as tracing from '#tracing';
import * as vouching from '#vouching';

/** Who hears which fact: the `reactions` of every context's door. */
export const reactions: readonly Reaction[] = [
  ...adopting.reactions,
  ...channels.reactions,
  ...delivery.reactions,
  ...dispatching.reactions,
  ...ordering.reactions,
  ...paying.reactions,
  ...selling.reactions,
  ...tracing.reactions,
];

/** What runs by the clock: the `schedules` of every context's door. */
export const schedules: readonly Schedule[] = [
  ...channels.schedules,
  ...delivery.schedules,
  ...dispatching.schedules,
  ...groupbuying.schedules,
  ...adopting.schedules,
  ...importing.schedules,
  ...ordering.schedules,
  ...origin.schedules,
  ...paying.schedules,
  ...region.schedules,
  ...selling.schedules,
  ...tracing.schedules,
  ...vouching.schedules,
];
