import { seeded } from '../demo/seeded.ts';
import { openStalls } from './drop/stalls.ts';
import { struckDrop } from './drop-kill/drop.ts';
import { openHouse } from './drop-kill/house.ts';
import { openProvider } from './drop-kill/provider.ts';
import { anyStrike, type Strike, type Victim } from './drop-kill/strike.ts';
import type { Wrong } from './drop-kill/wrong.ts';
import type { Bench } from './measuring/bench.ts';
import { inOwnHome } from './measuring/own-home.ts';
import { ran } from './measuring/served.ts';

const SERVERS = 3;
const BUYERS = 150;
const BOXES = 100;
const TIMES = 50;

export const bench: Bench = {
  zh: '抢购当中随时 kill -9 一个服务进程、PostgreSQL 或全部，并把时钟拨快拨慢：答应过的订单、付款和排队位置是否都在、只有一份，账是否平。--times 几次（默认 50），--seed 从哪个种子起。',
  en: 'Servers, PostgreSQL or everything is killed (kill -9) at random moments of drops, and clocks jump: whether every order, payment and place in the line that was acknowledged is there, once, and the book balances. --times how often (50 unless told), --seed which chance.',
  run: ({ times = TIMES, seed = 1 } = {}) =>
    inOwnHome(async (home) => {
      const began = performance.now();
      const chance = seeded(seed);
      await ran(['seed'], home);
      const house = await openHouse(home, SERVERS);
      const provider = await openProvider(house.db, house.ports);
      await provider.openAccount();
      const stalls = await openStalls(house.db, times, String(BOXES));
      const killed: Partial<Record<Victim, number>> = {};
      const sum = { jumps: 0, acknowledged: 0, paid: 0, nothing_left: 0, waited: 0, served: 0 };
      const wrong: Record<keyof Wrong, number> = {
        ...{ lost: 0, doubled: 0, untold: 0, line: 0, oversold: 0, capacity: 0, unbalanced: 0 },
      };
      for (const [place, goods] of stalls.entries()) {
        const struck = anyStrike(chance, SERVERS, BUYERS);
        const done = await struckDrop(house, provider, {
          goods,
          buyers: BUYERS,
          first: place * BUYERS,
          struck,
        });
        killed[struck.victim] = (killed[struck.victim] ?? 0) + 1;
        sum.jumps += struck.clocks.filter((hours) => hours !== 0).length;
        sum.acknowledged += done.answered.filter(({ order }) => order).length;
        sum.nothing_left += done.answered.filter(({ order }) => !order).length;
        sum.waited += done.answered.filter(({ place }) => place).length;
        sum.served += done.answered.filter(({ order, place }) => order && place).length;
        sum.paid += done.paid.size;
        for (const found of done.wrong)
          for (const [name, sentences] of Object.entries(found) as [keyof Wrong, readonly string[]][]) {
            wrong[name] += sentences.length;
            for (const sentence of sentences) console.error(`${place + 1} ${name}: ${sentence}`);
          }
        console.log(`${place + 1}/${times} ${told(struck)}`);
      }
      await provider.stop();
      await house.close();
      const seconds = Math.round((performance.now() - began) / 1000);
      const figures = { times, seed, ...sum, ...wrong, seconds };
      for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(24)} ${value}`);
      return { ...figures, killed };
    }),
};

function told({ victim, after, clocks }: Strike): string {
  const wrong = clocks.some((hours) => hours !== 0) ? `, clocks wrong by ${clocks.join(', ')} h` : '';
  return `${victim}, after ${after} answers${wrong}`;
}
