import { readFileSync } from 'node:fs';

/*
 * Loaded into a process before anything else (`node --import`), so that its clock is wrong by so many hours as the file
 * named by CLOCK_FILE says at that moment: as on a machine whose clock was set by hand, or jumps when it finds the time.
 */
const file = process.env.CLOCK_FILE ?? '';
const LOOK_EVERY_MS = 50;
const HOUR_MS = 3_600_000;
const True = Date;
let offMs = 0;

setInterval(() => {
  offMs = Number(readFileSync(file, 'utf8')) * HOUR_MS;
}, LOOK_EVERY_MS).unref();

const now = () => True.now() + offMs;
globalThis.Date = new Proxy(True, {
  apply: () => new True(now()).toString(),
  construct: (target, given) => (given.length === 0 ? new True(now()) : Reflect.construct(target, given)),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
