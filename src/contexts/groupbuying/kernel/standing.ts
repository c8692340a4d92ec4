/** What of a cycle tells whether one may join. */
export interface Timed {
  readonly status: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly extendUntil?: Date;
  readonly extendedAt?: Date;
}

/** The moment from which nobody can join any more. */
export function joinBefore({ closesAt, extendUntil, extendedAt }: Omit<Timed, 'status'>): Date {
  return extendedAt && extendUntil ? extendUntil : closesAt;
}

export function mayJoin(cycle: Timed, now: Date): boolean {
  return cycle.status === 'open' && cycle.opensAt <= now && now < joinBefore(cycle);
}

/** May it still be extended when its time is up? Once, and only while the stated end lies ahead. */
export function mayExtend({ extendUntil, extendedAt }: Timed, now: Date): boolean {
  return extendUntil !== undefined && extendedAt === undefined && extendUntil > now;
}
