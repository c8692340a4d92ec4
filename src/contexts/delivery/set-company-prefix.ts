import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { saveCompanyPrefix } from './label-prefix.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/**
 * From now on labels carry the county's own GS1 company prefix (7 to 10 digits); printed ones stay valid. Refuses
 * `delivery.not-allowed` and `delivery.prefix-invalid`.
 */
export async function setCompanyPrefix(call: Call, prefix: string): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['edit-nodes'])) return refuse('delivery.not-allowed');
  if (!/^\d{7,10}$/.test(prefix)) return refuse('delivery.prefix-invalid');
  await saveCompanyPrefix(call, prefix);
  return ok();
}
