/** Where an order stands. The last three have ended: they hold no stock, no capacity and, if they were paid, no money. */
export const statuses = [
  'reserved',
  'paid',
  'packed',
  'on-way',
  'ready',
  'collected',
  'cancelled',
  'expired',
  'lost',
] as const;
export type Status = (typeof statuses)[number];

/** What can happen to an order. */
export type Step = 'settle' | 'expire' | 'cancel' | 'pack' | 'leave' | 'shelve' | 'collect' | 'lose';

// Movements are facts from the road and may come late or out of order: a parcel that left before its packing was written
// down stays on its way, and may still be weighed. A row never leads back to an earlier status.
const table: Readonly<Record<Status, Partial<Readonly<Record<Step, Status>>>>> = {
  reserved: { settle: 'paid', expire: 'expired', cancel: 'cancelled' },
  paid: {
    pack: 'packed',
    cancel: 'cancelled',
    leave: 'on-way',
    shelve: 'ready',
    collect: 'collected',
    lose: 'lost',
  },
  packed: { leave: 'on-way', shelve: 'ready', collect: 'collected', lose: 'lost' },
  'on-way': { pack: 'on-way', shelve: 'ready', collect: 'collected', lose: 'lost' },
  ready: { pack: 'ready', collect: 'collected', lose: 'lost' },
  collected: { pack: 'collected' },
  cancelled: {},
  expired: {},
  lost: {},
};

/** The status after a step; undefined when the step is not open from here. */
export function after(status: Status, step: Step): Status | undefined {
  return table[status][step];
}

export function hasEnded(status: Status): boolean {
  return status === 'cancelled' || status === 'expired' || status === 'lost';
}

const movements: Readonly<Record<string, Step>> = {
  'at-hub': 'leave',
  'on-way': 'leave',
  'at-station': 'leave',
  ready: 'shelve',
  collected: 'collect',
  lost: 'lose',
};

/** What a shipment's new status means to its order; undefined when it changes nothing (`expected`, `packed`, `cancelled`). */
export function movement(shipmentStatus: string): Step | undefined {
  return movements[shipmentStatus];
}
