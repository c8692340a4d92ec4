import { after } from 'node:test';

const closers: (() => Promise<unknown>)[] = [];

/** Closes something when the test file ends: last opened, first closed. node's own `after` closes in the opposite order. */
export function atEnd(close: () => Promise<unknown>): void {
  if (closers.length === 0) {
    after(async () => {
      for (const next of closers.toReversed()) await next();
    });
  }
  closers.push(close);
}
