import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { idsOfOverdue } from './cycles.ts';
import { settleCycle } from './settle-cycle.ts';

/** After an outage the rest follows in the next minutes. */
const CYCLES_A_RUN = 20;

/** Decides the cycles whose time is up, each for itself: one that cannot be decided is undone and tried again, and keeps no other waiting. */
export async function settleDueCycles(call: Call): Promise<void> {
  for (const id of await idsOfOverdue(call, CYCLES_A_RUN)) {
    await sql`savepoint settling`.execute(call.tx);
    try {
      await settleCycle(call, id);
    } catch (error) {
      await sql`rollback to savepoint settling`.execute(call.tx);
      console.error(`group buy ${id} could not be decided:`, error);
    }
  }
}
