import {
  applyForLicence,
  decideLicence,
  insertBrands,
  type LicenceApplication,
  lastDayOf,
  setStandard,
} from '../../src/contexts/branding/index.ts';
import type { Actor } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { dayOf } from '../../src/shared/instant.ts';
import { must } from '../../src/shared/outcome.ts';
import { asCall, COUNTY, MORNING } from './county.ts';
import { KUMQUAT } from './orchard.ts';

export interface TestBrand {
  readonly brandId: string;
  readonly association: Actor;
  /** Applies as this operator's own person; answers the application's id. */
  readonly apply: (actor: Actor, given?: Partial<LicenceApplication> & { now?: Date }) => Promise<string>;
  /** Grants an application for two years from that day. */
  readonly grant: (licenceId: string, now?: Date) => Promise<void>;
}

/** A public brand of the orchard's county, with a standard for kumquats: first grade, within ten days of harvest. */
export async function foundBrand(db: Db): Promise<TestBrand> {
  const holderId = newId();
  await db
    .insertInto('people.organisation')
    .values({
      countyId: COUNTY,
      id: holderId,
      kind: 'association',
      nameZh: '金桔品牌协会',
      nameEn: 'Kumquat Brand Association',
      placeCode: '450224103204',
      contactPhone: '+8610000000009',
      createdAt: MORNING,
    })
    .execute();
  const association: Actor = {
    personId: newId(),
    name: '韦会长',
    roles: ['brand-association'],
    organisationId: holderId,
  };
  const brandId = newId();
  await asCall(db, {}, (call) =>
    insertBrands(call, [
      {
        ...{ id: brandId, holderId, nameZh: '融味', nameEn: 'Rongwei' },
        ...{ storyZh: '融安的味道。', storyEn: 'The taste of Rong’an.', pictureId: null, demo: true },
      },
    ]),
  );
  must(
    await asCall(db, { actor: association }, (call) =>
      setStandard(call, {
        ...{ id: newId(), brandId, productCode: KUMQUAT, grades: ['first'], maxDaysFromHarvest: 10 },
        ...{ textZh: '一级果，采后十天内。', textEn: 'First grade, within ten days.' },
        validFrom: dayOf(MORNING),
      }),
    ),
  );
  return {
    brandId,
    association,
    apply: async (actor, { now = MORNING, ...given } = {}) => {
      const application = {
        ...{ id: newId(now), brandId, operatorId: actor.organisationId ?? '', productCode: KUMQUAT },
        ...{ note: '自查合格', evidence: [] },
        ...given,
      };
      return must(await asCall(db, { actor, now }, (call) => applyForLicence(call, application))).licenceId;
    },
    grant: async (licenceId, now = MORNING) => {
      const from = dayOf(now);
      const term = { from, until: lastDayOf(from, 2) };
      must(
        await asCall(db, { actor: association, now }, (call) =>
          decideLicence(call, { licenceId, status: 'granted', reason: '', term }),
        ),
      );
    },
  };
}
