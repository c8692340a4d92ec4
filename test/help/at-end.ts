import { after } from 'node:test';

const closers: (() => Promise<unknown>)[] = [];

// Added here, while the file loads: inside a test, `after` would mean the end of that test.
after(async () => {
  for (const close of closers.toReversed()) await close();
});

/** Closes something when the test file ends: last opened, first closed. node's own `after` closes in the opposite order. */
export function atEnd(close: () => Promise<unknown>): void {
  closers.push(close);
}
