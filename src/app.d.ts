import type { IncomingMessage } from 'node:http';
import type { Actor, Call, Role } from '#shared/call.ts';
import type { Sentence } from '#shared/outcome.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';

declare global {
  namespace App {
    interface Locals {
      lang: Lang;
      /** The sentence in this visitor's language: `t('现在成熟', 'Ripe now')`. */
      t: Tongue;
      elder: boolean;
      actor: Actor;
      county: string;
      now: Date;
      /** Set by `turnAway`: what its page says. */
      turnedAway?: Sentence;
      /** Where photos are kept: what `storeUpload` takes. */
      files: string;
      /** Whom a checker of the county's log trusts (C2SP tlog-policy); undefined while no log is kept here. */
      policy: () => Promise<string | undefined>;
      /** Runs verbs in one transaction. A refusal undoes everything that was written before it. */
      call: <Answer>(run: (call: Call) => Promise<Answer>) => Promise<Answer>;
      /** Runs reads on one consistent, read-only snapshot: what every `load` uses. */
      read: <Answer>(run: (call: Call) => Promise<Answer>) => Promise<Answer>;
    }

    /** What every page's data carries, from the root layout. */
    interface PageData {
      lang: Lang;
      elder: boolean;
      /** The day it is in the county. */
      today: string;
      /** Path and query of this page, to come back to. */
      here: string;
      me?:
        | { readonly name: string; readonly roles: readonly Role[]; readonly helper: string | undefined }
        | undefined;
    }

    interface Error {
      /** Of a refusal: what happened, why, what to do next. */
      sentence?: Sentence;
      /** Of a bug or an outage: the number under which the log has it. */
      incident?: string;
    }

    interface Platform {
      req: IncomingMessage;
    }
  }
}
