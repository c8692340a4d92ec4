import { startServer } from '../../src/server.ts';
import { atEnd } from './at-end.ts';
import { COUNTY, MORNING } from './county.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { settle, signedIn, type Village } from './village.ts';

export interface EpcisDoor {
  readonly database: TestDatabase;
  readonly village: Village;
  readonly url: string;
  /** Asks as somebody of the village; as a visitor without. Paths are below `/epcis`. */
  ask(path: string, init?: RequestInit, as?: keyof Village['people'] | 'nobody'): Promise<Response>;
  send(
    path: string,
    document: unknown,
    headers?: Record<string, string>,
    as?: keyof Village['people'],
  ): Promise<Response>;
}

/** A real server with a village, whose co-op's clerk sends and asks unless told otherwise. */
export async function epcisDoor(
  clock: () => Date = () => MORNING,
  settings: { readonly privateWebhooks?: boolean } = {},
): Promise<EpcisDoor> {
  const database = await testDatabase();
  const { db } = database;
  const village = await settle(db);
  const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: 'x'.repeat(40), ...settings };
  const server = await startServer({ config, db, clock });
  atEnd(() => server.stop());
  const cookies = new Map<string, string>();
  const ask: EpcisDoor['ask'] = async (path, init = {}, as = 'clerk') => {
    if (as !== 'nobody' && !cookies.has(as)) cookies.set(as, await signedIn(db, village.people[as]));
    const cookie = cookies.get(as);
    return fetch(`${server.url}/epcis${path}`, {
      ...init,
      headers: { 'accept-language': 'en', ...(cookie ? { cookie } : {}), ...init.headers },
    });
  };
  const send: EpcisDoor['send'] = (path, document, headers = {}, as = 'clerk') =>
    ask(
      path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/ld+json', ...headers },
        body: typeof document === 'string' ? document : JSON.stringify(document),
      },
      as,
    );
  return { database, village, url: server.url, ask, send };
}

/** A document of these events, with the standard's context and these prefixes. */
export function epcisDocumentOf(events: readonly object[], prefixes: object = {}): object {
  return {
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', prefixes],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: MORNING.toISOString(),
    epcisBody: { eventList: events },
  };
}

let serial = 0;

/** An event of a thing of its own, with what the test is about. */
export function anEvent(more: object = {}): Record<string, unknown> {
  serial += 1;
  return {
    type: 'ObjectEvent',
    eventID: `urn:uuid:0197a000-0000-4000-8000-${String(serial).padStart(12, '0')}`,
    eventTime: MORNING.toISOString(),
    eventTimeZoneOffset: '+08:00',
    action: 'OBSERVE',
    epcList: [`https://id.gs1.org/01/06901234567892/21/${serial}`],
    ...more,
  };
}
