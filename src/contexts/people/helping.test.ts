import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { smsProvider } from '../../../test/help/sms-provider.ts';
import { settle, signedIn } from '../../../test/help/village.ts';
import {
  acceptHelp,
  actorOf,
  actsDoneFor,
  appoint,
  askToHelp,
  beginHelping,
  type Entrance,
  editOwnAccount,
  endHelping,
  grantHelp,
  identityOf,
  ownAccount,
  recordHelpedAct,
  revokeHelp,
  signInByCode,
  wearHat,
} from './index.ts';

const { db } = await testDatabase();
const village = await settle(db);
const { people, organisations, actors, phones } = village;
const sms = await smsProvider();
const identity = identityOf(db, { secret: 'a secret of the test, of forty letters..', sms });

const daughter = await signedIn(db, people.daughter);
const daughterNow = (cookie = daughter, now = MORNING) => actorOf(db, COUNTY, new Headers({ cookie }), now);
const hours = (count: number) => new Date(MORNING.getTime() + count * 3_600_000);
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

async function agreed(): Promise<void> {
  await asCall(db, { actor: actors.wang }, async (call) =>
    must(await grantHelp(call, { id: newId(), phone: phones.daughter, relation: 'relative' })),
  );
}

/** The daughter begins to act for her mother; answers her browser's cookies. */
async function helping(): Promise<string> {
  const id = newId();
  await asCall(db, { actor: actors.daughter }, async (call) =>
    must(await beginHelping(call, { id, elderId: people.wang })),
  );
  return `${daughter}; for=${id}`;
}

test('nobody acts for somebody who has not agreed', async () => {
  const outcome = await asCall(db, { actor: actors.daughter }, (call) =>
    beginHelping(call, { id: newId(), elderId: people.wang }),
  );
  assert.equal(codeOf(outcome), 'people.no-consent');
  assert.equal((await daughterNow(`${daughter}; for=${newId()}`)).helper, undefined);
});

test('a daughter acts for her mother who agreed on her own phone, and both names are kept', async () => {
  await agreed();
  const actor = await daughterNow(await helping());
  assert.deepEqual(actor, { ...actors.wang, helper: { personId: people.daughter, name: '黄小梅' } });

  await asCall(db, { actor }, (call) => recordHelpedAct(call, 'record-harvest', '批次 R7K2'));
  const seen = await asCall(db, { actor: actors.wang }, async (call) =>
    must(await actsDoneFor(call, { page: 1, size: 10 })),
  );
  assert.equal(seen.total, 1);
  assert.deepEqual(
    seen.acts.map(({ helperName, action, subject, at }) => ({ helperName, action, subject, at })),
    [{ helperName: '黄小梅', action: 'record-harvest', subject: '批次 R7K2', at: MORNING }],
  );
});

test('what somebody does themselves is not written down as help', async () => {
  await asCall(db, { actor: actors.chen }, (call) => recordHelpedAct(call, 'record-harvest', '批次 X'));
  const seen = await asCall(db, { actor: actors.chen }, async (call) =>
    must(await actsDoneFor(call, { page: 1, size: 10 })),
  );
  assert.deepEqual(seen, { acts: [], total: 0 });
});

test('helping ends by itself after two hours, or by one tap', async () => {
  await agreed();
  const cookie = await helping();
  assert.ok((await daughterNow(cookie, hours(1.99))).helper);
  assert.deepEqual(await daughterNow(cookie, hours(2)), actors.daughter);

  const actor = await daughterNow(cookie);
  await asCall(db, { actor }, async (call) => must(await endHelping(call, { id: cookie.split('for=')[1] })));
  assert.deepEqual(await daughterNow(cookie), actors.daughter);
});

test('consent taken back counts at once, also for a spell already begun', async () => {
  await agreed();
  const cookie = await helping();
  assert.ok((await daughterNow(cookie)).helper);
  await asCall(db, { actor: actors.wang }, async (call) => {
    const { helpers } = must(await ownAccount(call));
    for (const { id } of helpers) must(await revokeHelp(call, { id }));
  });
  assert.deepEqual(await daughterNow(cookie), actors.daughter);
});

test('a spell of helping is of no use to anyone but the helper who began it', async () => {
  await agreed();
  const spell = (await helping()).split('for=')[1];
  const stranger = await signedIn(db, people.chen);
  assert.deepEqual(await daughterNow(`${stranger}; for=${spell}`), actors.chen);
  await asCall(db, { actor: actors.chen }, (call) => endHelping(call, { id: spell }));
  assert.ok((await daughterNow(`${daughter}; for=${spell}`)).helper);
});

