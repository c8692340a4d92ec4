import { addDays, type Day, dayOf } from '#shared/instant.ts';

/** A quarter of a year, both days included; a running one ends today. */
export interface Period {
  /** Such as `2026-Q4`. */
  readonly name: string;
  readonly from: Day;
  readonly until: Day;
}

const NAME = /^(\d{4})-Q([1-4])$/;

/** The quarter of that name if it has begun, else the running one. */
export function periodOf(name: string | undefined, now: Date): Period {
  const today = dayOf(now);
  const asked = NAME.exec(name ?? '');
  const found = asked && quarter(Number(asked[1]), Number(asked[2]), today);
  if (found && found.from <= today) return found;
  return quarter(Number(today.slice(0, 4)), Math.ceil(Number(today.slice(5, 7)) / 3), today);
}

export function quarterBefore({ from }: Period): string {
  const day = addDays(from, -1);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function quarter(year: number, number: number, today: Day): Period {
  const first = (y: number, month: number) => `${y}-${String(month).padStart(2, '0')}-01`;
  const end = addDays(number === 4 ? first(year + 1, 1) : first(year, 3 * number + 1), -1);
  return {
    name: `${year}-Q${number}`,
    from: first(year, 3 * number - 2),
    until: end < today ? end : today,
  };
}
