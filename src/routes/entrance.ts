import type { RequestEvent } from '@sveltejs/kit';
import { type CookieToSet, type Entrance, identityOf, type Person } from '#people';
import { runningOf } from '#shared/running.ts';
import { remember } from './remember.ts';

/** What the verbs of signing in need to know of a request. */
export function entranceOf(event: RequestEvent): Entrance {
  if (!event.platform) throw new Error('pages are served by startServer only');
  const { db, config } = runningOf(event.platform.req);
  const { now, county, lang, elder } = event.locals;
  return {
    db,
    county,
    now,
    lang,
    elderView: elder,
    identity: identityOf(db, config),
    headers: event.request.headers,
    address: event.getClientAddress(),
  };
}

/** Sets cookies of ours: for the whole site, out of scripts' reach, and Secure where people come by https. */
export function keep(event: RequestEvent, cookies: readonly CookieToSet[]): void {
  for (const { name, value, maxAge } of cookies) {
    event.cookies.set(name, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: event.url.protocol === 'https:',
      ...(maxAge === undefined ? {} : { maxAge }),
    });
  }
}

/** What whoever just signed in likes, unless this device was told otherwise before. */
export function keepLikings(event: RequestEvent, person: Person): void {
  if (event.cookies.get('lang') === undefined) remember(event, 'lang', person.lang);
  if (event.cookies.get('view') === undefined && person.elderView) remember(event, 'view', 'elder');
}
