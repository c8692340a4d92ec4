import { reserveStock, returnStock, sellStock } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { must, type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { harvestedDraws } from './harvested-draws.ts';
import { drawn } from './kernel/draws.ts';
import { beyondHeld, finalPrice } from './kernel/final-price.ts';
import { gramsPacked } from './kernel/readings.ts';
import { notShared } from './not-shared.ts';
import type { LineDraw, Order, OrderLine } from './orders.ts';
import type { LineReading } from './read-packing.ts';

/** A line as it was packed: `line.draws` are what it really took. */
export interface PackedLine extends LineReading {
  readonly finalFen: Fen;
  /** What it came to beyond what was held. */
  readonly beyondFen: Fen;
  readonly grams: number;
}

/** Moves the stock of a packed order to what was really taken, and works out what each line comes to. */
export async function packLines(
  call: Call,
  order: Order,
  readings: readonly LineReading[],
): Promise<Outcome<readonly PackedLine[], Refusal>> {
  const taken = new Map<OrderLine, readonly LineDraw[]>();
  const unshared = await notShared(call, order, readings);
  if (unshared) return unshared;
  for (const { line, reading } of readings.filter(({ line }) => line.presale && line.draws.length === 0)) {
    if (reading.packed.milli === 0) continue;
    const draws = await takeHarvested(call, order, { line, reading });
    if (!draws.ok) return draws;
    taken.set(line, draws.value);
  }
  for (const [line, draws] of await recut(call, readings, order.channel)) taken.set(line, draws);
  return ok(
    readings.map((read) => {
      const { line, reading } = read;
      const finalFen = finalPrice(line.terms, line.heldFen, reading);
      const draws = taken.get(line) ?? [];
      return {
        ...read,
        line: { ...line, draws, finalFen, packed: reading.packed },
        finalFen,
        beyondFen: beyondHeld(line.terms, line.heldFen, reading),
        grams: gramsPacked(line.terms, reading),
      };
    }),
  );
}

/** What was sold ahead leaves its lots now. */
async function takeHarvested(
  call: Call,
  order: Order,
  { line, reading }: Pick<LineReading, 'line' | 'reading'>,
): Promise<Outcome<readonly LineDraw[], Refusal>> {
  const draws = await harvestedDraws(call, order, line, reading.packed);
  if (!draws.ok) return draws;
  const stock = draws.value.map(({ lotId, quantity }) => ({
    ...{ lotId, milli: quantity.milli },
    channel: order.channel,
  }));
  const reserved = await reserveStock(call, stock);
  if (!reserved.ok) return reserved;
  must(await sellStock(call, stock));
  return draws;
}

/**
 * Gives back what was not packed and takes what the pieces weigh beyond, lot by lot in id order as everyone locks them. Where a lot
 * has nothing free, what lies beyond is another order's estimate too high: it balances when that one is weighed.
 */
async function recut(
  call: Call,
  readings: readonly LineReading[],
  channel: Order['channel'],
): Promise<Map<OrderLine, readonly LineDraw[]>> {
  const cuts = readings.flatMap(({ line, reading }) =>
    line.draws.length > 0 ? [{ line, ...drawn(line.draws, line.given ?? line.quantity, reading) }] : [],
  );
  const moves = cuts.flatMap(({ line, back, more }) => [
    ...back.map((draw) => ({ line, draw, way: 'back' as const })),
    ...more.map((draw) => ({ line, draw, way: 'more' as const })),
  ]);
  const taken = new Map(cuts.map(({ line, kept }) => [line, kept]));
  for (const { line, draw, way } of moves.toSorted((a, b) => a.draw.lotId.localeCompare(b.draw.lotId))) {
    const stock = [{ lotId: draw.lotId, milli: draw.quantity.milli, channel }];
    if (way === 'back') must(await returnStock(call, stock));
    else if ((await reserveStock(call, stock)).ok) {
      must(await sellStock(call, stock));
      taken.set(line, added(taken.get(line) ?? [], draw));
    }
  }
  return taken;
}

function added(draws: readonly LineDraw[], more: LineDraw): LineDraw[] {
  const same = draws.find(({ lotId }) => lotId === more.lotId);
  if (!same) return [...draws, more];
  const milli = same.quantity.milli + more.quantity.milli;
  return draws.map((draw) => (draw === same ? { ...draw, quantity: { ...draw.quantity, milli } } : draw));
}
