import { addCounty, addPlaces } from '#people';
import { platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { dayOf } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { roleWords } from '#shared/role-words.ts';
import { transact } from '#shared/transact.ts';
import { demoHouseholds } from './households.ts';
import { loadAdoptions } from './load-adoptions.ts';
import { loadDay } from './load-day.ts';
import { loadFields } from './load-fields.ts';
import { loadGrants } from './load-grants.ts';
import { loadMutualAid } from './load-mutual-aid.ts';
import { loadOrders } from './load-orders.ts';
import { loadPairing } from './load-pairing.ts';
import { loadPeople } from './load-people.ts';
import { loadPerformance } from './load-performance.ts';
import { loadPictures } from './load-pictures.ts';
import { loadPool } from './load-pool.ts';
import { loadReadings } from './load-readings.ts';
import { loadRegions } from './load-regions.ts';
import { loadSelling } from './load-selling.ts';
import { loadSites } from './load-sites.ts';
import { loadSupport } from './load-support.ts';
import { loadTimetable } from './load-timetable.ts';
import { loadTrade } from './load-trade.ts';
import { loadVotes } from './load-votes.ts';
import { demoConsumers } from './orders.ts';
import { city, county, townships, villages } from './places.ts';
import { signIns } from './staff.ts';
import { learn } from './statistics.ts';

export interface DemoLoad {
  readonly db: Db;
  /** The folder where pictures are kept. */
  readonly files: string;
  /** How many times as many growers, lots and orders as the plain demo. */
  readonly scale: number;
  /** The moment the demo county is told from: its history lies before. */
  readonly now: Date;
  /** Told at the beginning of each step. */
  readonly progress: (zh: string, en: string) => void;
}

/** Who can sign in to the demo, one for each role. */
export interface DemoSignIn {
  readonly roleZh: string;
  readonly roleEn: string;
  readonly name: string;
  readonly phone: string;
}

/** Loads the demo county into an empty, migrated database. */
export async function loadDemoCounty({ db, files, now, scale, progress }: DemoLoad): Promise<void> {
  progress('地名', 'Places');
  await transact(db, { county: county.code, now, actor: platform }, async (call) => {
    must(await addCounty(call, { nameZh: county.nameZh, nameEn: county.nameEn, demo: true }));
    const remote = new Set(townships.filter((township) => township.remote).map((township) => township.code));
    const places = [city, county, ...townships, ...villages].map((place) => ({
      code: place.code,
      parentCode: place.parentCode,
      level: place.level,
      nameZh: place.nameZh,
      nameEn: place.nameEn,
      pinyin: place.namePinyin.toLowerCase(),
      lat: place.lat,
      lng: place.lng,
      positionApproximate: place.approximate,
      remote: remote.has(place.code) || remote.has(place.parentCode),
    }));
    must(await addPlaces(call, places));
  });

  const today = dayOf(now);
  const households = demoHouseholds(scale);
  const consumers = demoConsumers(scale);
  progress('组织、人员和县乡村站点', 'Organisations, people and the delivery network');
  await loadPeople(db, { households, consumers, today });

  progress('插画', 'Drawings');
  const pictures = await transact(db, { county: county.code, now, actor: platform }, (call) =>
    loadPictures(call, files),
  );

  progress(
    '产品、品牌、地块、田间记录、采收和合格证',
    'Products, brand, plots, field book, harvests and certificates',
  );
  await loadFields(db, { households, pictures, now, progress });

  await learn(db);
  progress('批发价、分账规则和在售货品', 'Wholesale prices, shares and offers');
  await loadSelling(db, { households, today });
  await loadAdoptions(db, { households, consumers, today });
  await loadReadings(db, { households, consumers, now });

  await learn(db);
  progress('近十二天的订单、配送和评价', 'Twelve days of orders, deliveries and reviews');
  await loadOrders(db, { households, consumers, scale, now, progress });
  await loadDay(db, { households, consumers, now });
  await loadTimetable(db, now);
  await loadTrade(db, { households, consumers, today });
  await loadRegions(db, now);
  await loadSites(db, now);
  await loadPool(db, now);
  await loadPerformance(db, now);
  await loadMutualAid(db, households, now);
  await loadSupport(db, now);
  await loadGrants(db, now);
  await loadVotes(db, { households, now });
  await loadPairing(db, now);
}

export const demoSignIns: readonly DemoSignIn[] = signIns.map(({ name, phone, role }) => ({
  roleZh: roleWords[role].zh,
  roleEn: roleWords[role].en,
  name,
  phone,
}));
