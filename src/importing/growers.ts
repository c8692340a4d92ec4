import { z } from 'zod';
import {
  addOrganisation,
  addPerson,
  appoint,
  hatsOf,
  organisationsOfKind,
  personByPhone,
  phoneOf,
  rights,
} from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeCodeOf } from './find.ts';
import { kind } from './kind.ts';
import { refuse } from './refusals.ts';
import { rowId } from './row-id.ts';

/** Growers with their households, one row each. Somebody whose number is known keeps the name they gave themselves. */
export const growers = kind({
  zh: '农户',
  en: 'Growers',
  roles: rights['add-person'],
  columns: {
    name: { zh: '户主姓名', en: 'Name', also: ['姓名'], example: '韦大山' },
    phone: { zh: '手机号', en: 'Phone', also: ['手机', '电话'], example: '19900000001' },
    village: { zh: '村', en: 'Village', also: ['村名', '所在村'], example: '大将镇大巷村' },
    coop: { zh: '合作社', en: 'Co-op', also: ['coop'], optional: true, example: '' },
    birthYear: { zh: '出生年', en: 'Year of birth', also: ['birth_year'], optional: true, example: '1958' },
  },
  shape: z.object({
    name: z.string().min(1),
    phone: z.string().min(1),
    village: z.string().min(1),
    coop: z.string().default(''),
    birthYear: z.union([
      z.literal('').transform(() => undefined),
      z.coerce.number().int().min(1900).max(2100),
    ]),
  }),
  key: ({ phone }) => phoneOf(phone) ?? phone,
  async write(call, row) {
    const place = await placeCodeOf(call, row.village);
    if (!place.ok) return place;
    const coop = await coopOf(call, row.coop);
    if (!coop.ok) return coop;
    const phone = phoneOf(row.phone) ?? row.phone;
    const personId = rowId(call.county, 'person', phone);
    const added = await addPerson(call, {
      id: personId,
      name: row.name,
      phone: row.phone,
      ...(row.birthYear === undefined ? {} : { birthYear: row.birthYear }),
    });
    if (!added.ok) return added;
    const known = await personByPhone(call, phone);
    const hats = known ? await hatsOf(call, known.id) : [];
    if (hats.some((hat) => hat.role === 'grower' && hat.organisation.kind === 'household'))
      return ok('there');
    const organisationId = rowId(call.county, 'household', phone);
    const founded = await addOrganisation(call, {
      id: organisationId,
      kind: 'household',
      nameZh: `${row.name}家`,
      nameEn: `${row.name}’s household`,
      placeCode: place.value,
      contactPhone: phone,
      ...(coop.value === undefined ? {} : { coopId: coop.value }),
    });
    if (!founded.ok) return founded;
    const role = 'grower';
    const appointed = await appoint(call, [{ personId: known?.id ?? personId, organisationId, role }]);
    return appointed.ok ? ok('added') : appointed;
  },
});

/** The co-op named; the caller's own when none is and they keep one. */
async function coopOf(call: Call, text: string): Promise<Outcome<string | undefined>> {
  if (text === '') return ok(call.actor.roles.includes('coop-staff') ? call.actor.organisationId : undefined);
  const coops = await organisationsOfKind(call, 'coop');
  const found = coops.filter(({ nameZh, nameEn, uscc }) => [nameZh, nameEn, uscc].includes(text));
  if (found.length > 1) return refuse('import.ambiguous', { text });
  return found[0] ? ok(found[0].id) : refuse('import.cell-invalid', { zh: '合作社', en: 'Co-op' });
}
