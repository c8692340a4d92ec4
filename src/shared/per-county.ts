import type { Running } from './running.ts';

/** Makes one of something for each county that runs in this process, when it is first wanted. */
export function perCounty<T>(make: (running: Running) => T): (running: Running) => T {
  const made = new WeakMap<Running, T>();
  return (running) => {
    const known = made.get(running);
    if (known !== undefined) return known;
    const one = make(running);
    made.set(running, one);
    return one;
  };
}
