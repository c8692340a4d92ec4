import { isId } from '#shared/id.ts';
import { type Day, isDay } from '#shared/instant.ts';

/** What travels together: what is there now, or what is sold ahead and picked by a day. */
export type Readiness = 'now' | Day;

/** The departure a buyer chose for what travels together. */
export interface ChosenWay {
  readonly of: Readiness;
  readonly serviceId: string;
  readonly departs: Day;
}

/** As a form or an address carries it: `now.<service>.2026-06-03`. */
export function wayText({ of, serviceId, departs }: ChosenWay): string {
  return `${of}.${serviceId}.${departs}`;
}

/** Reads what `wayText` wrote; what is no such text chose nothing. */
export function readWay(text: string): ChosenWay | undefined {
  const [of = '', serviceId = '', departs = '', ...more] = text.split('.');
  const sound = (of === 'now' || isDay(of)) && isId(serviceId) && isDay(departs) && more.length === 0;
  return sound ? { of, serviceId, departs } : undefined;
}
