import type { Network } from '#delivery';
import { isCalled } from '../is-called.ts';

/** The nodes and services that the words of a search mean: by a node's code or name, who keeps it, or who carries there. */
export function searchedNetwork(
  { nodes, services, names }: Network,
  words: string,
): Pick<Network, 'nodes' | 'services'> {
  const whoseName = (id: string) => [names[id]?.zh ?? '', names[id]?.en ?? ''];
  const named = nodes.filter((node) => isCalled(words, node.code, node.nameZh, node.nameEn));
  const ids = new Set(named.map(({ id }) => id));
  return {
    nodes: nodes.filter((node) => ids.has(node.id) || isCalled(words, ...whoseName(node.organisationId))),
    services: services.filter(
      (service) => ids.has(service.toNodeId) || isCalled(words, ...whoseName(service.carrierId)),
    ),
  };
}
