import { plotsByIds, producersKeptBy } from '#origin';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { UnitKind } from './kernel/unit-kind.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { insertUnits, unitsOfPlot } from './units.ts';

export interface UnitsToAdd {
  readonly plotId: string;
  readonly kind: UnitKind;
  /** One number for each unit, as it stands on its plate. */
  readonly plates: readonly string[];
}

const MOST_AT_ONCE = 500;

/**
 * Registers what can be adopted on a plot, each by the number on its plate. A number the plot has already is left as it is, so that
 * sending twice adds once. By the plot's household or its co-op. Answers how many are new.
 */
export async function addUnits(
  call: Call,
  input: UnitsToAdd,
): Promise<Outcome<{ added: number }, AdoptingRefusal>> {
  if (!may(call.actor, rights['keep-plans'])) return refuse('adopting.not-allowed');
  const [plot] = await plotsByIds(call, [input.plotId]);
  const kept = await producersKeptBy(call);
  if (!plot || !(call.actor.system || kept.some(({ id }) => id === plot.producerId)))
    return refuse('adopting.not-allowed');
  const plates = input.plates.map((plate) => plate.normalize('NFKC').trim());
  const sound = plates.every((plate) => plate !== '' && [...plate].length <= 12);
  if (!sound || plates.length === 0 || plates.length > MOST_AT_ONCE || new Set(plates).size !== plates.length)
    return refuse('adopting.plates-needed');
  const known = new Set((await unitsOfPlot(call, plot.id)).map(({ plate }) => plate));
  const fresh = plates.filter((plate) => !known.has(plate));
  const { producerId } = plot;
  await insertUnits(
    call,
    fresh.map((plate) => ({ id: newId(call.now), plotId: plot.id, producerId, kind: input.kind, plate })),
  );
  await recordHelpedAct(call, 'keep-plans', plot.name);
  return ok({ added: fresh.length });
}
