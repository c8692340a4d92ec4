import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Measure } from '../kernel/support/measure.ts';
import { rights } from '../rights.ts';
import { insertMeasure, type MeasureVersion, menuOf, versionsOf } from './measures.ts';
import { refuseSupport } from './support-refusals.ts';

const MOST_COST = 1_000_000;
const LONGEST = 120;

/** The county's menu of measures. */
export async function listMeasures(call: Call): Promise<Outcome<readonly MeasureVersion[]>> {
  if (!may(call.actor, rights['keep-support'])) return refuseSupport('region.support-not-allowed');
  return ok(await menuOf(call));
}

/** One measure with all its versions, newest first. */
export async function lookAtMeasure(call: Call, code: string): Promise<Outcome<readonly MeasureVersion[]>> {
  if (!may(call.actor, rights['keep-support'])) return refuseSupport('region.support-not-allowed');
  const versions = await versionsOf(call, code);
  return versions.length > 0 ? ok(versions) : refuseSupport('region.no-measure', { code });
}

/**
 * Writes a measure of the menu anew, or a new one: `base` is the version it was read in, 0 for one that is as the program brings it or
 * is new. Lists that hold it stay as they are.
 */
export async function editMeasure(
  call: Call,
  {
    base,
    measure,
    retired,
    reason,
  }: {
    readonly base: number;
    readonly measure: Measure;
    readonly retired: boolean;
    readonly reason: string;
  },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['keep-support'])) return refuseSupport('region.support-not-allowed');
  if (reason.trim() === '') return refuseSupport('region.no-reason');
  const wrong = wrongWith(measure);
  if (wrong) return refuseSupport('region.measure-wrong', { field: wrong });
  const menu = await menuOf(call);
  const now = menu.find((each) => each.measure.code === measure.code)?.version ?? 0;
  if (base !== now) return refuseSupport('region.list-moved-on');
  const known = new Set(menu.map((each) => each.measure.code));
  const stray = measure.needs.find((need) => !known.has(need) || need === measure.code);
  if (stray !== undefined) return refuseSupport('region.no-measure', { code: stray });
  const version = base + 1;
  if (!(await insertMeasure(call, { measure, version, retired, reason: reason.trim().slice(0, 400) }))) {
    return refuseSupport('region.list-moved-on');
  }
  await recordHelpedAct(call, 'assess-regions', measure.nameZh);
  return ok();
}

function wrongWith(measure: Measure): string | undefined {
  const { code, nameZh, nameEn, mends, cost, own, closes, sourceZh, sourceEn } = measure;
  if (!/^[a-z0-9-]{2,40}$/.test(code)) return 'code';
  for (const [field, text] of Object.entries({ nameZh, nameEn, sourceZh, sourceEn })) {
    if (text.trim() === '' || text.length > LONGEST) return field;
  }
  if (mends.length === 0) return 'mends';
  const whole = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;
  if (!whole(cost, MOST_COST) || cost === 0) return 'cost';
  if (!whole(own, MOST_COST)) return 'own';
  if (!whole(closes, 100)) return 'closes';
  return undefined;
}
