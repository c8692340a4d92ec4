import type pg from 'pg';
import { addCounty, addPlaces } from '#people';
import { platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { city, county, townships, villages } from './places.ts';

export interface DemoLoad {
  readonly db: Db;
  readonly pool: pg.Pool;
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
export async function loadDemoCounty({ db, now, progress }: DemoLoad): Promise<void> {
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
}

export const demoSignIns: readonly DemoSignIn[] = [];
