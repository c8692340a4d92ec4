import { type RawBuilder, sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { decimal, milli } from '#shared/quantity.ts';

export const temperatures = ['ambient', 'chilled', 'frozen'] as const;
export type Temperature = (typeof temperatures)[number];

/** What a carrier drives. Times are local `HH:MM`, weekdays ISO (1 = Monday), mass in grams. */
export interface Vehicle {
  readonly id: string;
  readonly carrierId: string;
  /** Where it starts and ends its rounds. */
  readonly hubId: string;
  readonly plate: string;
  readonly capacityGrams: number;
  readonly temperature: Temperature;
  /** For going out at all, for each kilometre, for each hour of driving. */
  readonly fixedFen: Fen;
  readonly kmFen: Fen;
  readonly hourFen: Fen;
  readonly shiftFrom: string;
  readonly shiftUntil: string;
  readonly weekdays: readonly number[];
  readonly driverId: string | null;
  readonly driverName: string;
  readonly active: boolean;
}

interface Row extends Omit<Vehicle, 'capacityGrams'> {
  readonly capacityKg: string;
}

const columns = sql.raw(`id, carrier_id, hub_id, plate, capacity_kg, temperature, fixed_fen, km_fen, hour_fen,
  to_char(shift_from, 'HH24:MI') as shift_from, to_char(shift_until, 'HH24:MI') as shift_until, weekdays, driver_id,
  driver_name, active`);

export async function vehicleById(call: Call, id: string): Promise<Vehicle | undefined> {
  return (await vehiclesWhere(call, sql`id = ${id}`))[0];
}

export function vehiclesByIds(call: Call, ids: readonly string[]): Promise<Vehicle[]> {
  return vehiclesWhere(call, sql`id = ${among(ids)}`);
}

/** The vehicles of a carrier; all of the county's without one. */
export function vehiclesOfCarrier(call: Call, carrierId: string | 'anyone'): Promise<Vehicle[]> {
  return vehiclesWhere(call, carrierId === 'anyone' ? sql`true` : sql`carrier_id = ${carrierId}`);
}

async function vehiclesWhere(call: Call, condition: RawBuilder<unknown>): Promise<Vehicle[]> {
  const { rows } = await sql<Row>`
    select ${columns} from delivery.vehicle
    where county_id = ${call.county} and ${condition} order by active desc, plate, id`.execute(call.tx);
  return rows.map(({ capacityKg, ...row }) => ({ ...row, capacityGrams: milli(capacityKg) }));
}

/** Writes a vehicle, in the place of what was known of it. */
export async function writeVehicle(call: Call, vehicle: Vehicle): Promise<void> {
  const { id, carrierId, capacityGrams, ...rest } = vehicle;
  const changing = { ...rest, weekdays: [...rest.weekdays], capacityKg: decimal(capacityGrams) };
  await call.tx
    .insertInto('delivery.vehicle')
    .values({ countyId: call.county, id, carrierId, ...changing })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doUpdateSet(changing))
    .execute();
}
