import { nodesByIds } from '#delivery';
import { plotsByIds } from '#origin';
import { organisationsById } from '#people';
import type { Call } from '#shared/call.ts';
import type { Tongue } from '#shared/tongue.ts';

const OURS = /^urn:maidehao:(plot|node|organisation):([0-9a-f-]{36})$/;

/** What the places of events are called, by their URIs. Places of other systems are told by their number. */
export async function placeNames(
  call: Call,
  uris: readonly string[],
  t: Tongue,
): Promise<ReadonlyMap<string, string>> {
  const ids = { plot: new Set<string>(), node: new Set<string>(), organisation: new Set<string>() };
  for (const uri of uris) {
    const [, kind, id] = OURS.exec(uri) ?? [];
    if (kind && id) ids[kind as keyof typeof ids].add(id);
  }
  const [plots, nodes, organisations] = [
    await plotsByIds(call, [...ids.plot]),
    await nodesByIds(call, [...ids.node]),
    await organisationsById(call, [...ids.organisation]),
  ];
  const names = new Map<string, string>();
  for (const { id, name } of plots) names.set(`urn:maidehao:plot:${id}`, name);
  for (const { id, nameZh, nameEn } of nodes) names.set(`urn:maidehao:node:${id}`, t(nameZh, nameEn));
  for (const { id, nameZh, nameEn } of organisations) {
    names.set(`urn:maidehao:organisation:${id}`, t(nameZh, nameEn));
  }
  for (const uri of uris) if (!OURS.test(uri)) names.set(uri, elsewhere(uri, t));
  return names;
}

/** A place of another system: its GLN where it has one (GS1 AI 414, or the SGLN's first digits). */
function elsewhere(uri: string, t: Tongue): string {
  const gln = /\/414\/(\d{13})/.exec(uri)?.[1];
  if (gln) return t(`地点码 ${gln}`, `location ${gln}`);
  const sgln = /^urn:epc:id:sgln:([\d.]+)/.exec(uri)?.[1];
  if (sgln) return t(`地点码 ${sgln}`, `location ${sgln}`);
  return uri.length > 60 ? `${uri.slice(0, 60)}…` : uri;
}
