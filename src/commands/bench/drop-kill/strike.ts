import type { Seeded } from '../../demo/seeded.ts';
import type { House } from './house.ts';

const victims = ['a server', 'PostgreSQL', 'a connection', 'PostgreSQL and a server', 'everything'] as const;
export type Victim = (typeof victims)[number];

/** What happens to a house in the middle of a drop. */
export interface Strike {
  readonly victim: Victim;
  /** So many answers are acknowledged before. */
  readonly after: number;
  /** The server that is killed, where one is. */
  readonly server: number;
  /** By how many hours each server's clock is wrong from then on. */
  readonly clocks: readonly number[];
}

const HOURS = [-26, -5, -1, 1, 3, 7, 50] as const;

/** A strike at random; in two drops of five the clocks jump too, all but one. */
export function anyStrike(chance: Seeded, servers: number, answers: number): Strike {
  const jump = chance.chance(0.4);
  return {
    victim: chance.pick(victims),
    after: chance.int(1, answers),
    server: chance.int(0, servers - 1),
    clocks: Array.from({ length: servers }, (_, place) => (jump && place > 0 ? chance.pick(HOURS) : 0)),
  };
}

/** Kills, and has everything back: the clocks first, so that what is killed dies with a wrong one. */
export async function strike(house: House, { victim, server, clocks }: Strike): Promise<void> {
  for (const [place, hours] of clocks.entries()) await house.setClock(place, hours);
  // Whoever takes these jobs ends what is overdue by its own clock.
  if (clocks.some((hours) => hours !== 0)) await expireSoon(house);
  const servers =
    victim === 'everything'
      ? house.ports.map((_, place) => place)
      : victim.includes('server')
        ? [server]
        : [];
  if (victim === 'a connection') await house.killConnection();
  else if (victim !== 'a server') await house.killPostgres();
  for (const place of servers) house.killServer(place);
  await house.postgresBack();
  for (const place of servers) await house.restart(place);
}

async function expireSoon({ pool }: House): Promise<void> {
  await pool.query(`select graphile_worker.add_job('ordering/expire-unpaid') from generate_series(1, 6)`);
}
