import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordHelpedAct } from '#people';
import { newId } from '#shared/id.ts';
import { atEnd } from '../../test/help/at-end.ts';
import { asCall, COUNTY } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { smsProvider } from '../../test/help/sms-provider.ts';
import { settle } from '../../test/help/village.ts';
import { visitor } from '../../test/help/visitor.ts';
import { startServer } from '../server.ts';
import { openDb } from '../shared/database.ts';

const { db, url } = await testDatabase();
const { people, organisations, phones, actors } = await settle(db);
const sms = await smsProvider();
const secret = 'a secret of the test, of forty letters..';
const server = await startServer({ config: { host: '127.0.0.1', port: 0, county: COUNTY, secret, sms }, db });
atEnd(() => server.stop());

/** Signs in with nothing but forms, as a phone without script does. */
async function signIn(phone: string, next = '') {
  // A minute must pass between two codes for one number.
  await db.deleteFrom('people.signInAttempt').execute();
  const person = visitor(server.url);
  await person.open(next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in');
  await person.send('/sign-in?/code', { phone, next });
  await person.send('/sign-in/code?/enter', { code: sms.codeFor(phone), next });
  return person;
}

test('a grower signs in with two forms and no script, and comes to her workbench', async () => {
  const person = visitor(server.url);
  const page = await person.open('/sign-in');
  assert.match(page, /name="phone"/);
  const second = await person.send('/sign-in?/code', { phone: '199 0000 0000' });
  assert.equal(person.at, '/sign-in/code');
  assert.match(second, /199 0000 0000/);
  assert.doesNotMatch(second, new RegExp(sms.codeFor(phones.wang)), 'the code is in the message only');

  const desk = await person.send('/sign-in/code?/enter', { code: sms.codeFor(phones.wang) });
  assert.equal(person.at, '/desk');
  assert.match(desk, /王秀英/);
});

test('the session cookie is out of scripts’ reach and not sent from other sites', async () => {
  const person = await signIn(phones.wang);
  const line = (await fetchSessionCookie(phones.chen)) ?? '';
  assert.match(line, /HttpOnly/i);
  assert.match(line, /SameSite=Lax/i);
  assert.doesNotMatch(line, /Secure/i);
  assert.ok(person.cookies.has('maidehao.session_token'));
});

async function fetchSessionCookie(phone: string): Promise<string | undefined> {
  return (await signIn(phone)).setCookies.find((line) => line.startsWith('maidehao.session_token='));
}

test('where people come by https, the session cookie travels by https only', async () => {
  const origin = 'https://shop.example.cn';
  // A database handle of its own, as the identity service keeps the settings it was opened with.
  const own = openDb(url, 2);
  const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret, sms, origin };
  const secure = await startServer({ config, db: own.db });
  const send = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(secure.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  await db.deleteFrom('people.signInAttempt').execute();
  await send('/sign-in?/code', { phone: phones.wang });
  const pending = `sign-in-phone=${phones.wang}`;
  const answer = await send('/sign-in/code?/enter', { code: sms.codeFor(phones.wang) }, pending);
  const line = answer.headers.getSetCookie().find((each) => each.includes('session_token')) ?? '';
  assert.match(line, /^__Secure-maidehao\.session_token=.*; Secure/i);
  await secure.stop();
  await own.db.destroy();
});

test('whoever wanted a page comes to it after signing in', async () => {
  const person = visitor(server.url);
  await person.open('/me/helpers?page=1');
  assert.equal(person.at, `/sign-in?next=${encodeURIComponent('/me/helpers?page=1')}`);
  assert.equal((await signIn(phones.wang, '/me/helpers?page=1')).at, '/me/helpers?page=1');
  assert.equal((await signIn(phones.wang, '//elsewhere.example')).at, '/desk');
});

test('a wrong code is told in the page, and what was typed elsewhere is not lost', async () => {
  await db.deleteFrom('people.signInAttempt').execute();
  const person = visitor(server.url);
  await person.send('/sign-in?/code', { phone: phones.keeper });
  const wrong = sms.codeFor(phones.keeper) === '111111' ? '222222' : '111111';
  const page = await person.send('/sign-in/code?/enter', { code: wrong });
  assert.equal(person.status, 422);
  assert.match(page, /验证码不对/);
  const bad = await visitor(server.url).send('/sign-in?/code', { phone: '12345' });
  assert.match(bad, /手机号不对/);
  assert.match(bad, /value="12345"/);
});

test('signing out ends it', async () => {
  const person = await signIn(phones.wang);
  await person.send('/sign-out', {});
  assert.equal(person.at, '/');
  await person.open('/me');
  assert.match(person.at, /^\/sign-in/);
});

test('a daughter acts for her mother under a banner with both names, until one tap', async () => {
  const mother = await signIn(phones.wang);
  await mother.send('/me/helpers?/allow', { id: newId(), phone: phones.daughter, relation: 'relative' });
  assert.match(await mother.open('/me/helpers'), /黄小梅/);

  const daughter = await signIn(phones.daughter);
  assert.match(await daughter.open('/me/helping'), /开始代 王秀英 操作/);
  const desk = await daughter.send('/me/helping?/begin', { id: newId(), elder: people.wang });
  assert.equal(daughter.at, '/desk');
  assert.match(desk, /代 王秀英 操作/);
  assert.match(await daughter.open('/'), /黄小梅 和 王秀英/);
  const closed = await daughter.open('/me/security');
  assert.doesNotMatch(closed, /name="password"/);
  const refused = await daughter.send('/me?/name', { name: '改名' });
  assert.equal(daughter.status, 403);
  assert.match(refused, /代人操作的时候不能做这件事/);

  const helped = { ...actors.wang, helper: { personId: people.daughter, name: '黄小梅' } };
  await asCall(db, { actor: helped, now: new Date() }, (call) =>
    recordHelpedAct(call, 'record-field', '一号地'),
  );
  const seen = await mother.open('/me/helpers');
  assert.match(seen, /黄小梅<\/strong>\s*替 王秀英\s*记了田间记录/);

  await daughter.send('/me/helping/end', {});
  assert.doesNotMatch(await daughter.open('/'), /代 王秀英 操作/);
});

test('a consent taken back ends the helper’s spell at the next tap', async () => {
  const daughter = await signIn(phones.daughter);
  await daughter.send('/me/helping?/begin', { id: newId(), elder: people.wang });
  assert.match(await daughter.open('/desk'), /代 王秀英 操作/);
  const mother = await signIn(phones.wang);
  const page = await mother.open('/me/helpers');
  const id = /name="id" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
  await mother.send('/me/helpers?/revoke', { id });
  assert.doesNotMatch(await daughter.open('/desk'), /代 王秀英 操作/);
});

test('whoever holds two roles changes hats at the workbench', async () => {
  const officer = await signIn(phones.officer);
  await officer.send(`/desk/people/organisations/${organisations.station}?/appoint`, {
    id: newId(),
    phone: phones.officer,
    name: '何主任',
    role: 'station-keeper',
  });
  const desk = await officer.open('/desk');
  assert.match(desk, /站点管理员 · 大巷村服务站/);
  await officer.send('/me/hat', { hat: `${organisations.station}.station-keeper`, back: '/desk' });
  assert.equal(officer.at, '/desk');
  await officer.open('/desk/people');
  assert.equal(officer.status, 403);
  await officer.send('/me/hat', { hat: `${organisations.government}.officer`, back: '/desk' });
  await officer.open('/desk/people');
  assert.equal(officer.status, 200);
});

test('language and large text chosen while signed in come along to the next device', async () => {
  const person = await signIn(phones.driver);
  await person.send('/settings?/view', { view: 'elder', back: '/me' });
  await person.send('/settings?/language', { lang: 'en', back: '/me' });
  const other = await signIn(phones.driver);
  const page = await other.open('/me');
  assert.match(page, /<html lang="en" class="elder"/);
});

test('an erased account is gone, and its number starts anew', async () => {
  const person = await signIn(phones.reviewer);
  await person.send('/me/erase', { sure: 'on' });
  assert.equal(person.at, '/');
  const again = await signIn(phones.reviewer);
  assert.equal(again.at, '/');
  assert.match(await again.open('/me'), /199\*\*\*\*0005/);
});
