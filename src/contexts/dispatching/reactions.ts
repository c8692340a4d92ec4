import type { Reaction } from '#shared/outbox.ts';
import { onPlanAsked } from './on-plan-asked.ts';

/** What dispatching does about facts. */
export const reactions: readonly Reaction[] = [
  { name: 'dispatching/on-plan-asked', hears: 'plan-asked', run: onPlanAsked },
];
