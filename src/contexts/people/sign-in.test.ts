import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNTY } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { smsProvider } from '../../../test/help/sms-provider.ts';
import { settle } from '../../../test/help/village.ts';
import {
  actorOf,
  type CookieToSet,
  type Entrance,
  identityOf,
  sendSignInCode,
  signInByCode,
  signOut,
} from './index.ts';

const { db } = await testDatabase();
const { actors, phones } = await settle(db);
const sms = await smsProvider();
const identity = identityOf(db, { secret: 'a secret of the test, of forty letters..', sms });

const MINUTE = 60_000;
let now = new Date();
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * MINUTE);
};
const at = (cookie = '', address = '203.0.113.7'): Entrance => ({
  db,
  county: COUNTY,
  lang: 'zh',
  elderView: false,
  now,
  identity,
  headers: new Headers({ cookie }),
  address,
});
const header = (cookies: readonly CookieToSet[]) =>
  cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

test('a grower signs in with the code sent to her phone', async () => {
  assert.ok((await sendSignInCode(at(), { phone: '+86 199 0000 0000' })).ok);
  assert.match(sms.messages.at(-1)?.text ?? '', /登录验证码 \d{6}/);
  const outcome = await signInByCode(at(), { phone: phones.wang, code: sms.codeFor(phones.wang) });
  assert.ok(outcome.ok);
  assert.deepEqual(
    outcome.value.cookies.map(({ name, maxAge }) => [name, maxAge]),
    [['maidehao.session_token', 90 * 24 * 3600]],
  );
  const cookie = header(outcome.value.cookies);
  assert.deepEqual(await actorOf(db, COUNTY, new Headers({ cookie }), now), actors.wang);

  await signOut(at(cookie));
  assert.equal((await actorOf(db, COUNTY, new Headers({ cookie }), now)).personId, undefined);
});

test('a code is good once', async () => {
  later(2);
  await sendSignInCode(at(), { phone: phones.chen });
  const code = sms.codeFor(phones.chen);
  assert.ok(
    (await signInByCode(at(), { phone: phones.chen, code: ` ${code.slice(0, 3)} ${code.slice(3)}` })).ok,
  );
  assert.equal(codeOf(await signInByCode(at(), { phone: phones.chen, code })), 'people.code-expired');
});

test('of two codes only the newer one counts', async () => {
  await sendSignInCode(at(), { phone: phones.clerk });
  const first = sms.codeFor(phones.clerk);
  later(2);
  await sendSignInCode(at(), { phone: phones.clerk });
  const second = sms.codeFor(phones.clerk);
  if (first !== second) {
    assert.equal(codeOf(await signInByCode(at(), { phone: phones.clerk, code: first })), 'people.code-wrong');
  }
  assert.ok((await signInByCode(at(), { phone: phones.clerk, code: second })).ok);
  assert.equal(codeOf(await signInByCode(at(), { phone: phones.clerk, code: first })), 'people.code-expired');
});

test('a code is lost after five wrong tries, even if the sixth is right', async () => {
  await sendSignInCode(at(), { phone: phones.keeper });
  const code = sms.codeFor(phones.keeper);
  const wrong = code === '000000' ? '000001' : '000000';
  const tried = await Promise.all(
    Array.from({ length: 5 }, () => signInByCode(at(), { phone: phones.keeper, code: wrong })),
  );
  assert.ok(tried.every((outcome) => !outcome.ok));
  for (const _ of tried) await signInByCode(at(), { phone: phones.keeper, code: wrong });
  const sixth = await signInByCode(at(), { phone: phones.keeper, code });
  assert.ok(['people.code-spent', 'people.code-expired'].includes(codeOf(sixth) ?? ''));
});

test('a code is good for five minutes', async () => {
  await sendSignInCode(at(), { phone: phones.driver });
  await db
    .updateTable('auth.verification')
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where('identifier', '=', phones.driver)
    .execute();
  const outcome = await signInByCode(at(), { phone: phones.driver, code: sms.codeFor(phones.driver) });
  assert.equal(codeOf(outcome), 'people.code-expired');
  const rows = await db
    .selectFrom('auth.verification')
    .select('id')
    .where('identifier', '=', phones.driver)
    .execute();
  assert.equal(rows.length, 0);
});

test('one number gets one code a minute and five an hour, whoever asks', async () => {
  const ask = (address: string) => sendSignInCode(at('', address), { phone: '13712345678' });
  const [first, second] = await Promise.all([ask('203.0.113.1'), ask('203.0.113.2')]);
  assert.deepEqual([first.ok, second.ok].toSorted(), [false, true]);
  assert.equal(codeOf(first.ok ? second : first), 'people.too-many-attempts');
  for (let sent = 1; sent < 5; sent += 1) {
    later(1);
    assert.ok((await ask('203.0.113.3')).ok);
  }
  later(1);
  const sixth = await ask('203.0.113.4');
  assert.ok(!sixth.ok);
  assert.deepEqual(sixth.refusal.facts, { seconds: 55 * 60 });
  later(55);
  assert.ok((await ask('203.0.113.4')).ok);
});

test('one address cannot ask for codes for the whole county', async () => {
  const phone = (index: number) => `138${String(index).padStart(8, '0')}`;
  let sent = 0;
  for (let index = 0; index < 65; index += 1) {
    if ((await sendSignInCode(at('', '198.51.100.9'), { phone: phone(index) })).ok) sent += 1;
  }
  assert.equal(sent, 60);
  assert.ok((await sendSignInCode(at('', '198.51.100.10'), { phone: phone(64) })).ok);
});

test('whoever comes for the first time is registered as a consumer, once', async () => {
  later(2);
  const phone = '13612345678';
  await sendSignInCode(at(), { phone });
  const first = await signInByCode(at(), { phone, code: sms.codeFor(phone) });
  assert.ok(first.ok);
  assert.equal(first.value.person.name, '136****5678');
  const actor = await actorOf(db, COUNTY, at(header(first.value.cookies)).headers, now);
  assert.deepEqual(actor.roles, ['consumer']);

  later(2);
  await sendSignInCode(at(), { phone });
  const second = await signInByCode(at(), { phone, code: sms.codeFor(phone) });
  assert.ok(second.ok);
  assert.equal(second.value.person.id, first.value.person.id);
});

test('when the SMS provider is down, people are told so', async () => {
  sms.answer(500);
  assert.equal(codeOf(await sendSignInCode(at(), { phone: '13512345678' })), 'people.code-not-sent');
  sms.answer(202);
});

test('what is no phone number is refused before anything is sent', async () => {
  const before = sms.messages.length;
  assert.equal(codeOf(await sendSignInCode(at(), { phone: '0772-8123456' })), 'people.phone-invalid');
  assert.equal(sms.messages.length, before);
});
