import type { Db } from '#shared/database.ts';
import type { Identity } from './identity.ts';

/**
 * What the verbs of signing in need. They write in transactions of their own, not in a caller's: a try that is refused
 * must still be counted, and a session that was made must not vanish with something else that failed.
 */
export interface Entrance {
  readonly db: Db;
  readonly county: string;
  readonly now: Date;
  readonly identity: Identity;
  /** How this visitor reads the page: what whoever comes for the first time is taken to like. */
  readonly lang: 'zh' | 'en';
  readonly elderView: boolean;
  /** The request's own, with the cookies it came with. */
  readonly headers: Headers;
  /** The network address it came from. */
  readonly address: string;
}
