import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import { rights } from './rights.ts';

/** What waits for the caller in their plans. */
export interface AdoptingToDo {
  /** Names that adopters asked for. */
  readonly plates: number;
  /** Portions that nothing carries to their adopter now. */
  readonly waiting: number;
  /** Plans whose term ends within sixty days and has no next one. */
  readonly ending: number;
}

/** Nothing for whoever keeps no plans. */
export async function adoptingToDo(call: Call): Promise<AdoptingToDo> {
  const own = call.actor.organisationId;
  if (!may(call.actor, rights['keep-plans']) || own === undefined)
    return { plates: 0, waiting: 0, ending: 0 };
  const { rows } = await sql<AdoptingToDo>`
    with mine as (select * from adopting.plan p
      where p.county_id = ${call.county} and (p.seller_id = ${own} or p.producer_id = ${own}))
    select
      (select count(*)::int from adopting.adoption a join mine m on m.id = a.plan_id
        where a.county_id = ${call.county} and a.status = 'active' and a.plate_state = 'asked') as plates,
      (select count(*)::int from adopting.portion p join adopting.harvest h on h.county_id = p.county_id and h.id = p.harvest_id
        join mine m on m.id = h.plan_id where p.county_id = ${call.county} and p.state = 'waiting') as waiting,
      (select count(*)::int from mine m where m.status <> 'failed'
        and m.until_day between ${call.now}::date and ${call.now}::date + 60
        and not exists (select 1 from adopting.plan n where n.county_id = m.county_id and n.follows_id = m.id)
        and exists (select 1 from adopting.adoption a
          where a.county_id = m.county_id and a.plan_id = m.id and a.status = 'active')) as ending`.execute(
    call.tx,
  );
  return rows[0] ?? { plates: 0, waiting: 0, ending: 0 };
}
