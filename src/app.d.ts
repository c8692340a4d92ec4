import type { IncomingMessage } from 'node:http';
import type { Actor, Call } from '#shared/call.ts';
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
      /** Runs verbs in one transaction. A refusal undoes everything that was written before it. */
      call: <Answer>(run: (call: Call) => Promise<Answer>) => Promise<Answer>;
      /** Runs reads on one consistent, read-only snapshot: what every `load` uses. */
      read: <Answer>(run: (call: Call) => Promise<Answer>) => Promise<Answer>;
    }

    interface Platform {
      req: IncomingMessage;
    }
  }
}
