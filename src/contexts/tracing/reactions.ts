import type { Reaction } from '#shared/outbox.ts';
import { onCaptureRequested } from './capture/on-capture-requested.ts';

export const reactions: readonly Reaction[] = [
  { name: 'tracing/on-capture-requested', hears: 'capture-requested', run: onCaptureRequested },
];
