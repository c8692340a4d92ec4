import type { Call } from '#shared/call.ts';

const underWay = ['reserved', 'paid', 'packed', 'on-way', 'ready'] as const;

/** How many orders are still under way that this person bought, or that one of these organisations sells. */
export async function openOrdersOf(
  call: Call,
  { personId, sellerIds }: { readonly personId: string; readonly sellerIds: readonly string[] },
): Promise<number> {
  const { open } = await call.tx
    .selectFrom('ordering.order')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('countyId', '=', call.county)
    .where('status', 'in', underWay)
    .where((eb) =>
      eb.or([
        eb('personId', '=', personId),
        ...(sellerIds.length > 0 ? [eb('sellerId', 'in', sellerIds)] : []),
      ]),
    )
    .executeTakeFirstOrThrow();
  return open;
}
