import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { settle } from '../../../test/help/village.ts';
import {
  addOrganisation,
  appoint,
  endMembership,
  hatsOf,
  inviteMember,
  type MemberRole,
  memberById,
  organisationById,
  organisationsOf,
  personByPhone,
  placesOf,
  searchMembers,
  searchOrganisations,
} from './index.ts';

const { db } = await testDatabase();
const { people, organisations, actors, phones } = await settle(db);

const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'done' : outcome.refusal?.code;
const names = async (actor: Actor, q: string, more: { role?: MemberRole } = {}) =>
  asCall(db, { actor }, async (call) =>
    must(await searchMembers(call, { q, page: 1, size: 50, ...more })).members.map((member) => member.name),
  );

test('a member is found by name, by letters, by initials and by number', async () => {
  for (const q of ['王秀英', '秀英', 'wangxiuying', 'Wang Xiu', 'wxy', phones.wang]) {
    assert.deepEqual(await names(actors.officer, q), ['王秀英'], q);
  }
  assert.deepEqual(await names(actors.officer, '%'), []);
});

test('the register lists whoever holds a role, and no buyers', async () => {
  const all = await names(actors.officer, '');
  assert.ok(all.includes('王秀英') && all.includes('平台管理员'));
  assert.ok(!all.includes('黄小梅'));
  assert.deepEqual(await names(actors.officer, '', { role: 'carrier' }), ['周师傅']);
});

test('co-op staff see their own co-op and the households that joined it, and nobody else', async () => {
  assert.deepEqual((await names(actors.clerk, '')).toSorted(), ['李会计', '王秀英'].toSorted());
  const outcome = await asCall(db, { actor: actors.clerk }, (call) => memberById(call, { id: people.chen }));
  assert.equal(codeOf(outcome), 'people.person-unknown');
  const found = await asCall(db, { actor: actors.clerk }, async (call) =>
    must(await searchOrganisations(call, { q: '', page: 1, size: 50 })),
  );
  assert.deepEqual(
    found.organisations.map((each) => each.nameZh).toSorted(),
    ['大将金桔合作社', '王秀英家'].toSorted(),
  );
});

test('the register pages without losing or repeating anyone', async () => {
  const page = (number: number) =>
    asCall(db, { actor: actors.officer }, async (call) =>
      must(await searchMembers(call, { q: '', page: number, size: 3 })),
    );
  const { total } = await page(1);
  const seen = [await page(1), await page(2), await page(3)].flatMap((each) => each.members);
  assert.equal(total, 8);
  assert.equal(new Set(seen.map((member) => member.id)).size, 8);
});

test('an organisation is found by what stands inside its name, in characters, letters or English', async () => {
  for (const q of ['金桔合作', 'jinju', 'kumquat co']) {
    const found = await asCall(db, { actor: actors.admin }, async (call) =>
      must(await searchOrganisations(call, { q, kind: 'coop', page: 1, size: 50 })),
    );
    assert.deepEqual(
      found.organisations.map((each) => each.id),
      [organisations.coop],
      q,
    );
  }
});

type Who = keyof typeof actors;
const appointments: readonly [who: Who, role: MemberRole, at: keyof typeof organisations, answer: string][] =
  [
    ['admin', 'admin', 'platform', 'done'],
    ['admin', 'officer', 'government', 'done'],
    ['officer', 'officer', 'government', 'people.not-allowed'],
    ['officer', 'admin', 'platform', 'people.not-allowed'],
    ['officer', 'station-keeper', 'station', 'done'],
    ['officer', 'coop-staff', 'otherCoop', 'done'],
    ['officer', 'carrier', 'station', 'people.role-does-not-fit'],
    ['clerk', 'coop-staff', 'coop', 'done'],
    ['clerk', 'grower', 'wang', 'done'],
    ['clerk', 'grower', 'stranger', 'people.not-allowed'],
    ['clerk', 'coop-staff', 'otherCoop', 'people.not-allowed'],
    ['clerk', 'mentor', 'coop', 'people.not-allowed'],
    ['wang', 'grower', 'wang', 'people.not-allowed'],
    ['keeper', 'station-keeper', 'station', 'people.not-allowed'],
    ['reviewer', 'brand-association', 'association', 'people.not-allowed'],
    ['driver', 'carrier', 'bus', 'people.not-allowed'],
    ['daughter', 'grower', 'wang', 'people.not-allowed'],
  ];

