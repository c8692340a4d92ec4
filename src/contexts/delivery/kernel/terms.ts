import type { Opening, Service } from './departure.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Can a node be open like this: valid times, closing after opening, on at least one weekday? */
export function soundOpening({ opens, closes, weekdays }: Opening): boolean {
  return TIME.test(opens) && TIME.test(closes) && opens < closes && soundWeekdays(weekdays);
}

/** Can a service run like this? The same as the constraints of its table say. */
export function soundTerms(terms: Omit<Service, 'id' | 'carrierId'>): boolean {
  const { cutOff, arrives, leadDays, weekdays, capacityGrams, feeFen } = terms;
  return (
    TIME.test(cutOff) &&
    TIME.test(arrives) &&
    Number.isInteger(leadDays) &&
    leadDays >= 0 &&
    leadDays <= 7 &&
    (leadDays > 0 || cutOff < arrives) &&
    capacityGrams > 0 &&
    feeFen >= 0 &&
    soundWeekdays(weekdays)
  );
}

/** A hundred tonnes: no vehicle of the road holds more. */
const HEAVIEST_GRAMS = 100_000_000;

/** Can a vehicle be out like this? The constraints of its table say the same, but for how much it can hold. */
export function soundVehicle(vehicle: {
  readonly plate: string;
  readonly capacityGrams: number;
  readonly fixedFen: number;
  readonly kmFen: number;
  readonly hourFen: number;
  readonly shiftFrom: string;
  readonly shiftUntil: string;
  readonly weekdays: readonly number[];
}): boolean {
  const { plate, capacityGrams, fixedFen, kmFen, hourFen, shiftFrom, shiftUntil, weekdays } = vehicle;
  return (
    plate.trim() !== '' &&
    capacityGrams > 0 &&
    capacityGrams <= HEAVIEST_GRAMS &&
    [fixedFen, kmFen, hourFen].every((fen) => Number.isSafeInteger(fen) && fen >= 0) &&
    TIME.test(shiftFrom) &&
    TIME.test(shiftUntil) &&
    shiftFrom < shiftUntil &&
    soundWeekdays(weekdays)
  );
}

function soundWeekdays(weekdays: readonly number[]): boolean {
  return (
    weekdays.length > 0 &&
    weekdays.every((weekday) => Number.isInteger(weekday) && weekday >= 1 && weekday <= 7)
  );
}
