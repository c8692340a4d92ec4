import type { DemoLoad } from './load.ts';

const EVERY_MS = 10_000;

/** Tells how far a long step has come, every ten seconds at most; a short one says nothing in between. */
export function patience(progress: DemoLoad['progress']): DemoLoad['progress'] {
  let told = performance.now();
  return (zh, en) => {
    if (performance.now() - told < EVERY_MS) return;
    told = performance.now();
    progress(zh, en);
  };
}
