import { type SqlBool, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { RENEWABLE_DAYS } from './kernel/licence.ts';
import { type Licence, licenceOf, licenceRows } from './licences.ts';

/** How a list is narrowed. `ending`: in force, in its last sixty days; `over`: refused, revoked, given up or run out. */
export const licenceStates = ['waiting', 'in-force', 'ending', 'suspended', 'over'] as const;
export type LicenceState = (typeof licenceStates)[number];

/** What a list may be ordered by; each state has its own order when none is asked for. */
export const licenceOrders = ['applied', 'operator', 'product', 'until'] as const;
export type LicenceOrder = (typeof licenceOrders)[number];

export interface LicencesAsked {
  /** undefined: every brand's. */
  readonly brandIds?: readonly string[] | undefined;
  readonly operatorIds?: readonly string[] | undefined;
  readonly state?: LicenceState | undefined;
  /** Leaves out what never had a number: applications, and those refused. */
  readonly numbered?: boolean;
  /** Part of a number, or of an operator's or product's name in characters or letters. */
  readonly words?: string | undefined;
  readonly order?: { readonly by: LicenceOrder; readonly descending: boolean } | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A page of licences: those that wait, longest first; then by what was decided last. */
export async function licencesAsked(
  call: Call,
  asked: LicencesAsked,
): Promise<{ readonly licences: Licence[]; readonly total: number }> {
  const rows = await narrowed(call, asked)
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy(orderOf(asked))
    .orderBy('l.id')
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  return { licences: rows.map(({ total: _, ...row }) => licenceOf(row)), total: rows[0]?.total ?? 0 };
}

export type LicenceCounts = Readonly<Record<LicenceState, number>> & {
  /** Since when the application that has waited longest does. */
  readonly waitingSince: Date | null;
};

/** How many licences there are in each state, of some brands or operators. */
export async function countLicences(
  call: Call,
  whose: Pick<LicencesAsked, 'brandIds' | 'operatorIds'>,
): Promise<LicenceCounts> {
  const within = (column: string, ids: readonly string[] | undefined) =>
    ids === undefined ? sql`` : sql`and ${sql.ref(column)} = any(${[...ids]}::uuid[])`;
  const { rows } = await sql<LicenceCounts>`
    select ${sql.join(licenceStates.map((state) => sql`count(*) filter (where ${isIn(call, state)})::int as ${sql.id(state)}`))},
           min(l.applied_at) filter (where ${isIn(call, 'waiting')}) as waiting_since
    from branding.licence l
    where l.county_id = ${call.county} ${within('l.brand_id', whose.brandIds)} ${within('l.operator_id', whose.operatorIds)}`.execute(
    call.tx,
  );
  const [row] = rows;
  if (!row) throw new Error('the count of licences answered nothing');
  return row;
}

/** The application that waits longest besides this one, of some brands. */
export async function nextWaiting(
  call: Call,
  except: string,
  brandIds: readonly string[] | undefined,
): Promise<string | undefined> {
  const row = await narrowed(call, { brandIds, state: 'waiting', limit: 1, offset: 0 })
    .where('l.id', '<>', except)
    .orderBy('l.appliedAt')
    .orderBy('l.id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

function narrowed(call: Call, { brandIds, operatorIds, state, numbered = false, words = '' }: LicencesAsked) {
  const text = words.normalize('NFKC').trim().toLowerCase();
  const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const letters = `%${text.replaceAll(/[^a-z0-9]/g, '')}%`;
  return licenceRows(call)
    .$if(brandIds !== undefined, (query) => query.where('l.brandId', 'in', listed(brandIds)))
    .$if(operatorIds !== undefined, (query) => query.where('l.operatorId', 'in', listed(operatorIds)))
    .$if(numbered, (query) => query.where('l.number', 'is not', null))
    .$if(state !== undefined, (query) => query.where(isIn(call, state ?? 'waiting')))
    .$if(text !== '', (query) =>
      query.where((eb) =>
        eb.or([
          eb('o.nameZh', 'like', like),
          eb('p.nameZh', 'like', like),
          eb(eb.fn('lower', ['o.nameEn']), 'like', like),
          eb(eb.fn('lower', ['p.nameEn']), 'like', like),
          eb(eb.fn('lower', ['l.number']), 'like', like),
          ...(letters === '%%' ? [] : [eb('o.pinyin', 'like', letters), eb('p.pinyin', 'like', letters)]),
        ]),
      ),
    );
}

// `in ()` is not SQL: a list with an id nobody has stands for the empty one.
function listed(ids: readonly string[] | undefined): string[] {
  return ids && ids.length > 0 ? [...ids] : ['00000000-0000-0000-0000-000000000000'];
}

/** The condition of a state, as `standingOf` judges one licence. */
function isIn(call: Call, state: LicenceState) {
  const today = dayOf(call.now);
  switch (state) {
    case 'waiting':
      return sql<SqlBool>`l.status = 'applied'`;
    case 'suspended':
      return sql<SqlBool>`l.status = 'suspended'`;
    case 'in-force':
      return sql<SqlBool>`(l.status = 'granted' and l.valid_until >= ${today})`;
    case 'ending':
      return sql<SqlBool>`(l.status = 'granted' and l.valid_until between ${today} and ${addDays(today, RENEWABLE_DAYS)})`;
    case 'over':
      return sql<SqlBool>`(l.status in ('refused', 'revoked', 'ended') or (l.status = 'granted' and l.valid_until < ${today}))`;
  }
}

function orderOf({ order, state }: LicencesAsked) {
  const direction = order?.descending ? sql`desc` : sql`asc`;
  switch (order?.by) {
    case 'applied':
      return sql`l.applied_at ${direction}`;
    case 'operator':
      return sql`o.pinyin ${direction}`;
    case 'product':
      return sql`p.pinyin ${direction}`;
    case 'until':
      return sql`l.valid_until ${direction} nulls last`;
    default:
      if (state === 'ending') return sql`l.valid_until`;
      return sql`l.status <> 'applied', case when l.status = 'applied' then l.applied_at end, l.decided_at desc`;
  }
}
