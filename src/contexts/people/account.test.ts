import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { smsProvider } from '../../../test/help/sms-provider.ts';
import { settle } from '../../../test/help/village.ts';
import {
  actorOf,
  actsDoneFor,
  addPasskey,
  type CookieToSet,
  type Entrance,
  editOwnAccount,
  eraseOwnAccount,
  grantHelp,
  hatsOf,
  identityOf,
  ownAccount,
  ownKeys,
  passkeyToAdd,
  personByPhone,
  recordHelpedAct,
  removePasskey,
  sendSignInCode,
  setPassword,
  signInByCode,
  signInByPasskey,
  signInByPassword,
  signOutEverywhere,
} from './index.ts';

const { db } = await testDatabase();
const { people, actors, phones } = await settle(db);
const sms = await smsProvider();
const identity = identityOf(db, { secret: 'a secret of the test, of forty letters..', sms });

let now = new Date();
const at = (cookie = ''): Entrance => ({
  db,
  county: COUNTY,
  lang: 'zh',
  elderView: false,
  now,
  identity,
  headers: new Headers({ cookie, origin: 'http://localhost' }),
  address: '203.0.113.7',
});
const header = (cookies: readonly CookieToSet[]) =>
  cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;
const who = (cookie: string) => actorOf(db, COUNTY, new Headers({ cookie }), now);

async function signIn(phone: string): Promise<string> {
  now = new Date(now.getTime() + 61_000);
  must(await sendSignInCode(at(), { phone }));
  return header(must(await signInByCode(at(), { phone, code: sms.codeFor(phone) })).cookies);
}

test('whoever sets a password signs in with it, and is signed out elsewhere', async () => {
  const oldPhone = await signIn(phones.wang);
  const newPhone = await signIn(phones.wang);
  assert.equal(
    codeOf(await setPassword(at(newPhone), actors.wang, { password: 'short' })),
    'people.password-unfit',
  );
  assert.deepEqual(await ownKeys(at(newPhone)), { passkeys: [], hasPassword: false });
  must(await setPassword(at(newPhone), actors.wang, { password: '金桔甜又香一九五一' }));
  assert.equal((await ownKeys(at(newPhone))).hasPassword, true);
  assert.equal((await who(oldPhone)).personId, undefined);
  assert.equal((await who(newPhone)).personId, people.wang);

  const signedIn = must(await signInByPassword(at(), { phone: phones.wang, password: '金桔甜又香一九五一' }));
  assert.deepEqual(await who(header(signedIn.cookies)), actors.wang);
  must(await setPassword(at(header(signedIn.cookies)), actors.wang, { password: '金桔更甜一九五二' }));
  const before = await signInByPassword(at(), { phone: phones.wang, password: '金桔甜又香一九五一' });
  assert.equal(codeOf(before), 'people.password-wrong');
});

test('a password is tried ten times an hour, and a wrong one says nothing about who has an account', async () => {
  const guess = (phone: string) => signInByPassword(at(), { phone, password: 'guess guess' });
  const guesses = await Promise.all(Array.from({ length: 12 }, () => guess(phones.chen)));
  const answers = guesses.map(codeOf).toSorted();
  assert.equal(answers.filter((code) => code === 'people.password-wrong').length, 10);
  assert.equal(answers.filter((code) => code === 'people.too-many-attempts').length, 2);
  assert.equal(codeOf(await guess('13512345678')), 'people.password-wrong');
});

test('half an hour after signing in, the ways to sign in cannot be changed any more', async () => {
  const cookie = await signIn(phones.keeper);
  now = new Date(now.getTime() + 31 * 60_000);
  const refused = [
    await setPassword(at(cookie), actors.keeper, { password: 'long enough' }),
    await passkeyToAdd(at(cookie), actors.keeper),
    await addPasskey(at(cookie), actors.keeper, { name: '手机', answer: {} }),
    await removePasskey(at(cookie), actors.keeper, { id: newId() }),
  ];
  assert.deepEqual(
    refused.map(codeOf),
    refused.map(() => 'people.sign-in-again'),
  );
  assert.equal((await who(cookie)).personId, people.keeper);
});

