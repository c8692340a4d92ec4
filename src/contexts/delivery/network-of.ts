import { organisationsById } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { companyPrefix } from './label-prefix.ts';
import { allNodes, type Node } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { allServices, type Service } from './services.ts';

export interface Network {
  readonly nodes: readonly Node[];
  readonly services: readonly Service[];
  /** Names of keepers and carriers, by organisation. */
  readonly names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  /** The GS1 company prefix of the county's labels; undefined: the one for demonstrations. */
  readonly companyPrefix: string | undefined;
}

/** The whole network, with what runs where and under which terms. Refuses `delivery.not-allowed`. */
export async function networkOf(call: Call): Promise<Outcome<Network>> {
  if (!may(call.actor, rights['read-network'])) return refuse('delivery.not-allowed');
  const nodes = await allNodes(call);
  const services = await allServices(call);
  const ids = [...nodes.map((node) => node.organisationId), ...services.map((each) => each.carrierId)];
  const organisations = await organisationsById(call, [...new Set(ids)]);
  const names = Object.fromEntries(organisations.map(({ id, nameZh: zh, nameEn: en }) => [id, { zh, en }]));
  return ok({ nodes, services, names, companyPrefix: await companyPrefix(call) });
}
