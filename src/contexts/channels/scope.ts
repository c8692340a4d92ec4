import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Platform, platformByCode } from './platforms.ts';
import { type ChannelsRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** A platform this caller may do this with: its seller's people, and officers and administrators where the right names them. */
export async function ownPlatform(
  call: Call,
  code: string,
  right: keyof typeof rights,
): Promise<Outcome<Platform, ChannelsRefusal>> {
  const { actor } = call;
  if (!may(actor, rights[right])) return refuse('channels.not-allowed');
  const platform = await platformByCode(call, code);
  if (!platform) return refuse('channels.unknown');
  if (actor.system || overseesAll(call, right) || actor.organisationId === platform.sellerId)
    return ok(platform);
  return refuse('channels.not-yours');
}

export function overseesAll({ actor }: Call, right: keyof typeof rights): boolean {
  const allowed: readonly string[] = rights[right];
  return actor.roles.some((role) => (role === 'officer' || role === 'admin') && allowed.includes(role));
}
