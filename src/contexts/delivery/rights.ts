import type { Rights } from '#shared/call.ts';
import type { ScanKind } from './kernel/journey.ts';

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
  'choose-node': everyone,
  'edit-nodes': ['officer', 'admin'],
  'edit-services': ['carrier', 'officer', 'admin'],
  'see-shipments': ['grower', 'coop-staff', 'station-keeper', 'carrier', 'officer', 'admin'],
  'see-hub': ['station-keeper', 'carrier', 'officer', 'admin'],
  'see-station': ['station-keeper', 'officer', 'admin'],
  'read-network': ['station-keeper', 'carrier', 'officer', 'admin'],
  'pack-shipment': ['grower', 'coop-staff', 'admin'],
  'work-hub': ['station-keeper', 'carrier', 'admin'],
  'see-crates': ['station-keeper', 'carrier', 'officer', 'admin'],
  'pack-crates': ['station-keeper', 'carrier', 'admin'],
  'see-vehicles': ['carrier', 'officer', 'admin'],
  'edit-vehicles': ['carrier', 'officer', 'admin'],
  'plan-rounds': ['carrier', 'admin'],
  'pool-rounds': ['officer', 'admin'],
  'drive-rounds': ['carrier', 'admin'],
  'keep-station': ['station-keeper', 'admin'],
  'withhold-parcels': ['officer', 'admin'],
  'report-lost': ['grower', 'coop-staff', 'station-keeper', 'carrier', 'admin'],
} as const satisfies Rights;

/** The right each hand-over needs. */
export const rightOfScan: Readonly<Record<ScanKind, keyof typeof rights>> = {
  packed: 'pack-shipment',
  received: 'work-hub',
  loaded: 'drive-rounds',
  departed: 'drive-rounds',
  arrived: 'drive-rounds',
  shelved: 'keep-station',
  collected: 'keep-station',
  lost: 'report-lost',
};
