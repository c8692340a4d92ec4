import type { Reaction } from '#shared/outbox.ts';
import { onGoodsTurnedBack } from './on-goods-turned-back.ts';
import { onPlanAsked } from './on-plan-asked.ts';
import { onRoundMeasuredWarm } from './on-round-measured-warm.ts';
import { onRoundsPooled } from './on-rounds-pooled.ts';
import { onRoundsUnpooled } from './on-rounds-unpooled.ts';

/** What dispatching does about facts. */
export const reactions: readonly Reaction[] = [
  { name: 'dispatching/on-plan-asked', hears: 'plan-asked', run: onPlanAsked },
  { name: 'dispatching/on-goods-turned-back', hears: 'goods-turned-back', run: onGoodsTurnedBack },
  { name: 'dispatching/on-round-measured-warm', hears: 'round-measured-warm', run: onRoundMeasuredWarm },
  { name: 'dispatching/on-rounds-pooled', hears: 'rounds-pooled', run: onRoundsPooled },
  { name: 'dispatching/on-rounds-unpooled', hears: 'rounds-unpooled', run: onRoundsUnpooled },
];
