import { CODE_MINUTES, codeText, type SendCode } from './codes.ts';

/** A sender for development and the demo county: nobody's phone rings. */
export interface ShownCodes {
  readonly send: SendCode;
  /** The last code for a phone, for the note on the page that says it is a demo. */
  readonly shown: (phone: string, now: Date) => string | undefined;
}

const MOST = 10_000;

/** Prints codes to the log, and keeps the newest of each phone for as long as it is good. */
export function shownCodes(log: (line: string) => void, clock: () => Date = () => new Date()): ShownCodes {
  const codes = new Map<string, { readonly code: string; readonly until: number }>();
  return {
    async send(message) {
      log(`${message.phone} ${codeText(message)}`);
      codes.delete(message.phone);
      codes.set(message.phone, { code: message.code, until: clock().getTime() + CODE_MINUTES * 60_000 });
      const oldest = codes.keys().next().value;
      if (codes.size > MOST && oldest !== undefined) codes.delete(oldest);
    },
    shown(phone, now) {
      const kept = codes.get(phone);
      return kept && kept.until > now.getTime() ? kept.code : undefined;
    },
  };
}
