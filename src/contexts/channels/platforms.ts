import type { SetApart } from '#origin';
import type { Call } from '#shared/call.ts';
import { marketPort } from './market-port.ts';
import type { PlatformPort } from './platform-port.ts';

/** A seller's shop on a platform outside. */
export interface Platform {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly sellerId: string;
  readonly nodeId: string;
  readonly apiUrl: string;
  readonly key: string;
  readonly askedUntil: Date | null;
  readonly answeredAt: Date | null;
  readonly connectedAt: Date;
}

export function channelOf({ code }: Pick<Platform, 'code'>): SetApart {
  return `platform:${code}`;
}

/** The adapter a platform is spoken to through. There is one so far. */
export function portOf(platform: Platform): PlatformPort {
  return marketPort(platform);
}

export async function platformByCode(call: Call, code: string): Promise<Platform | undefined> {
  return platformRows(call).where('code', '=', code).executeTakeFirst();
}

/** As `platformByCode`, locked until the transaction ends: what a platform is told and what it tells come one after another. */
export async function lockPlatform(call: Call, code: string): Promise<Platform | undefined> {
  return platformRows(call).where('code', '=', code).forUpdate().executeTakeFirst();
}

/** The platforms of one seller; of everybody without. */
export async function platformsOf(call: Call, sellerId?: string): Promise<Platform[]> {
  return platformRows(call)
    .$if(sellerId !== undefined, (query) => query.where('sellerId', '=', sellerId ?? ''))
    .orderBy('code')
    .execute();
}

export async function savePlatform(
  call: Call,
  { code, ...platform }: Omit<Platform, 'askedUntil' | 'answeredAt' | 'connectedAt'>,
): Promise<void> {
  await call.tx
    .insertInto('channels.platform')
    .values({ countyId: call.county, code, ...platform, connectedAt: call.now })
    .onConflict((conflict) => conflict.columns(['countyId', 'code']).doUpdateSet(platform))
    .execute();
}

export async function saveAsked(call: Call, code: string, askedUntil: Date): Promise<void> {
  await call.tx
    .updateTable('channels.platform')
    .set({ askedUntil, answeredAt: call.now })
    .where('countyId', '=', call.county)
    .where('code', '=', code)
    .execute();
}

function platformRows(call: Call) {
  return call.tx
    .selectFrom('channels.platform')
    .select([
      'code',
      'nameZh',
      'nameEn',
      'sellerId',
      'nodeId',
      'apiUrl',
      'key',
      'askedUntil',
      'answeredAt',
      'connectedAt',
    ])
    .where('countyId', '=', call.county);
}
