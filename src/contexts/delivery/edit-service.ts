import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { soundTerms } from './kernel/terms.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { type Service, serviceById, updateService } from './services.ts';

/** The terms of a service that its carrier may change. */
export type ServiceTerms = Omit<Service, 'id' | 'carrierId' | 'toNodeId'> & { readonly serviceId: string };

/**
 * Changes a service's terms for orders from now on; promises made before stay as they were made. By its carrier and the
 * county. Refuses `delivery.not-allowed`, `delivery.service-unknown` and `delivery.terms-invalid`.
 */
export async function editService(
  call: Call,
  { serviceId, ...terms }: ServiceTerms,
): Promise<Outcome<undefined>> {
  const service = await serviceById(call, serviceId);
  if (!service) return refuse('delivery.service-unknown');
  if (!may(call.actor, rights['edit-services']) || !mayActFor(call.actor, service.carrierId)) {
    return refuse('delivery.not-allowed');
  }
  if (!soundTerms(terms)) return refuse('delivery.terms-invalid');
  await updateService(call, { ...service, ...terms });
  return ok();
}
