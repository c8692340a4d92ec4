export type { PoolRule } from './kernel/share-pool.ts';
export { bringToPool } from './pool/bring-to-pool.ts';
export { type PoolDayAhead, poolDaysAhead } from './pool/days-ahead.ts';
export { type LookedAtPoolDay, lookAtPoolDay } from './pool/look-at-pool-day.ts';
export { type PooledDay, poolDay } from './pool/pool-day.ts';
export type { KeptPoolDay, PoolDay, PoolMonth } from './pool/pool-months.ts';
export { acceptPoolDay, undoPoolDay } from './pool/pool-rounds.ts';
export { readPool } from './pool/read-pool.ts';
export { closePoolMonth, keepPoolDay, lookAtPoolMonth } from './pool/settle-month.ts';
export { waysOfPool } from './pool/ways-said.ts';
export { confirmPoolDay, keepPoolTry, preparePool, workOutPool } from './pool/work-out-pool.ts';
export { type PlanningRefusal, refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { keepWhatIf, type NewWhatIf, prepareWhatIf, standing } from './sites/ask-what-if.ts';
export { listWhatIfs } from './sites/list-what-ifs.ts';
export { isRunning, progressOf, stopTry } from './sites/running.ts';
export { chooseTry, dropTry, keepTry, lookAtWhatIf, prepareTry, workOutTry } from './sites/try-sites.ts';
export { waysOfGround } from './sites/ways-said.ts';
export {
  type Asked,
  type Outcome,
  type SiteKind,
  type Terms,
  usualTerms,
  type WhatIf,
} from './sites/what-if.ts';
