export { applyForLicence, type LicenceApplication } from './apply-for-licence.ts';
export { type Brand, brandById, brands, insertBrands } from './brands.ts';
export { decideLicence, type LicenceDecision } from './decide-licence.ts';
export { whyNoMark } from './kernel/mark.ts';
export {
  type Evidence,
  type Licence,
  type LicencesWanted,
  licenceById,
  licenceByNumber,
  licences,
  standingLicence,
} from './licences.ts';
export { markLot } from './mark-lot.ts';
export { type Mark, marksOf } from './marks.ts';
export { type BrandingRefusal, refusals } from './refusals.ts';
export { rights } from './rights.ts';
export { setStandard } from './set-standard.ts';
export { type StandardVersion, standardsInForce, standardsOf } from './standards.ts';
export { unmarkLot } from './unmark-lot.ts';
