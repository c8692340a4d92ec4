import { type Node, nodesOf, type Promised, someWayTo } from '#delivery';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import type { Refusal } from '#shared/outcome.ts';
import { townHall } from './places.ts';

/** Where a visitor collects, and when a kilo ordered now is there. */
export interface Arrival {
  readonly node: Node;
  /** True when the visitor chose it; otherwise it is the point nearest to the county's town hall. */
  readonly chosen: boolean;
  /** The next departure's; none when nothing can carry a kilo there in the coming two weeks. */
  readonly next?: Promised;
  /** For who comes too late for that: the first that can be ordered longer and arrives on a later day. */
  readonly after?: Promised;
  /** Why nothing can be promised. */
  readonly none?: Refusal;
}

const A_KILO = 1000;

/** The collection point a visitor has chosen, or the county town's, with its next arrival. undefined: the county has none. */
export async function arrivalAt(call: Call, nodeId: string | undefined): Promise<Arrival | undefined> {
  const nodes = await nodesOf(call);
  const chosen = nodes.find((node) => node.id === nodeId);
  const node = chosen ?? (await nearestToTownHall(call, nodes));
  if (!node) return undefined;
  const ways = await someWayTo(call, { nodeId: node.id, grams: A_KILO });
  if (!ways.ok) return { node, chosen: chosen !== undefined, none: ways.refusal };
  const [next, ...others] = ways.value;
  const after = others.find((way) => way.orderBefore > next.orderBefore && way.arrives > next.arrives);
  return { node, chosen: chosen !== undefined, next, ...(after ? { after } : {}) };
}

/** The day goods are judged for: when they arrive, or today where nothing can be promised. */
export function goodOnOf(call: Call, arrival: Arrival | undefined): Day {
  return arrival?.next?.arrives ?? dayOf(call.now);
}

async function nearestToTownHall(call: Call, nodes: readonly Node[]): Promise<Node | undefined> {
  const hall = await townHall(call);
  if (!hall) return nodes[0];
  // Within a county a degree of longitude is as long everywhere: enough to tell which is nearer.
  const shrink = Math.cos((hall.lat * Math.PI) / 180);
  const away = (node: Node) => (node.lat - hall.lat) ** 2 + ((node.lng - hall.lng) * shrink) ** 2;
  return nodes.toSorted((a, b) => away(a) - away(b))[0];
}
