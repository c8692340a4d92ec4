export { applyForLicence, type LicenceApplication } from './apply-for-licence.ts';
export {
  brandRegister,
  type PublicLicence,
  publicOf,
  type RegisterState,
  registerStates,
} from './brand-register.ts';
export { type Brand, brandById, brands, insertBrands } from './brands.ts';
export { decideLicence, type LicenceDecision } from './decide-licence.ts';
export { type Decision, decisionsOn } from './decisions.ts';
export { giveUpLicence } from './give-up-licence.ts';
export {
  lastDayOf,
  MOST_YEARS,
  RENEWABLE_DAYS,
  renewable,
  type Standing,
  standingOf,
} from './kernel/licence.ts';
export { type WhyNot, whyNoMark } from './kernel/mark.ts';
export { type LicenceFile, licenceFile } from './licence-file.ts';
export {
  type LicenceCounts,
  type LicenceOrder,
  type LicenceState,
  licenceOrders,
  licenceStates,
} from './licence-lists.ts';
export { type LicenceQueue, licenceQueue, licencesToDo, type QueueAsked } from './licence-queue.ts';
export { type Evidence, type Licence, licenceById, licenceByNumber, standingLicence } from './licences.ts';
export { type LotsToMark, type LotToMark, lotsToMark } from './lots-to-mark.ts';
export { markLot } from './mark-lot.ts';
export { lotsMarkedUnder, type Mark, type MarkedLot, marksOf } from './marks.ts';
export { type GradeRecord, type Operator, RECORD_DAYS, type RecentLot } from './operator-records.ts';
export { type OwnLicence, ownLicences, ownLicencesToDo } from './own-licences.ts';
export { type BrandingRefusal, refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { firstDay, setStandard } from './set-standard.ts';
export { type StandardVersion, standardInForce, standardsOf, standardsToday } from './standards.ts';
export { type ProductStandards, standardsShown } from './standards-shown.ts';
export { unmarkLot } from './unmark-lot.ts';
