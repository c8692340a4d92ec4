import type { Rights } from '#shared/call.ts';

const everyone = [
  'grower',
  'coop-staff',
  'brand-association',
  'station-keeper',
  'carrier',
  'officer',
  'mentor',
  'consumer',
  'admin',
] as const;

/** Who may do what with deliveries. Scope (own node, own carrier, own goods) is checked by each verb on top. */
export const rights = {
  'see-network': everyone,
  'edit-nodes': ['officer', 'admin'],
  'edit-services': ['carrier', 'officer', 'admin'],
  'see-shipments': ['grower', 'coop-staff', 'station-keeper', 'carrier', 'officer', 'admin'],
  'pack-shipment': ['grower', 'coop-staff', 'admin'],
  'work-hub': ['station-keeper', 'carrier', 'admin'],
  'plan-rounds': ['carrier', 'admin'],
  'drive-rounds': ['carrier', 'admin'],
  'keep-station': ['station-keeper', 'admin'],
  'report-lost': ['grower', 'coop-staff', 'station-keeper', 'carrier', 'admin'],
} as const satisfies Rights;
