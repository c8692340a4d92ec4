/** Where recalled goods were when the recall began. */
export const places = ['unpaid', 'unpacked', 'on-way', 'collected', 'lost'] as const;
export type Found = (typeof places)[number];

/** Where an order's goods are, by the order's status. */
export function foundAt(status: string): Found {
  switch (status) {
    case 'reserved':
      return 'unpaid';
    case 'paid':
      return 'unpacked';
    case 'collected':
    case 'lost':
      return status;
    default:
      return 'on-way';
  }
}
