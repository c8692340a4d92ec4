import type { Schedule } from '#shared/outbox.ts';
import { countFigures } from './count-figures.ts';
import { keepOfPayouts } from './mutual/keep-of-payouts.ts';

export type { Solving } from '#shared/solver/solve.ts';
export type { Progress } from '#shared/solver/solver-messages.ts';
export { assessBrought, prepareAssessment } from './assessing/assess-brought.ts';
export { type Assessed, assessSheet } from './assessing/assess-sheet.ts';
export { type AssessSpec, assessSpec, readAssessSpec } from './assessing/assess-spec.ts';
export type { BroughtTable } from './assessing/assessments.ts';
export { bringRegions } from './assessing/bring-regions.ts';
export { type ChangedSince, changesSince } from './assessing/changes-since.ts';
export type { Cluster } from './assessing/clusters-of.ts';
export { bringCodeChanges, codeChanges } from './assessing/code-changes.ts';
export type { FaultyRow } from './assessing/faulty-rows.ts';
export {
  type LookedAtRegions,
  listRegionTables,
  lookAtRegions,
  lookAtTable,
  regionRow,
} from './assessing/look-at-regions.ts';
export { lookAtPublished, publishedRegions, publishRegions } from './assessing/published.ts';
export { type Dependence, spatialDependence } from './assessing/spatial-dependence.ts';
export { countFigures } from './count-figures.ts';
export { creditFile, creditShape } from './credit/credit-file.ts';
export { creditRecords, creditRecordsShape } from './credit/credit-records-file.ts';
export { figureWords } from './figure-words.ts';
export { type FigureName, figures, type Measured, type TownshipIncome, type Week } from './figures.ts';
export { askForPlan, publishPlan, stopPlan } from './fund/ask-for-plan.ts';
export { type CaseAsked, caseAsked } from './fund/case-asked.ts';
export type { FundNames } from './fund/case-of-assessment.ts';
export { type FrontierPoint, frontier } from './fund/frontier.ts';
export { fundFile, fundShape } from './fund/fund-file.ts';
export type { KeptPlan } from './fund/fund-plans.ts';
export { limitText } from './fund/limit-text.ts';
export {
  type LookedAtPlan,
  listPublishedPlans,
  lookAtFund,
  lookAtPlan,
  publishedPlan,
} from './fund/look-at-plans.ts';
export { type FundPlan, planFund, planWith, pricesOf } from './fund/plan-fund.ts';
export type { PlanSettings } from './fund/plan-settings.ts';
export { solveLp } from './fund/solve-lp.ts';
export { solvePlan, type Within } from './fund/solve-plan.ts';
export { LONGEST_WHAT_IF, planWhatIf, type WhatIf } from './fund/what-if.ts';
export { addEvidence, MOST_EVIDENCE_MB } from './grants/add-evidence.ts';
export { applyForGrant } from './grants/apply-for-grant.ts';
export { auditGrant, takeBack } from './grants/audit-grant.ts';
export { decideGrant } from './grants/decide-grant.ts';
export type { GrantEventKind } from './grants/grant-events.ts';
export type { GrantStatus } from './grants/grants.ts';
export { evidenceFile, listGrants, lookAtGrant } from './grants/look-at-grant.ts';
export { closeScheme, listSchemes, lookAtScheme, openScheme } from './grants/open-scheme.ts';
export { askForStage, decideStage } from './grants/pay-stage.ts';
export { describeSite, listSites, siteById } from './grants/sites.ts';
export { type Assessment, assess, type Indicator, type Plan } from './kernel/composite/assess.ts';
export { medianOf } from './kernel/composite/columns.ts';
export { type CouplingForm, coupling, couplings } from './kernel/composite/coupling.ts';
export { foremost } from './kernel/composite/obstacles.ts';
export { toUnit } from './kernel/composite/to-unit.ts';
export { OUTLIER_RULE } from './kernel/composite/treat-outliers.ts';
export { circlesOf } from './kernel/credit/circles.ts';
export { concentrationsOf, overCaps } from './kernel/credit/concentration.ts';
export { scoreWords } from './kernel/credit/score-words.ts';
export { scoreOf } from './kernel/credit/scorecard.ts';
export { eachCropFails, stress } from './kernel/credit/stress.ts';
export { fifthsOf } from './kernel/drawing/fifths.ts';
export { admit } from './kernel/fund/admit.ts';
export { gapOf } from './kernel/fund/check-solution.ts';
export type { FundCase, FundOption, Limit, Place } from './kernel/fund/fund-case.ts';
export { type Refused, whyRefused } from './kernel/fund/why-refused.ts';
export { schemeKinds } from './kernel/grants/grant.ts';
export { betaConvergence, sigmaConvergence } from './kernel/growth/convergence.ts';
export { atkinson } from './kernel/inequality/atkinson.ts';
export { type Dagum, dagum } from './kernel/inequality/dagum.ts';
export { gini } from './kernel/inequality/gini.ts';
export { theilL, theilParts, theilT } from './kernel/inequality/theil.ts';
export { variation } from './kernel/inequality/variation.ts';
export { wolfson } from './kernel/inequality/wolfson.ts';
export { type Need, needs } from './kernel/need.ts';
export { comparePairings, type Weighed, weighed } from './kernel/pairing/compare-pairings.ts';
export type { PairingCase } from './kernel/pairing/pairing-case.ts';
export { pairingFrom } from './kernel/pairing/pairing-from.ts';
export { stablePairs } from './kernel/pairing/stable.ts';
export {
  MOST_WEIGHT,
  type PerformanceFigure,
  type PerformanceRules,
  performanceFigures,
} from './kernel/performance/rules.ts';
export { reachOf } from './kernel/potential/reach.ts';
export { reasonsOf } from './kernel/potential/reasons.ts';
export { chanceOf } from './kernel/potential/ridge-logit.ts';
export {
  type Dated,
  type PotentialCase,
  type TestedScore,
  testedScore,
} from './kernel/potential/tested-score.ts';
export { sensitivity } from './kernel/ranking/sensitivity.ts';
export { scorings } from './kernel/scoring/scorings.ts';
export { compromiseSet, vikor } from './kernel/scoring/vikor.ts';
export { type Groups, groupsIn, groupsOf } from './kernel/sheet/groups-in.ts';
export { aboveZeroIn, allNumbersIn, numbersIn, sharesIn } from './kernel/sheet/numbers-in.ts';
export { type Sheet, type SheetRow, sheetFrom, textsIn } from './kernel/sheet/sheet.ts';
export { bordersOf } from './kernel/space/borders-of.ts';
export { centresOf } from './kernel/space/centres-of.ts';
export { falseDiscoveryLimit } from './kernel/space/false-discovery.ts';
export { type LocalMoran, localMoran } from './kernel/space/local-moran.ts';
export { geary, moran } from './kernel/space/moran.ts';
export { islandsOf, type Neighbours, neighboursOf, oneSided } from './kernel/space/neighbours.ts';
export type { Topology } from './kernel/space/topology.ts';
export type { Measure } from './kernel/support/measure.ts';
export { completedShares, equalShares } from './kernel/voting/equal-shares.ts';
export { greedy } from './kernel/voting/greedy.ts';
export { phragmen } from './kernel/voting/phragmen.ts';
export { readPabulib } from './kernel/voting/read-pabulib.ts';
export { type Vote, weighVote } from './kernel/voting/vote.ts';
export { usualCap } from './kernel/weighing/usual-cap.ts';
export { askForAdvance } from './mutual/ask-for-advance.ts';
export { type CreditAtDesk, creditAtDesk } from './mutual/credit-at-desk.ts';
export { decideAdvance } from './mutual/decide-advance.ts';
export { agreeToGroup, leaveGroup, makeGroup } from './mutual/groups.ts';
export { householdsCalled } from './mutual/households.ts';
export { keepOfPayouts } from './mutual/keep-of-payouts.ts';
export { type OwnCredit, ownCredit } from './mutual/own-credit.ts';
export { setPool } from './mutual/pool.ts';
export { vouchedByMe, vouchFor, withdrawVoucher } from './mutual/vouch.ts';
export { needWords } from './need-words.ts';
export type { Household } from './needs.ts';
export { type Overview, overview } from './overview.ts';
export { addPairEntry, answerPair, lookAtPair, ownPairs } from './pairing/answer-pair.ts';
export { type BoardPost, closePost, lookAtBoard, postOnBoard } from './pairing/board.ts';
export { changeProject, withdrawProject } from './pairing/change-project.ts';
export { listRounds, lookAtRound, offerProject, openRound, proposePairs } from './pairing/keep-round.ts';
export { pairingFile, pairingShape } from './pairing/pairing-file.ts';
export { lookAtWishes, sayWishes } from './pairing/wishes.ts';
export { changePerformanceRules } from './performance/change-rules.ts';
export { keepPerformance, keptPerformance, keptResults } from './performance/keep-result.ts';
export {
  lookAtPerformance,
  type Performance,
  type ScoredPlace,
  type ScoredType,
} from './performance/look-at-performance.ts';
export { performanceRecords } from './performance/performance-records.ts';
export { performanceWords } from './performance/performance-words.ts';
export { quarterBefore } from './performance/period.ts';
export { rulesSoFar } from './performance/rules-in-force.ts';
export { potentialSheet, potentialSpec, readPotentialSpec } from './potential/potential-sheet.ts';
export { drawRanksApart } from './ranking/draw-ranks-apart.ts';
export { refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { type AskedEdit, editList } from './support/edit-list.ts';
export { editMeasure, listMeasures, lookAtMeasure } from './support/edit-measure.ts';
export { type ListLine, type LookedAtList, lookAtList } from './support/look-at-list.ts';
export type { MeasureVersion } from './support/measures.ts';
export { plannedFor } from './support/planned-for.ts';
export type { ListVersion } from './support/support-lists.ts';
export { castBallot, proposeProject } from './voting/cast-ballot.ts';
export { beginVote, countBallots, openVote } from './voting/keep-vote.ts';
export { listVotes, lookAtVote, voteFile } from './voting/look-at-vote.ts';
export { howManyNeedHelp, type WhoNeedsHelp, whoNeedsHelp } from './who-needs-help.ts';

export const schedules: readonly Schedule[] = [
  { name: 'region/count-figures', cron: '*/10 * * * *', run: countFigures },
  { name: 'region/keep-of-payouts', cron: '25 * * * *', run: keepOfPayouts },
];
