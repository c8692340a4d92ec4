import { type Fen, portion } from '#shared/money.ts';

/** What a share is earned for. The producer's is what is left after the others: the grower is paid, fees are taken out. */
export type EarnedKind = 'producer' | 'coop' | 'brand' | 'leader' | 'carrier' | 'platform';

/**
 * `held`: paid ahead and not earned yet; it stands with the seller until `earn`. `advance` and `mutual`: what a household owes on an advance, and
 * what its lender is owed. `grantee` and `fund`: who gets a grant, and who pays it.
 */
export type ShareKind = EarnedKind | 'held' | 'advance' | 'mutual' | 'grantee' | 'fund';

/** One party's part of one order's payment. The platform has no organisation of its own. */
export interface Share {
  readonly orderId: string;
  readonly share: ShareKind;
  readonly organisationId: string | null;
  readonly fen: Fen;
}

/** Whoever is to blame for a refund, and makes it good to all others. */
export type Bearer = Pick<Share, 'share' | 'organisationId'>;

export function isOf(share: Share, bearer: Bearer): boolean {
  return share.share === bearer.share && share.organisationId === bearer.organisationId;
}

/** Basis points of the goods' price (10 000 = all of it), in force from a day. */
export interface SplitRule {
  readonly coopBp: number;
  readonly brandBp: number;
  readonly leaderBp: number;
  readonly platformBp: number;
}

/** What of an order is to be shared: its lines' prices by producer, and its delivery fee. */
export interface OrderToShare {
  readonly orderId: string;
  readonly lines: readonly LineToShare[];
  readonly deliveryFen: Fen;
  readonly carrierId: string;
  /** Who keeps the point where the buyer collects. */
  readonly leaderId: string;
}

export interface LineToShare {
  readonly producerId: string;
  /** The co-op's service is paid only where it sells another's goods. */
  readonly sellerId: string;
  /** Holder of the public brand whose mark the goods carry, if they do. */
  readonly brandHolderId?: string;
  readonly fen: Fen;
}

/** Splits an order to the fen: the shares of each line add up to its price, and all shares to what is paid. */
export function sharesOf(order: OrderToShare, rule: SplitRule): Share[] {
  const parts = order.lines.flatMap((line) => sharesOfLine(order, line, rule));
  parts.push({
    orderId: order.orderId,
    share: 'carrier',
    organisationId: order.carrierId,
    fen: order.deliveryFen,
  });
  return gathered(parts);
}

function sharesOfLine({ orderId, leaderId }: OrderToShare, line: LineToShare, rule: SplitRule): Share[] {
  const fees: Share[] = [
    { orderId, share: 'leader', organisationId: leaderId, fen: portion(line.fen, rule.leaderBp) },
    { orderId, share: 'platform', organisationId: null, fen: portion(line.fen, rule.platformBp) },
  ];
  if (line.sellerId !== line.producerId) {
    fees.push({ orderId, share: 'coop', organisationId: line.sellerId, fen: portion(line.fen, rule.coopBp) });
  }
  if (line.brandHolderId) {
    fees.push({
      orderId,
      share: 'brand',
      organisationId: line.brandHolderId,
      fen: portion(line.fen, rule.brandBp),
    });
  }
  // Of a few fen, fees that are each rounded up could come to more than there is.
  let left = line.fen;
  const kept = fees.map((fee) => {
    const fen = Math.min(fee.fen, left);
    left -= fen;
    return { ...fee, fen };
  });
  return [{ orderId, share: 'producer', organisationId: line.producerId, fen: left }, ...kept];
}

/** One row per order, kind and organisation; rows of nothing are left out. */
export function gathered(parts: readonly Share[]): Share[] {
  const rows = new Map<string, Share>();
  for (const part of parts) {
    const key = `${part.orderId} ${part.share} ${part.organisationId}`;
    rows.set(key, { ...part, fen: part.fen + (rows.get(key)?.fen ?? 0) });
  }
  return [...rows.values()].filter((row) => row.fen !== 0);
}

/** An order's shares as they stand in a jsonb column of ours: who they are of is said in few letters, as each payment carries six of them. */
type WrittenOrder = readonly [
  orderId: string,
  ...shares: (readonly [share: ShareKind, organisationId: string | null, fen: Fen])[],
];

/** Shares as text for a jsonb column; `sharesIn` reads them. Those of an order stand together, in their order. */
export function writtenShares(shares: readonly Share[]): string {
  const orders = [...Map.groupBy(shares, ({ orderId }) => orderId)].map(
    ([orderId, own]): WrittenOrder => [
      orderId,
      ...own.map(({ share, organisationId, fen }) => [share, organisationId, fen] as const),
    ],
  );
  return JSON.stringify(orders);
}

/** Shares as `writtenShares` wrote them. */
export function sharesIn(json: unknown): readonly Share[] {
  if (!Array.isArray(json)) throw new TypeError('a split is a list of orders and their shares');
  return (json as WrittenOrder[]).flatMap(([orderId, ...own]) =>
    own.map(([share, organisationId, fen]) => ({ orderId, share, organisationId, fen })),
  );
}

export function total(shares: readonly { readonly fen: Fen }[]): Fen {
  return shares.reduce((sum, share) => sum + share.fen, 0);
}
