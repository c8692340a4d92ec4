import { type Fen, splitByWeight } from '#shared/money.ts';
import { type Bearer, isOf, type Share, total } from './shares.ts';

/**
 * Whose shares a refund takes back, and how much of each: first what nobody has earned yet, then the goods' shares in proportion to what
 * each still holds, and the delivery fee only beyond them. No share goes below zero, and refunding everything returns every share whole.
 * Whoever alone bears it gives what they hold before anybody else does; what is of some goods only, those who have a share in them.
 *
 * @param standing what each party still holds of this order: shares less earlier refunds, all ≥ 0
 * @param fen 0 < fen ≤ total(standing)
 */
export function reversedShares(
  standing: readonly Share[],
  fen: Fen,
  {
    bearer,
    of = [],
  }: { readonly bearer?: Bearer | undefined; readonly of?: readonly Share[] | undefined } = {},
): Share[] {
  if (fen <= 0 || fen > total(standing))
    throw new RangeError(`cannot take ${fen} fen back from ${total(standing)}`);
  if (bearer) {
    const own = standing.filter((share) => isOf(share, bearer));
    const first = Math.min(fen, total(own));
    const others = standing.filter((share) => !isOf(share, bearer));
    return [...taken(own, first), ...(fen > first ? reversedShares(others, fen - first, { of }) : [])];
  }
  const held = standing.filter((share) => share.share === 'held');
  const fromHeld = Math.min(fen, total(held));
  const goods = standing.filter((share) => share.share !== 'carrier' && share.share !== 'held');
  const fromGoods = Math.min(fen - fromHeld, total(goods));
  const carriage = standing.filter((share) => share.share === 'carrier');
  return [
    ...taken(held, fromHeld),
    ...takenFirst(goods, of, fromGoods),
    ...taken(carriage, fen - fromHeld - fromGoods),
  ];
}

/** From the shares in some goods first, as far as they still stand; what is missing then from all. */
function takenFirst(goods: readonly Share[], of: readonly Share[], fen: Fen): Share[] {
  const theirs = goods.map((share) => ({
    ...share,
    fen: Math.min(share.fen, total(of.filter((other) => isOf(other, share)))),
  }));
  const first = Math.min(fen, total(theirs));
  const some = taken(theirs, first);
  if (fen === first) return some;
  const rest = taken(standingShares(goods, some), fen - first);
  return goods
    .map((share) => ({ ...share, fen: total([...some, ...rest].filter((other) => isOf(other, share))) }))
    .filter((share) => share.fen > 0);
}

// Weights are what is left, never the first split: ⌈amount × left ÷ all left⌉ ≤ left as long as amount ≤ all left.
function taken(from: readonly Share[], fen: Fen): Share[] {
  if (fen === 0) return [];
  const parts = splitByWeight(
    fen,
    from.map((share) => share.fen),
  );
  return from.map((share, index) => ({ ...share, fen: parts[index] ?? 0 })).filter((share) => share.fen > 0);
}

/** What each party still holds after refunds: `held` less every reversed share. */
export function standingShares(held: readonly Share[], reversed: readonly Share[]): Share[] {
  return held.map((share) => {
    const back = reversed.filter(
      (other) =>
        other.orderId === share.orderId &&
        other.share === share.share &&
        other.organisationId === share.organisationId,
    );
    return { ...share, fen: share.fen - total(back) };
  });
}

/**
 * What whoever bears a refund owes those it took shares from: nothing of their own. Every amount is what one of the others gave.
 */
export function owedBy(bearer: Bearer, reversed: readonly Share[]): Share[] {
  return reversed.filter((share) => !isOf(share, bearer));
}
