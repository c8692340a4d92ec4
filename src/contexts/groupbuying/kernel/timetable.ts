import { addDays, type Day, dayOf, instantAt } from '#shared/instant.ts';
import type { SeriesTerms } from './terms.ts';

/** When a cycle opens and closes, and until when it may be extended, once. */
export interface Times {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly extendUntil?: Date;
}

type Rhythm = Pick<SeriesTerms, 'opens' | 'everyDays' | 'openHours' | 'extendHours' | 'nextDay' | 'lastDay'>;

const HOUR = 3_600_000;

/** The times of the cycle that opens on a day. */
export function timesOn(
  day: Day,
  { opens, openHours, extendHours }: Omit<Rhythm, 'nextDay' | 'lastDay'>,
): Times {
  const opensAt = instantAt(day, opens);
  const closesAt = new Date(opensAt.getTime() + openHours * HOUR);
  if (extendHours === 0) return { opensAt, closesAt };
  return { opensAt, closesAt, extendUntil: new Date(closesAt.getTime() + extendHours * HOUR) };
}

/** The last moment at which a cycle can close. */
export function lastClose({ closesAt, extendUntil }: Times): Date {
  return extendUntil ?? closesAt;
}

/** The day after which the next cycle opens; undefined when the last has. */
export function dayAfter(
  day: Day,
  { everyDays, lastDay }: Pick<Rhythm, 'everyDays' | 'lastDay'>,
): Day | undefined {
  const next = addDays(day, everyDays);
  return lastDay !== undefined && next > lastDay ? undefined : next;
}

/** After a long outage the rest follows a minute later. */
const MOST_AT_ONCE = 50;

export interface Due extends Times {
  /** False: it would be closed already. */
  readonly inTime: boolean;
}

/**
 * The cycles of a series that should have opened by now, in order: all of them, also those that would be closed already, so that none
 * is passed over in silence. And the day the next one opens.
 */
export function dueCycles(
  rhythm: Rhythm,
  now: Date,
): { readonly due: readonly Due[]; readonly nextDay: Day | undefined } {
  const due: Due[] = [];
  let day = startOf(rhythm);
  while (day !== undefined && due.length < MOST_AT_ONCE) {
    const times = timesOn(day, rhythm);
    if (times.opensAt > now) break;
    due.push({ ...times, inTime: times.closesAt > now });
    day = dayAfter(day, rhythm);
  }
  return { due, nextDay: day };
}

function startOf({ nextDay, lastDay }: Rhythm): Day | undefined {
  if (nextDay === undefined) return undefined;
  return lastDay !== undefined && nextDay > lastDay ? undefined : nextDay;
}

/** The first day not before today on which a series that rested goes on in its rhythm. */
export function resumedOn(
  { nextDay, everyDays, opens }: Pick<Rhythm, 'nextDay' | 'everyDays' | 'opens'>,
  now: Date,
): Day | undefined {
  let day = nextDay;
  while (day !== undefined && (day < dayOf(now) || instantAt(day, opens) <= now))
    day = addDays(day, everyDays);
  return day;
}
