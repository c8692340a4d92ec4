/** What can be tried at the door: asking for a code, typing one, typing a password. */
export type AttemptKind = 'code-sent' | 'code-tried' | 'password-tried';

/** At most `most` of a kind within `minutes`, counted for one phone number or for one network address. */
export interface Limit {
  readonly per: 'phone' | 'address';
  readonly most: number;
  readonly minutes: number;
}

export type Limits = Readonly<Record<AttemptKind, readonly Limit[]>>;

/**
 * Ten codes a day and five tries for each: a guesser hits one phone's six digits once in 55 years. A village behind one
 * address (a station's network, a carrier's NAT) still gets in on market day.
 */
export const limits: Limits = {
  'code-sent': [
    { per: 'phone', most: 1, minutes: 1 },
    { per: 'phone', most: 5, minutes: 60 },
    { per: 'phone', most: 10, minutes: 24 * 60 },
    { per: 'address', most: 60, minutes: 60 },
  ],
  'code-tried': [
    { per: 'phone', most: 25, minutes: 60 },
    { per: 'address', most: 120, minutes: 60 },
  ],
  'password-tried': [
    { per: 'phone', most: 10, minutes: 60 },
    { per: 'address', most: 60, minutes: 60 },
  ],
};

/** For the demo county, where codes cost nothing and stand on the page: only floods are stopped. */
export const demoLimits: Limits = {
  'code-sent': [{ per: 'address', most: 600, minutes: 10 }],
  'code-tried': [{ per: 'address', most: 600, minutes: 10 }],
  'password-tried': limits['password-tried'],
};

/**
 * Seconds until one more is allowed. `full`: when the `most`-th newest attempt inside the window was made, or undefined
 * when there were fewer.
 */
export function secondsToWait(limit: Limit, full: Date | undefined, now: Date): number {
  if (!full) return 0;
  return Math.max(0, Math.ceil((full.getTime() + limit.minutes * 60_000 - now.getTime()) / 1000));
}
