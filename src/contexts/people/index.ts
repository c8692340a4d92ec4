export { actorOf } from './actor-of.ts';
export { addOrganisation, addOrganisations, type NewOrganisation } from './add-organisations.ts';
export { addPeople, addPerson, type NewPerson } from './add-people.ts';
export { addCounty, addPlaces } from './add-places.ts';
export { appoint } from './appoint.ts';
export type { MemberRole, OrganisationKind } from './kernel/appointing.ts';
export { maskedPhone, phoneOf, phoneText } from './kernel/phone.ts';
export { readingOf } from './kernel/reading.ts';
export type { Membership } from './memberships.ts';
export {
  type Hat,
  hatsOf,
  type Organisation,
  organisation,
  organisationsById,
  organisationsOf,
  organisationsOfKind,
} from './organisations.ts';
export { type Person, person, personByPhone } from './persons.ts';
export { type County, countyOf, type Place, type PlaceLevel, placesOf } from './places.ts';
export { recordHelpedAct } from './record-helped-act.ts';
export { refusals } from './refusals.ts';
export { rights } from './rights.ts';
