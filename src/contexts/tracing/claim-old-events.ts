import { sql } from 'kysely';
import { type Call, platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { custodialIssuer } from './custodial-issuer.ts';
import { base64 } from './kernel/base64.ts';
import { capturedEvent } from './kernel/captured-event.ts';
import { claimOf, eventStatement } from './kernel/claim.ts';
import { claimSignInput } from './kernel/entry.ts';
import { EVENT_CONTEXT } from './kernel/epcis-document.ts';
import type { EventBody } from './kernel/event-things.ts';
import { insertPending } from './pending-statements.ts';

const AT_ONCE = 500;

/**
 * Claims events that were recorded before there was a log, with the county's own key and as of `now`: that they are on record. Whoever
 * recorded them signed nothing then, and nothing is signed now in their name.
 */
export async function claimOldEvents(db: Db, county: string, now: Date): Promise<void> {
  while ((await claimSome(db, county, now)) === AT_ONCE);
}

function claimSome(db: Db, county: string, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ document: EventBody }>`
      with taken as (
        delete from tracing.unclaimed where county_id = ${county} and event_id in (
          select event_id from tracing.unclaimed where county_id = ${county} limit ${AT_ONCE} for update skip locked
        ) returning event_id
      )
      select document from taken
      join tracing.event on county_id = ${county} and id = event_id order by record_time, id`.execute(tx);
    if (rows.length === 0) return 0;
    const call: Call = { tx, county, now, actor: platform };
    const issuer = await custodialIssuer(call);
    const statements = rows.map(({ document }) => {
      const event = capturedEvent(document, EVENT_CONTEXT);
      const claim = claimOf(event, { issuer: issuer.id, at: issuer.at });
      return eventStatement(event, { claim, signature: base64(issuer.sign(claimSignInput(claim))) });
    });
    await insertPending(call, statements);
    return rows.length;
  });
}
