import { randomBytes } from 'node:crypto';
import {
  addCounty,
  addOrganisations,
  addPeople,
  addPlaces,
  appoint,
  type MemberRole,
  type OrganisationKind,
} from '../../src/contexts/people/index.ts';
import type { Actor } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { asCall, COUNTY, MORNING } from './county.ts';

const place = (code: string, nameZh: string, nameEn: string, level: 'county' | 'township' | 'village') => ({
  code,
  level,
  nameZh,
  nameEn,
  pinyin: nameEn.toLowerCase(),
  lat: 25.2,
  lng: 109.4,
  positionApproximate: true,
  remote: false,
  ...(code.length > 6 ? { parentCode: code.slice(0, code.length === 9 ? 6 : 9) } : {}),
});

const organisations = {
  coop: ['coop', '大将金桔合作社', 'Dajiang Kumquat Co-op'],
  otherCoop: ['coop', '浮石柑橘合作社', 'Fushi Citrus Co-op'],
  wang: ['household', '王秀英家', 'Wang Xiuying’s household'],
  stranger: ['household', '陈大山家', 'Chen Dashan’s household'],
  station: ['station', '大巷村服务站', 'Daxiang village station'],
  bus: ['carrier', '融安客运', 'Rong’an Bus'],
  association: ['association', '融安金桔协会', 'Rong’an Kumquat Association'],
  government: ['government', '融安县商务局', 'Rong’an commerce office'],
  platform: ['platform', '卖得好', 'Maidehao'],
} as const satisfies Record<string, readonly [OrganisationKind, string, string]>;

const people = {
  wang: ['王秀英', 1951, 'grower', 'wang'],
  chen: ['陈大山', 1980, 'grower', 'stranger'],
  clerk: ['李会计', 1988, 'coop-staff', 'coop'],
  keeper: ['张站长', 1975, 'station-keeper', 'station'],
  driver: ['周师傅', 1982, 'carrier', 'bus'],
  reviewer: ['吴审核', 1979, 'brand-association', 'association'],
  officer: ['何主任', 1977, 'officer', 'government'],
  admin: ['平台管理员', 1985, 'admin', 'platform'],
  daughter: ['黄小梅', 1979, undefined, undefined],
} as const satisfies Record<
  string,
  readonly [string, number, MemberRole | undefined, keyof typeof organisations | undefined]
>;

type PersonKey = keyof typeof people;
type OrganisationKey = keyof typeof organisations;

export interface Village {
  readonly organisations: Readonly<Record<OrganisationKey, string>>;
  readonly people: Readonly<Record<PersonKey, string>>;
  readonly phones: Readonly<Record<PersonKey, string>>;
  /** Each of them as the caller of a verb, in the role they hold. */
  readonly actors: Readonly<Record<PersonKey, Actor>>;
}

/**
 * Peoples a test's county: Wang Xiuying, a grower of 75 whose household has joined the co-op, her daughter who holds no
 * role, a grower of no co-op, and one person in each other post.
 */
export async function settle(db: Db, county = COUNTY): Promise<Village> {
  const village = {
    organisations: mapped(organisations, () => newId(MORNING)),
    people: mapped(people, () => newId(MORNING)),
  };
  const phones = mapped(people, (_person, _key, index) => `1990000000${index}`);

  await asCall(db, { county }, async (call) => {
    must(await addCounty(call, { nameZh: '融安县', nameEn: 'Rong’an County', demo: true }));
    must(
      await addPlaces(call, [
        place('450224', '融安县', 'Rongan', 'county'),
        place('450224105', '大将镇', 'Dajiang', 'township'),
        place('450224105203', '大巷村', 'Daxiang', 'village'),
      ]),
    );
    must(
      await addOrganisations(
        call,
        entries(organisations).map(([key, [kind, nameZh, nameEn]]) => ({
          id: village.organisations[key],
          kind,
          nameZh,
          nameEn,
          placeCode: '450224105203',
          contactPhone: '19900000000',
          ...(key === 'wang' ? { coopId: village.organisations.coop } : {}),
        })),
      ),
    );
    must(
      await addPeople(
        call,
        entries(people).map(([key, [name, birthYear]]) => ({
          id: village.people[key],
          name,
          birthYear,
          phone: phones[key],
          placeCode: '450224105203',
        })),
      ),
    );
    const memberships = entries(people).flatMap(([key, [, , role, at]]) =>
      role && at ? [{ personId: village.people[key], organisationId: village.organisations[at], role }] : [],
    );
    must(await appoint(call, memberships));
  });

  const actors = mapped(
    people,
    ([name, , role, at], key): Actor => ({
      personId: village.people[key],
      name,
      roles: role ? [role, 'consumer'] : ['consumer'],
      ...(at ? { organisationId: village.organisations[at] } : {}),
    }),
  );
  return { ...village, phones, actors };
}

/** Signs someone in without the code, as if they had done so at `now`; answers the `Cookie` header of their browser. */
export async function signedIn(
  db: Db,
  personId: string,
  { county = COUNTY, now = MORNING } = {},
): Promise<string> {
  const userId = `user-${personId}`;
  const token = randomBytes(16).toString('hex');
  await db
    .insertInto('auth.user')
    .values({ id: userId, name: '', email: `${userId}@phone.invalid`, emailVerified: false })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .updateTable('people.person')
    .set({ authUserId: userId })
    .where('countyId', '=', county)
    .where('id', '=', personId)
    .execute();
  await db
    .insertInto('auth.session')
    .values({
      id: newId(now),
      userId,
      token,
      createdAt: now,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    })
    .execute();
  return `maidehao.session_token=${token}.signature`;
}

function entries<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}

function mapped<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  to: (value: From, key: Key, index: number) => To,
): Record<Key, To> {
  const pairs = entries(record).map(([key, value], index) => [key, to(value, key, index)] as const);
  return Object.fromEntries(pairs) as Record<Key, To>;
}
