import './facts.ts';
import type { Reaction, Schedule } from '#shared/outbox.ts';
import { askPlatforms } from './ask-platform.ts';
import { measure, measureAll } from './measure.ts';
import { onOutsideOrderAnswered } from './on-outside-order-answered.ts';
import { onPushMade } from './on-push-made.ts';

export { askPlatform } from './ask-platform.ts';
export { type PlatformAtDesk, type PlatformInList, platformAtDesk, platformsAtDesk } from './at-desk.ts';
export { connectPlatform, type PlatformToConnect } from './connect-platform.ts';
export type { Difference, DifferenceKind } from './kernel/differences.ts';
export { limitListing } from './limit-listing.ts';
export { listOutside, type OfferToList } from './list-outside.ts';
export type { OutsideOrder, OutsideStatus } from './outside-orders.ts';
export { measureSoon, type PlatformName, platformNames } from './platform-names.ts';
export { type ChannelsRefusal, refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { takeMessage } from './take-message.ts';

export const reactions: readonly Reaction[] = [
  { name: 'channels/measure', hears: 'platform-stock-changed', run: measure },
  { name: 'channels/on-push-made', hears: 'push-made', run: onPushMade },
  {
    name: 'channels/on-outside-order-answered',
    hears: 'outside-order-answered',
    run: onOutsideOrderAnswered,
  },
];

export const schedules: readonly Schedule[] = [
  { name: 'channels/measure-all', cron: '* * * * *', run: measureAll },
  { name: 'channels/ask-platforms', cron: '*/5 * * * *', run: askPlatforms },
];