for (const [who, role, at, answer] of appointments) {
  test(`${who} makes someone ${role} of ${at}: ${answer}`, async () => {
    const membership = { personId: people.daughter, organisationId: organisations[at], role };
    const actor = actors[who];
    const given = await asCall(db, { actor }, (call) => appoint(call, [membership]));
    assert.equal(codeOf(given), answer);
    const later = new Date(MORNING.getTime() + 60_000);
    const ended = await asCall(db, { actor, now: later }, (call) => endMembership(call, membership));
    assert.equal(codeOf(ended), answer === 'people.role-does-not-fit' ? 'people.not-a-member' : answer);
  });
}

test('a role that ended is over, and can be given again', async () => {
  const membership = {
    personId: people.chen,
    organisationId: organisations.coop,
    role: 'coop-staff',
  } as const;
  const held = (minutes: number) =>
    asCall(db, { now: new Date(MORNING.getTime() + minutes * 60_000) }, async (call) =>
      (await hatsOf(call, people.chen)).some((hat) => hat.role === 'coop-staff'),
    );
  await asCall(db, {}, async (call) => must(await appoint(call, [membership])));
  await asCall(db, { now: new Date(MORNING.getTime() + 10 * 60_000) }, async (call) =>
    must(await endMembership(call, membership)),
  );
  assert.deepEqual([await held(5), await held(15)], [true, false]);
  await asCall(db, { now: new Date(MORNING.getTime() + 20 * 60_000) }, async (call) =>
    must(await appoint(call, [membership])),
  );
  assert.equal(await held(25), true);
});

test('the last platform administrator stays', async () => {
  const tomorrow = new Date(MORNING.getTime() + 86_400_000);
  const outcome = await asCall(db, { actor: actors.admin, now: tomorrow }, (call) =>
    endMembership(call, { personId: people.admin, organisationId: organisations.platform, role: 'admin' }),
  );
  assert.equal(codeOf(outcome), 'people.last-admin');
});

test('whoever is invited by number can sign in with it; whoever is known keeps their own name', async () => {
  const invite = (phone: string, name: string) =>
    asCall(db, { actor: actors.clerk }, async (call) =>
      must(
        await inviteMember(call, {
          id: newId(),
          phone,
          name,
          organisationId: organisations.coop,
          role: 'coop-staff',
        }),
      ),
    );
  const fresh = await invite('136 0000 0001', '新来的小赵');
  assert.equal(fresh.known, false);
  const again = await invite('13600000001', '写错的名字');
  assert.deepEqual(again, { personId: fresh.personId, known: true });
  await asCall(db, {}, async (call) => {
    assert.equal((await personByPhone(call, '13600000001'))?.name, '新来的小赵');
    assert.deepEqual(
      (await organisationsOf(call, fresh.personId)).map((each) => each.id),
      [organisations.coop],
    );
  });
});

test('co-op staff register households of their own co-op only, the county all but the platform', async () => {
  const add = (actor: Actor, kind: 'household' | 'station' | 'platform', coopId?: string) =>
    asCall(db, { actor }, (call) =>
      addOrganisation(call, {
        id: newId(),
        kind,
        nameZh: '新单位',
        nameEn: 'New',
        placeCode: '450224105203',
        contactPhone: '13600000002',
        ...(coopId ? { coopId } : {}),
      }),
    );
  assert.equal(codeOf(await add(actors.clerk, 'household', organisations.coop)), 'done');
  assert.equal(codeOf(await add(actors.clerk, 'household')), 'people.not-allowed');
  assert.equal(codeOf(await add(actors.clerk, 'household', organisations.otherCoop)), 'people.not-allowed');
  assert.equal(codeOf(await add(actors.clerk, 'station')), 'people.not-allowed');
  assert.equal(codeOf(await add(actors.officer, 'station')), 'done');
  assert.equal(codeOf(await add(actors.officer, 'platform')), 'people.not-allowed');
  assert.equal(codeOf(await add(actors.wang, 'household')), 'people.not-allowed');
});

test('an organisation’s page offers only the roles one may give there', async () => {
  const offered = (actor: Actor, id: string) =>
    asCall(db, { actor }, async (call) => must(await organisationById(call, { id })).appointable);
  assert.deepEqual(await offered(actors.clerk, organisations.coop), ['grower', 'coop-staff']);
  assert.deepEqual(await offered(actors.officer, organisations.government), ['mentor']);
  assert.deepEqual(await offered(actors.admin, organisations.platform), ['admin']);
});

test('places are known with their parents', async () => {
  const places = await asCall(db, {}, placesOf);
  assert.deepEqual(
    places.map(({ code, parentCode, lat }) => [code, parentCode, lat]),
    [
      ['450224', undefined, 25.2],
      ['450224105', '450224', 25.2],
      ['450224105203', '450224105', 25.2],
    ],
  );
});
