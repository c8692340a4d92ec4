import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { holderOf } from '../custodial-issuer.ts';
import type { MasterDataElement } from '../kernel/epcis/master-data.ts';
import { canonicalLink } from '../kernel/gs1/canonical-link.ts';

/** Keeps what whoever is acting says of places and products; what they said before of the same is replaced, nobody else's word is. */
export async function keepMasterData(call: Call, elements: readonly MasterDataElement[]): Promise<void> {
  if (elements.length === 0) return;
  const named = new Map(
    elements.map(underOneName).map((element) => [`${element.id}\n${element.vocabulary}`, element]),
  );
  // In one order everywhere: two documents about the same places never wait for each other in a ring.
  const sorted = [...named].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, element]) => element);
  await sql`
    insert into tracing.master_data (county_id, holder, vocabulary, id, attributes, children, said_at)
    select ${call.county}, ${holderOf(call)}, said ->> 'vocabulary', said ->> 'id', said -> 'attributes',
      array(select jsonb_array_elements_text(said -> 'children')), ${call.now}
    from jsonb_array_elements(${JSON.stringify(sorted)}::jsonb) as said
    on conflict (county_id, id, vocabulary, holder) do update
      set attributes = excluded.attributes, children = excluded.children, said_at = excluded.said_at`.execute(
    call.tx,
  );
}

/** Places are asked for under one name, whatever URN or domain they came under. */
function underOneName({ id, children, ...said }: MasterDataElement): MasterDataElement {
  const name = (given: string) => canonicalLink(given) ?? given;
  return { ...said, id: name(id), children: children.map(name) };
}
