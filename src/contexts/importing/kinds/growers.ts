import { z } from 'zod';
import {
  addOrganisations,
  addPeople,
  appoint,
  type Grower,
  type Organisation,
  organisationsOfKind,
  rights,
} from '#people';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { differences } from '../kernel/differences.ts';
import { rowId } from '../kernel/row-id.ts';
import { refuse } from '../refusals.ts';
import { birthYear, optional, optionalText, phone, text } from './cells.ts';
import { findGrowers, findPlaces } from './find.ts';
import { kind, type Ready } from './kind.ts';

interface Found extends Ready {
  readonly name: string;
  readonly phone: string;
  readonly birthYear: number | undefined;
  readonly placeCode: string;
  readonly coopId: string | undefined;
  /** Of somebody who has a household already: nothing is to be written. */
  readonly personId: string | undefined;
}

/** Growers with their households, one row each. Somebody whose number is known keeps the name they gave themselves. */
export const growers = kind({
  zh: '农户',
  en: 'Growers',
  roles: rights['add-person'],
  most: 10_000,
  columns: {
    name: {
      zh: '户主姓名',
      en: 'Name',
      also: ['姓名', '户主'],
      tellZh: '1 到 40 个字',
      tellEn: '1 to 40 characters',
      example: '韦大山',
    },
    phone: {
      zh: '手机号',
      en: 'Phone',
      also: ['手机', '电话', '手机号码', '联系电话'],
      tellZh: '11 位手机号；用它登录，也用它认人，一号一户',
      tellEn: 'Mobile number of eleven digits: they sign in with it, and are known by it',
      example: '19900000001',
    },
    village: {
      zh: '村',
      en: 'Village',
      also: ['村名', '所在村', '行政村'],
      tellZh: '村名；几个镇有同名的村时，写成“镇名村名”或 12 位区划代码',
      tellEn: 'Name of the village; where two share it, after its township’s, or the 12-digit code',
      example: '长安镇大巷村',
    },
    coop: {
      zh: '合作社',
      en: 'Co-op',
      also: ['coop', '所在合作社'],
      optional: true,
      tellZh: '加入的合作社全名；没有加入就空着，合作社自己导入时也可以空着',
      tellEn: 'Full name of the co-op they have joined; a co-op that imports its own may leave it empty',
      example: '',
    },
    birthYear: {
      zh: '出生年',
      en: 'Year of birth',
      also: ['birth_year', '出生年份'],
      optional: true,
      tellZh: '四位年份',
      tellEn: 'Four digits',
      example: '1958',
    },
  },
  shape: z.object({
    name: text,
    phone,
    village: text,
    coop: optionalText,
    birthYear: optional(birthYear),
  }),
  key: (row) => row.phone,
  async find(call, rows) {
    const [places, coops, known] = [
      await findPlaces(call),
      await organisationsOfKind(call, 'coop'),
      await findGrowers(call, rows),
    ];
    return rows.map((row): Outcome<Found> => {
      const place = places.called(row.village);
      if (!place.ok) return place;
      const coop = coopCalled(call, coops, row.coop);
      if (!coop.ok) return coop;
      const grower = known.get(row.phone);
      const found = { ...row, placeCode: place.value.code, coopId: coop.value };
      return grower?.household
        ? there(call, found, grower, grower.household)
        : ok({
            ...found,
            done: 'added',
            differs: grower ? differences({ name: row.name }, grower) : [],
            personId: undefined,
          });
    });
  },
  async write(call, found) {
    const fresh = found.filter(({ personId }) => personId === undefined);
    const people = await addPeople(
      call,
      fresh.map((each) => ({
        id: newId(call.now),
        name: each.name,
        phone: each.phone,
        ...(each.birthYear === undefined ? {} : { birthYear: each.birthYear }),
      })),
    );
    if (!people.ok) return people;
    // Whoever had the number before, or was registered with it in the meantime, stays who they are.
    const registered = await findGrowers(call, fresh);
    const idOf = (each: Found) => each.personId ?? registered.get(each.phone)?.personId ?? '';
    const households = fresh.map((each) => householdFor(call, each, idOf(each)));
    const founded = await addOrganisations(call, households);
    if (!founded.ok) return founded;
    const appointed = await appoint(
      call,
      fresh.map((each, at) => ({
        personId: idOf(each),
        organisationId: households[at]?.id ?? '',
        role: 'grower',
      })),
    );
    return appointed.ok ? ok(found.map(idOf)) : appointed;
  },
});

/** A number that is known as a grower's. Co-op staff learn no more than that of one whom they do not look after. */
function there(
  { actor }: Call,
  found: Omit<Found, keyof Ready | 'personId'>,
  grower: Grower,
  household: Organisation,
): Outcome<Found> {
  if (actor.roles.includes('coop-staff') && household.coopId !== actor.organisationId)
    return refuse('import.grower-elsewhere');
  const { name, birthYear: year, placeCode, coopId } = found;
  const differs = differences(
    { name, village: placeCode, coop: coopId, birthYear: year },
    {
      name: grower.name,
      village: household.placeCode,
      coop: household.coopId,
      birthYear: grower.birthYear,
    },
  );
  return ok({ ...found, done: 'there', differs, personId: grower.personId });
}

function householdFor(call: Call, found: Found, personId: string) {
  const { name, placeCode, coopId } = found;
  return {
    // Of the person, not of the number: a number that changed hands must not open its last holder's household.
    id: rowId(call.county, 'household', personId),
    kind: 'household',
    nameZh: `${name}家`,
    nameEn: `${name}’s household`,
    placeCode,
    contactPhone: found.phone,
    ...(coopId === undefined ? {} : { coopId }),
  } as const;
}

/** The co-op named; the caller's own when none is and they keep one. */
function coopCalled(
  { actor }: Call,
  coops: readonly Organisation[],
  name: string,
): Outcome<string | undefined> {
  if (name === '') return ok(actor.roles.includes('coop-staff') ? actor.organisationId : undefined);
  const found = coops.filter(({ nameZh, nameEn, uscc }) => [nameZh, nameEn, uscc].includes(name));
  if (found.length > 1) return refuse('import.ambiguous', { text: name });
  return found[0] ? ok(found[0].id) : refuse('import.coop-unknown', { text: name });
}
