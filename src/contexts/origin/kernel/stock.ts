/**
 * The one stock number of a lot, in thousandths of its unit. `quantity` is what is in the lot; `reserved` (in baskets being paid)
 * and `sold` (paid, still here until it is packed) are parts of it, and so is `allotted` (set aside for channels); the rest is free.
 */
export interface Stock {
  readonly quantity: number;
  readonly reserved: number;
  readonly sold: number;
  readonly allotted: number;
}

export function freeOf(stock: Stock): number {
  return stock.quantity - stock.reserved - stock.sold - stock.allotted;
}

/** How one act moves the number: what is added to `quantity`, `reserved` and `sold`. */
export interface Change {
  readonly quantity: number;
  readonly reserved: number;
  readonly sold: number;
}

export type Act = 'reserve' | 'release' | 'sell' | 'return' | 'take';

/**
 * What each act does with an amount: reserve free → reserved, release reserved → free, sell reserved → sold,
 * return sold → free, take free → out of the lot (split, merge, regrade, loss).
 */
export function changeBy(act: Act, milli: number): Change {
  switch (act) {
    case 'reserve':
      return { quantity: 0, reserved: milli, sold: 0 };
    case 'release':
      return { quantity: 0, reserved: -milli, sold: 0 };
    case 'sell':
      return { quantity: 0, reserved: -milli, sold: milli };
    case 'return':
      return { quantity: 0, reserved: 0, sold: -milli };
    case 'take':
      return { quantity: -milli, reserved: 0, sold: 0 };
  }
}

export function after(stock: Stock, change: Change): Stock {
  return {
    quantity: stock.quantity + change.quantity,
    reserved: stock.reserved + change.reserved,
    sold: stock.sold + change.sold,
    allotted: stock.allotted,
  };
}

/** Nothing negative, and nothing promised twice: the same words as the database's `lot_never_oversold`. */
export function isSound(stock: Stock): boolean {
  const { quantity, reserved, sold, allotted } = stock;
  return quantity >= 0 && reserved >= 0 && sold >= 0 && allotted >= 0 && freeOf(stock) >= 0;
}
