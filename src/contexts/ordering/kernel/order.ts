import type { Fen } from '#shared/money.ts';
import { after, movement, type Status } from './order-status.ts';

/** Stock and capacity are held this long for a payment. */
export const MINUTES_TO_PAY = 15;

/** What of an order its rules look at. */
export interface Order {
  readonly status: Status;
  readonly goodsFen: Fen;
  readonly deliveryFen: Fen;
  readonly refundedFen: Fen;
  /** Paid beyond what was held, because the scale showed more. */
  readonly toppedUpFen?: Fen;
  /** Set once the packing is written down; the order's status alone may have run ahead of it. */
  readonly packedAt?: Date;
}

/** What an order's next status does to what it holds. Stock: reserved → sold, reserved → free, or sold → free. */
export interface Consequence {
  readonly status: Status;
  readonly stock: 'keep' | 'sell' | 'release' | 'return';
  /** Presale against a forecast, and the place on the departure, are given back. */
  readonly givesBack: boolean;
  readonly refundFen: Fen;
}

const UNCHANGED = { stock: 'keep', givesBack: false, refundFen: 0 } as const;

/** What is left of what was paid. */
export function refundable(order: Order): Fen {
  return order.goodsFen + order.deliveryFen + (order.toppedUpFen ?? 0) - order.refundedFen;
}

/**
 * The payment arrived. A reserved order is paid; one that has ended meanwhile gives everything back, for its goods may
 * be another's by now. Undefined: it was known already.
 */
export function settled(order: Order): Consequence | undefined {
  const status = after(order.status, 'settle');
  if (status) return { ...UNCHANGED, status, stock: 'sell' };
  const late = order.status === 'expired' || order.status === 'cancelled';
  if (!late || refundable(order) === 0) return undefined;
  return { ...UNCHANGED, status: order.status, refundFen: refundable(order) };
}

/** Nobody paid in time. Undefined: it is not waiting for a payment. */
export function expired(order: Order): Consequence | undefined {
  const status = after(order.status, 'expire');
  return status && { status, stock: 'release', givesBack: true, refundFen: 0 };
}

/** Called off before it was packed. Undefined: it is too late, or it has ended already. */
export function cancelled(order: Order): Consequence | undefined {
  const status = after(order.status, 'cancel');
  if (!status || order.packedAt) return undefined;
  if (order.status === 'reserved') return { status, stock: 'release', givesBack: true, refundFen: 0 };
  return { status, stock: 'return', givesBack: true, refundFen: refundable(order) };
}

/** Paid, but what it draws on may not be sold any more: its lot is being held back. Everything goes back. */
export function unsaleable(order: Order): Consequence {
  return { status: 'cancelled', stock: 'release', givesBack: true, refundFen: refundable(order) };
}

/** Where an order comes to when its shipment moved. Undefined: it is behind what is known, or means nothing to the order. */
export function movedTo(status: Status, shipmentStatus: string): Status | undefined {
  const step = movement(shipmentStatus);
  return step && after(status, step);
}

/**
 * The shipment moved. Undefined as for `movedTo`. What is lost on the way is gone from its lot too, and everything still paid
 * goes back to the buyer.
 */
export function moved(order: Order, shipmentStatus: string): Consequence | undefined {
  const status = movedTo(order.status, shipmentStatus);
  if (!status) return undefined;
  return { ...UNCHANGED, status, refundFen: status === 'lost' ? refundable(order) : 0 };
}

/** May the packing still be written down? Undefined: not paid, ended, or written down already. */
export function packed(order: Order): Status | undefined {
  return order.packedAt ? undefined : after(order.status, 'pack');
}
