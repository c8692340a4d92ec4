import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { soundVehicle } from './kernel/terms.ts';
import { nodeById } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { type Vehicle, vehicleById, vehiclesOfCarrier, writeVehicle } from './vehicles.ts';

/**
 * Adds a carrier's vehicle, or changes it for plans from now on; rounds planned before keep theirs. By its carrier and the
 * county. Refuses `delivery.not-allowed`, `delivery.node-unknown` (no hub), `delivery.vehicle-invalid` and `delivery.plate-taken`.
 */
export async function saveVehicle(call: Call, vehicle: Vehicle): Promise<Outcome<Vehicle>> {
  const known = await vehicleById(call, vehicle.id);
  const carrierId = known?.carrierId ?? vehicle.carrierId;
  if (!may(call.actor, rights['edit-vehicles']) || !mayActFor(call.actor, carrierId)) {
    return refuse('delivery.not-allowed');
  }
  if ((await nodeById(call, vehicle.hubId))?.kind !== 'hub') return refuse('delivery.node-unknown');
  if (!soundVehicle(vehicle)) return refuse('delivery.vehicle-invalid');
  const saved = { ...vehicle, carrierId };
  const others = await vehiclesOfCarrier(call, carrierId);
  if (others.some(({ id, plate }) => id !== saved.id && plate === saved.plate)) {
    return refuse('delivery.plate-taken', { plate: saved.plate });
  }
  await writeVehicle(call, saved);
  return ok(saved);
}
