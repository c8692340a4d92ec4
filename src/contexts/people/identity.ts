import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { phoneNumber } from 'better-auth/plugins';
import type { Db } from '#shared/database.ts';
import { CODE_MINUTES, type CodeMessage, type SendCode } from './codes.ts';
import { codesByWebhook } from './codes-by-webhook.ts';
import { shownCodes } from './codes-shown.ts';
import { cookiePrefix } from './kernel/cookies.ts';
import { demoLimits, type Limits, limits } from './kernel/limits.ts';
import type { Webhook } from './sms-provider.ts';

const A_DAY = 24 * 60 * 60;
/** Whoever is signed in stays so for a season; no one over 60 should have to wait for a code every week. */
const SESSION_SECONDS = 90 * A_DAY;
/** Passwords and passkeys are changed only shortly after signing in: a phone left on a table is not enough. */
export const FRESH_SECONDS = 30 * 60;
const TRIES_PER_CODE = 5;

/** What the operator decides about signing in. */
export interface IdentitySettings {
  /** Signs session cookies: at least 32 characters, kept for as long as sessions should be valid. */
  readonly secret: string;
  /** The address people see. `https` makes cookies Secure; its host is the domain passkeys belong to. */
  readonly origin?: string | undefined;
  /** Hands codes to an SMS provider. Without it, they are printed to the log. */
  readonly sms?: Webhook | undefined;
  /** The demo county: without `sms`, codes are also shown on the page. */
  readonly demo?: boolean | undefined;
}

/** better-auth as we run it: phone code, password, passkey, on our own PostgreSQL. */
export type Auth = ReturnType<typeof openAuth>;

export interface Identity {
  readonly auth: Auth;
  readonly limits: Limits;
  /** The code last sent to a phone, in the demo county only. */
  readonly shownCode: (phone: string, now: Date) => string | undefined;
}

const opened = new WeakMap<Db, Identity>();

/** The identity service of a database: one for pages and API, made at its first use. */
export function identityOf(db: Db, settings: IdentitySettings): Identity {
  const known = opened.get(db);
  if (known) return known;
  const identity = openIdentity(db, settings);
  opened.set(db, identity);
  return identity;
}

function openIdentity(db: Db, settings: IdentitySettings): Identity {
  const shown = shownCodes((line) => console.info(line));
  const demo = settings.demo === true && settings.sms === undefined;
  return {
    auth: openAuth(db, settings, settings.sms ? codesByWebhook(settings.sms) : shown.send),
    limits: demo ? demoLimits : limits,
    shownCode: (phone, now) => (demo ? shown.shown(phone, now) : undefined),
  };
}

function openAuth(db: Db, { secret, origin }: IdentitySettings, send: SendCode) {
  return betterAuth({
    appName: '卖得好 Maidehao',
    secret,
    baseURL: origin ?? 'http://localhost',
    database: { db, type: 'postgres', schemaName: 'auth' },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, freshAge: FRESH_SECONDS },
    emailAndPassword: { enabled: true, disableSignUp: true },
    // Its pages are not served: our verbs call it in this process, and count attempts themselves, by phone as well.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // A mistyped password is no news.
    logger: { level: 'error' },
    advanced: {
      cookiePrefix,
      useSecureCookies: origin?.startsWith('https:') ?? false,
      // A session says nothing about where somebody was.
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      phoneNumber({
        otpLength: 6,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: TRIES_PER_CODE,
        sendOTP: async ({ phoneNumber: subject, code }) => send(await messageOf(db, subject, code)),
        signUpOnVerification: {
          // better-auth asks for an address; `.invalid` can never be one (RFC 2606).
          getTempEmail: (phone) => `${phone}@phone.invalid`,
          getTempName: (phone) => phone,
        },
      }),
      passkey({
        rpName: '卖得好 Maidehao',
        rpID: origin ? new URL(origin).hostname : 'localhost',
        ...(origin ? { origin } : {}),
        // Kysely spells `credentialID` as credential_id, and reads it back as credentialId.
        schema: { passkey: { fields: { credentialID: 'credentialId' } } },
      }),
    ],
  });
}

const HELP = /^(\d{11}) lets ([^ ]+) ([0-9a-f-]{36}) help$/;

/**
 * What a code is for, as better-auth keeps it in place of a phone number. A code that lets somebody help is filed
 * under another name than the phone's own, so that it can never be used to sign in as the elder.
 */
export function helpSubject(phone: string, county: string, helperId: string): string {
  return `${phone} lets ${county} ${helperId} help`;
}

async function messageOf(db: Db, subject: string, code: string): Promise<CodeMessage> {
  const [, phone, county, helperId] = HELP.exec(subject) ?? [];
  if (!phone || !county || !helperId) return { template: 'sign-in', phone: subject, code };
  const helper = await db
    .selectFrom('people.person')
    .select('name')
    .where('countyId', '=', county)
    .where('id', '=', helperId)
    .executeTakeFirstOrThrow();
  return { template: 'help', phone, code, helper: helper.name };
}
