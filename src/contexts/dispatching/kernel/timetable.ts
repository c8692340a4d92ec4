import type { Seconds } from './day.ts';

interface TimedStop {
  readonly opens: Seconds;
  readonly closes: Seconds;
  readonly service: Seconds;
}

export interface Timetable {
  readonly leaves: Seconds;
  readonly back: Seconds;
  /** One for each stop: there, and gone. It waits until a stop opens. */
  readonly stops: readonly { readonly arrives: Seconds; readonly leaves: Seconds }[];
}

/**
 * When a vehicle is where. `legs` are the driving times: to each stop from the one before, and back. It leaves no earlier than
 * `from`, and as late as it can without being at any stop later (forward time slack: Savelsbergh 1992).
 */
export function timetable(from: Seconds, stops: readonly TimedStop[], legs: readonly Seconds[]): Timetable {
  const early = drive(from, stops, legs);
  return drive(from + postponed(early, stops), stops, legs);
}

function drive(leaves: Seconds, stops: readonly TimedStop[], legs: readonly Seconds[]): Timetable {
  let now = leaves;
  const made = stops.map(({ opens, service }, index) => {
    const arrives = now + (legs[index] ?? 0);
    now = Math.max(arrives, opens) + service;
    return { arrives, leaves: now };
  });
  return { leaves, stops: made, back: now + (legs[stops.length] ?? 0) };
}

function postponed({ stops: made }: Timetable, stops: readonly TimedStop[]): Seconds {
  let [waited, slack] = [0, Number.POSITIVE_INFINITY];
  for (const [index, { opens, closes }] of stops.entries()) {
    const arrives = made[index]?.arrives ?? 0;
    waited += Math.max(0, opens - arrives);
    slack = Math.min(slack, waited + closes - Math.max(arrives, opens));
  }
  return Math.max(0, Math.min(waited, slack));
}
