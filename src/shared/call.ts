import type { Tx } from './database.ts';

/** What a person may be, by the organisation they act for. */
export const roles = [
  'grower',
  'coop-staff',
  'brand-association',
  'station-keeper',
  'carrier',
  'officer',
  'mentor',
  'consumer',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** Who is calling: a signed-in person in one role for one organisation, or a visitor without any. */
export interface Actor {
  /** undefined: a visitor who has not signed in, or the system itself (see `system`). */
  readonly personId?: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The organisation acted for: a household, a co-op, the association …; none for a plain consumer. */
  readonly organisationId?: string;
  /** Set when a helper acts for an elder with consent: the person really at the phone. Both names go on the record. */
  readonly helper?: { readonly personId: string; readonly name: string };
  /** Reactions, schedules and seeds: may do what their verb does, and are recorded as the platform. */
  readonly system?: true;
}

export const visitor: Actor = { name: '', roles: ['consumer'] };
export const platform: Actor = { name: 'Maidehao', roles: [], system: true };

/** Everything a verb needs besides its input: one transaction, one county, one moment, one caller. */
export interface Call {
  readonly tx: Tx;
  readonly county: string;
  readonly now: Date;
  readonly actor: Actor;
}

/** A context's rights: which roles may do what. One table per context, read by routes, API and tests alike. */
export type Rights = Readonly<Record<string, readonly Role[]>>;

/** May this caller do this? `everyone` in a rights table is spelt as all roles plus `consumer` for visitors. */
export function may(actor: Actor, allowed: readonly Role[]): boolean {
  return actor.system === true || actor.roles.some((role) => allowed.includes(role));
}