test('a helper cannot touch what is the elder’s own', async () => {
  await agreed();
  const actor = await daughterNow(await helping());
  const refused = await asCall(db, { actor }, async (call) => [
    await editOwnAccount(call, { name: '别的名字' }),
    await grantHelp(call, { id: newId(), phone: phones.chen, relation: 'neighbour' }),
    await revokeHelp(call, { id: newId() }),
    await wearHat(call, { organisationId: organisations.wang, role: 'grower' }),
    await beginHelping(call, { id: newId(), elderId: people.chen }),
    await askToHelp(entrance('198.51.100.1'), actor, { phone: phones.chen }),
    await acceptHelp(entrance('198.51.100.1'), actor, {
      id: newId(),
      phone: phones.chen,
      code: '000000',
      relation: 'neighbour',
    }),
  ]);
  assert.deepEqual(
    refused.map(codeOf),
    refused.map(() => 'people.not-while-helping'),
  );
});

test('an elder’s posts are not lent: a helper is a grower and buyer for them, never a county officer', async () => {
  const helped = { personId: people.officer, organisationId: organisations.wang, role: 'grower' } as const;
  await asCall(db, { now: hours(0.5) }, async (call) => must(await appoint(call, [helped])));
  await asCall(db, { actor: actors.officer }, async (call) =>
    must(await grantHelp(call, { id: newId(), phone: phones.daughter, relation: 'relative' })),
  );
  const id = newId();
  await asCall(db, { actor: actors.daughter, now: hours(0.6) }, async (call) =>
    must(await beginHelping(call, { id, elderId: people.officer })),
  );
  const actor = await daughterNow(
    `${daughter}; for=${id}; hat=${organisations.government}.officer`,
    hours(1),
  );
  assert.equal(actor.personId, people.officer);
  assert.deepEqual(actor.roles, ['grower', 'consumer']);
  assert.equal(actor.organisationId, organisations.wang);
});

const entrance = (address: string): Entrance => ({
  db,
  county: COUNTY,
  lang: 'zh',
  elderView: false,
  now: MORNING,
  identity,
  headers: new Headers(),
  address,
});

test('an elder agrees by reading out a code that names the helper, and it opens nothing else', async () => {
  const { keeper } = actors;
  must(await askToHelp(entrance('198.51.100.2'), keeper, { phone: phones.chen }));
  assert.match(sms.messages.at(-1)?.text ?? '', /张站长 想代您/);
  const code = sms.codeFor(phones.chen);

  assert.equal(
    codeOf(await signInByCode(entrance('198.51.100.2'), { phone: phones.chen, code })),
    'people.code-expired',
  );
  const elsewhere = await acceptHelp(entrance('198.51.100.2'), actors.driver, {
    id: newId(),
    phone: phones.chen,
    code,
    relation: 'neighbour',
  });
  assert.equal(codeOf(elsewhere), 'people.code-expired');

  const accepted = await acceptHelp(entrance('198.51.100.2'), keeper, {
    id: newId(),
    phone: phones.chen,
    code,
    relation: 'station-keeper',
  });
  assert.deepEqual(must(accepted).elder, { id: people.chen, name: '陈大山' });
  const [consent] = await asCall(
    db,
    { actor: actors.chen },
    async (call) => must(await ownAccount(call)).helpers,
  );
  assert.equal(consent?.given, 'code');
  assert.equal(consent?.helper.name, '张站长');
});

test('giving the same consent twice is giving it once', async () => {
  await agreed();
  await agreed();
  const { helpers } = await asCall(db, { actor: actors.wang }, async (call) => must(await ownAccount(call)));
  assert.equal(helpers.filter((consent) => consent.helper.id === people.daughter).length, 1);
});

test('nobody needs consent for themselves, and nobody unknown can get it', async () => {
  const grant = (phone: string) =>
    asCall(db, { actor: actors.wang }, (call) =>
      grantHelp(call, { id: newId(), phone, relation: 'relative' }),
    );
  assert.equal(codeOf(await grant(phones.wang)), 'people.help-oneself');
  assert.equal(codeOf(await grant('13900000001')), 'people.person-unknown');
  assert.equal(codeOf(await grant('no number')), 'people.phone-invalid');
});
