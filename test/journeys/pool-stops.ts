import type { Stop } from '../help/walk-pages.ts';
import type { At } from './demo-people.ts';

/** The county's roads, and pooled days: as a carrier sees its own, and as the county sees and settles all of them. */
export function poolStops(at: At): Record<string, readonly Stop[]> {
  return {
    '/(desk)/desk/roads': [
      ...at(
        'officer',
        '/desk/roads',
        '/desk/roads?km=312&junctions=4021&apart=3&ferries=1&turns=14&left-out=2',
      ),
      ...at('carrier', '/desk/roads'),
      ...at('admin', '/desk/roads'),
    ],
    '/(desk)/desk/pool': [
      ...at('officer', '/desk/pool?month=2026-10', '/desk/pool?month=2020-01'),
      ...at('carrier', '/desk/pool'),
    ],
    '/(desk)/desk/pool/day': [
      ...at('officer', '/desk/pool/day', '/desk/pool/day?day=2026-11-24', '/desk/pool/day?day=2026-12-30'),
      ...at('carrier', '/desk/pool/day', '/desk/pool/day?day=2026-11-24'),
    ],
  };
}