test('a helper cannot change how the elder signs in, nor erase them', async () => {
  const cookie = await signIn(phones.daughter);
  const actor = { ...actors.wang, helper: { personId: people.daughter, name: '黄小梅' } };
  const refused = [
    await setPassword(at(cookie), actor, { password: 'long enough' }),
    await passkeyToAdd(at(cookie), actor),
    await addPasskey(at(cookie), actor, { name: '手机', answer: {} }),
    await removePasskey(at(cookie), actor, { id: newId() }),
    await asCall(db, { actor }, (call) => eraseOwnAccount(call, { openOrders: 0 })),
  ];
  assert.deepEqual(
    refused.map(codeOf),
    refused.map(() => 'people.not-while-helping'),
  );
});

test('an answer that no passkey made signs nobody in', async () => {
  const answer = {
    id: 'x',
    rawId: 'x',
    type: 'public-key',
    response: { authenticatorData: '', clientDataJSON: '', signature: '' },
  };
  for (const nonsense of [answer, {}, null, 'x'])
    assert.equal(codeOf(await signInByPasskey(at(), { answer: nonsense })), 'people.passkey-failed');
});

test('signing out everywhere ends every device', async () => {
  const first = await signIn(phones.driver);
  const second = await signIn(phones.driver);
  await signOutEverywhere(at(first));
  assert.deepEqual([(await who(first)).personId, (await who(second)).personId], [undefined, undefined]);
});

test('people say themselves how they are called, in which language, how large', async () => {
  await asCall(db, { actor: actors.daughter }, async (call) => {
    must(await editOwnAccount(call, { name: '  黄  小梅 ', lang: 'en', elderView: true }));
    const { person } = must(await ownAccount(call));
    assert.deepEqual([person.name, person.lang, person.elderView], ['黄 小梅', 'en', true]);
    must(await editOwnAccount(call, { elderView: false }));
    assert.equal(must(await ownAccount(call)).person.name, '黄 小梅');
    assert.equal(codeOf(await editOwnAccount(call, { name: ' ' })), 'people.name-invalid');
  });
});

test('an account with open orders is not erased', async () => {
  const outcome = await asCall(db, { actor: actors.chen }, (call) =>
    eraseOwnAccount(call, { openOrders: 2 }),
  );
  assert.equal(codeOf(outcome), 'people.orders-open');
});

test('whoever erases their account is gone by name and number, and what they did stays', async () => {
  const cookie = await signIn(phones.daughter);
  await asCall(db, { actor: actors.wang }, async (call) =>
    must(await grantHelp(call, { id: newId(), phone: phones.daughter, relation: 'relative' })),
  );
  const helped = { ...actors.wang, helper: { personId: people.daughter, name: '黄小梅' } };
  await asCall(db, { actor: helped }, (call) => recordHelpedAct(call, 'record-harvest', 'R7K2'));

  await asCall(db, { actor: actors.daughter }, async (call) =>
    must(await eraseOwnAccount(call, { openOrders: 0 })),
  );

  assert.equal((await who(cookie)).personId, undefined);
  await asCall(db, { actor: actors.wang }, async (call) => {
    assert.equal(await personByPhone(call, phones.daughter), undefined);
    assert.deepEqual(await hatsOf(call, people.daughter), []);
    assert.deepEqual(must(await ownAccount(call)).helpers, []);
    const [act] = must(await actsDoneFor(call, { page: 1, size: 5 })).acts;
    assert.equal(act?.helperName, '已注销 erased');
  });
  const identities = await db
    .selectFrom('auth.user')
    .select('id')
    .where('phoneNumber', '=', phones.daughter)
    .execute();
  assert.deepEqual(identities, []);

  const again = await signIn(phones.daughter);
  assert.notEqual((await who(again)).personId, people.daughter);
});
