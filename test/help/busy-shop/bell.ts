import { sql } from 'kysely';
import type { Reaction } from '../../../src/shared/outbox.ts';

declare module '../../../src/shared/outbox.ts' {
  interface Facts {
    'pear-sold': { readonly id: string };
  }
}

/** Rings once for every pear sold, however often it is told. */
export const bell: Reaction = {
  name: 'bell/on-pear-sold',
  hears: 'pear-sold',
  run: async (call, { id }) => {
    await sql`insert into busy_shop.rung (id) values (${id}) on conflict do nothing`.execute(call.tx);
  },
};
