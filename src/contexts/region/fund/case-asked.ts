import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { FundCase } from '../kernel/fund/fund-case.ts';
import { rights } from '../rights.ts';
import { askedByLists, caseBy, type FundNames } from './case-of-assessment.ts';
import { fundFile } from './fund-file.ts';
import { refusePlanning } from './plan-refusals.ts';
import { type PlanSettings, readPlanSettings } from './plan-settings.ts';

/** HiGHS has proven plans of so many; more is not for a page. */
const MOST_OPTIONS = 30_000;

export interface CaseAsked {
  readonly settings: PlanSettings;
  readonly fund: FundCase;
  readonly names: FundNames;
}

/** What an officer's rules make of the support lists as they are now: a case that can be planned. Reads only. */
export async function caseAsked(
  call: Call,
  assessmentId: string,
  said: unknown,
): Promise<Outcome<CaseAsked>> {
  if (!may(call.actor, rights['plan-funds'])) return refusePlanning('region.planning-not-allowed');
  const settings = readPlanSettings(said);
  if (!settings.ok) return settings;
  const asked = await askedByLists(call, assessmentId);
  if (!asked.ok) return asked;
  if (asked.value.projects.length === 0) return refusePlanning('region.nothing-to-fund');
  const fund = fundFile(caseBy(asked.value, settings.value));
  if (!fund.ok) return fund;
  const options = fund.value.options.length;
  if (options > MOST_OPTIONS) return refusePlanning('region.fund-too-large', { options, most: MOST_OPTIONS });
  return ok({ settings: settings.value, fund: fund.value, names: asked.value.names });
}
