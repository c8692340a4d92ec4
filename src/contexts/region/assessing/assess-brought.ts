import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { CodeChange } from '../kernel/codes/follow-code.ts';
import type { Sheet } from '../kernel/sheet/sheet.ts';
import { drawRanksApart } from '../ranking/draw-ranks-apart.ts';
import { rights } from '../rights.ts';
import { assessSheet } from './assess-sheet.ts';
import type { AssessSpec } from './assess-spec.ts';
import { type AssessedAs, type BroughtTable, saveAssessed, tableById } from './assessments.ts';
import { clustersApart } from './clusters-apart.ts';
import { type FaultyRow, faultyRows } from './faulty-rows.ts';
import { codesRead, recoded } from './recoded.ts';
import { refuseSpec } from './spec-refusals.ts';

/** What is kept of an assessment beside its table. */
export type Prepared = Pick<AssessedAs, 'spec' | 'leftOut' | 'ranks' | 'clusters' | 'codes'>;

const DRAWS = { draws: 10_000, seed: 1, spread: 0.25, scores: ['linear', 'geometric', 'topsis'] } as const;

/**
 * Tries a spec on a table and draws the ranks, in a thread of its own and outside any transaction. Where rows cannot be used they are told,
 * and only left out when `leaveOut` says so.
 */
export async function prepareAssessment(
  sheet: Sheet & Pick<Partial<BroughtTable>, 'boundaries'>,
  spec: AssessSpec,
  leaveOut: boolean,
  changes: readonly CodeChange[] = [],
): Promise<Outcome<Prepared> & { readonly faulty?: readonly FaultyRow[] }> {
  const faulty = faultyRows(sheet, spec, changes);
  if (faulty.length > 0 && !leaveOut) {
    return { ...refuseSpec('region.faulty-rows', { rows: faulty.length }), faulty };
  }
  const leftOut = faulty.map(({ line }) => line);
  const codes = codesRead(sheet, spec.unit, changes);
  const made = assessSheet(recoded(without(sheet, leftOut), spec.unit, codes), spec);
  if (!made.ok) return made;
  const { normalised, weights, units, scores: scored } = made.value;
  const { scores, ...draws } = spec.ranks ?? DRAWS;
  const drawn = await drawRanksApart(normalised, weights, { ...draws, scorings: scores });
  const borders = sheet.boundaries?.borders;
  const score = scored[0]?.score ?? new Float64Array();
  const list = (ranks: Float64Array) => [...ranks];
  return ok({
    spec,
    leftOut,
    codes,
    clusters: borders && (await clustersApart({ units, scores: score, borders })),
    ranks: { low: list(drawn.low), median: list(drawn.median), high: list(drawn.high) },
  });
}

/** Keeps what was prepared as how the table is assessed from now on. */
export async function assessBrought(call: Call, id: string, prepared: Prepared): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['assess-regions'])) return refuseSpec('region.assessing-not-allowed');
  const table = await tableById(call, id);
  if (!table) return refuseSpec('region.no-assessment');
  await saveAssessed(call, id, prepared);
  await recordHelpedAct(call, 'assess-regions', table.fileName);
  return ok();
}

export function without({ headings, rows }: Sheet, leftOut: readonly number[]): Sheet {
  const out = new Set(leftOut);
  return { headings, rows: rows.filter(({ line }) => !out.has(line)) };
}
