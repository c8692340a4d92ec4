import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Opening } from './kernel/departure.ts';

export type NodeKind = 'hub' | 'station' | 'point';

/** A place of the network. Positions are WGS 84 degrees; hours are local `HH:MM`, weekdays ISO (1 = Monday). */
export interface Node {
  readonly id: string;
  readonly kind: NodeKind;
  /** The node it is supplied from; none for a hub. */
  readonly parentId: string | null;
  /** Its route code, large on every label (see `kernel/route-code.ts`). */
  readonly code: string;
  /** Its Global Location Number; null when the company prefix had none left. */
  readonly gln: string | null;
  /** The organisation that keeps it. */
  readonly organisationId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly pinyin: string;
  readonly placeCode: string;
  readonly address: string;
  readonly lat: number;
  readonly lng: number;
  readonly opening: Opening;
  readonly cold: boolean;
  readonly active: boolean;
}

interface Row extends Omit<Node, 'lat' | 'lng' | 'opening'> {
  readonly lat: string;
  readonly lng: string;
  readonly opens: string;
  readonly closes: string;
  readonly openWeekdays: number[];
}

const columns =
  sql.raw(`id, kind, parent_id, code, gln, organisation_id, name_zh, name_en, pinyin, place_code, address, lat, lng,
  to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes, open_weekdays, cold, active`);

export async function nodeById(call: Call, id: string): Promise<Node | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from delivery.node where county_id = ${call.county} and id = ${id}`.execute(call.tx);
  return rows[0] && nodeOf(rows[0]);
}

/** The node with a Global Location Number. */
export async function nodeByGln(call: Call, gln: string): Promise<Node | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from delivery.node where county_id = ${call.county} and gln = ${gln}`.execute(call.tx);
  return rows[0] && nodeOf(rows[0]);
}

export async function nextGlnSerial(call: Call): Promise<number> {
  const { rows } = await sql<{ serial: number }>`select nextval('delivery.gln_serial') as serial`.execute(
    call.tx,
  );
  return Number(rows[0]?.serial);
}

export async function nodesByIds(call: Call, ids: readonly string[]): Promise<Node[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select ${columns} from delivery.node where county_id = ${call.county} and id = ${among(ids)}`.execute(
    call.tx,
  );
  return rows.map(nodeOf);
}

/** All nodes of the county, hubs first, then by name; a county has hundreds, not more. */
export async function allNodes(call: Call): Promise<Node[]> {
  const { rows } = await sql<Row>`
    select ${columns} from delivery.node where county_id = ${call.county}
    order by array_position(array['hub', 'station', 'point'], kind), pinyin, id`.execute(call.tx);
  return rows.map(nodeOf);
}

/** The hub a node is supplied from, however many steps up; a hub's is itself. */
export function hubOf(node: Node, nodes: ReadonlyMap<string, Node>): Node {
  const parent = node.parentId === null ? undefined : nodes.get(node.parentId);
  return parent ? hubOf(parent, nodes) : node;
}

/** The nodes an organisation is responsible for: those it keeps and all that are supplied through them. */
export function keptBy(organisationId: string | undefined, nodes: readonly Node[]): ReadonlySet<string> {
  const kept = new Set<string>();
  const add = (node: Node) => {
    kept.add(node.id);
    for (const child of nodes) if (child.parentId === node.id) add(child);
  };
  for (const node of nodes) if (node.organisationId === organisationId) add(node);
  return kept;
}

/** Lets one caller at a time change the county's network, so that two new nodes never get one route code. */
export async function lockNetwork(call: Call): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`delivery.node ${call.county}`}))`.execute(call.tx);
}

/** Writes nodes; a known id is left as it is. Parents must stand before their children. */
export async function insertNodes(call: Call, nodes: readonly Node[]): Promise<void> {
  await call.tx
    .insertInto('delivery.node')
    .values(nodes.map((node) => ({ countyId: call.county, ...columnsOf(node) })))
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function updateNode(call: Call, node: Node): Promise<void> {
  await call.tx
    .updateTable('delivery.node')
    .set(columnsOf(node))
    .where('countyId', '=', call.county)
    .where('id', '=', node.id)
    .execute();
}

function nodeOf({ opens, closes, openWeekdays, ...row }: Row): Node {
  return {
    ...row,
    lat: Number(row.lat),
    lng: Number(row.lng),
    opening: { opens, closes, weekdays: openWeekdays },
  };
}

function columnsOf({ opening, ...node }: Node) {
  return {
    ...node,
    lat: node.lat.toFixed(5),
    lng: node.lng.toFixed(5),
    opens: opening.opens,
    closes: opening.closes,
    openWeekdays: [...opening.weekdays],
  };
}
