import type { FieldWork } from '#origin';
import type { IconName } from '$ui/icons.ts';

/** The picture of each work in the field book. */
export const workPictures = {
  irrigate: 'drop',
  feed: 'feed',
  spray: 'spray',
  prune: 'scissors',
  bag: 'fruit-bag',
  sow: 'sprout',
  observe: 'eye',
} as const satisfies Record<FieldWork, IconName>;
