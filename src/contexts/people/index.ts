import './facts.ts';

export { acceptHelp } from './accept-help.ts';
export { actorOf } from './actor-of.ts';
export { actsDoneFor } from './acts-done-for.ts';
export { addOrganisation, addOrganisations, type NewOrganisation } from './add-organisations.ts';
export { addPasskey, passkeyToAdd } from './add-passkey.ts';
export { addPeople, addPerson, type NewPerson } from './add-people.ts';
export { addCounty, addPlaces } from './add-places.ts';
export { appoint } from './appoint.ts';
export { askToHelp } from './ask-to-help.ts';
export { beginHelping } from './begin-helping.ts';
export { type Consent, type Relation, relations } from './consents.ts';
export type { CookieToSet } from './cookies.ts';
export { editOwnAccount } from './edit-own-account.ts';
export { endHelping } from './end-helping.ts';
export { endMembership } from './end-membership.ts';
export { endSession } from './end-session.ts';
export type { Entrance } from './entrance.ts';
export { eraseOwnAccount } from './erase-own-account.ts';
export { grantHelp } from './grant-help.ts';
export { type Grower, growersByPhone } from './growers.ts';
export type { HelpedAct } from './helped-acts.ts';
export { type Identity, type IdentitySettings, identityOf } from './identity.ts';
export { inviteMember } from './invite-member.ts';
export type { MemberRole, OrganisationKind } from './kernel/appointing.ts';
export { cookieNames } from './kernel/cookies.ts';
export { maskedName } from './kernel/masked-name.ts';
export { maskedPhone, phoneOf, phoneText } from './kernel/phone.ts';
export { memberById } from './member-by-id.ts';
export type { Member } from './members.ts';
export type { Membership } from './memberships.ts';
export { type Notice, noticeStates, writeNotices } from './notices.ts';
export { organisationById } from './organisation-by-id.ts';
export {
  type Hat,
  hatsOf,
  type Organisation,
  organisation,
  organisationsById,
  organisationsOf,
  organisationsOfKind,
} from './organisations.ts';
export { ownAccount } from './own-account.ts';
export { ownKeys, type Passkey } from './own-keys.ts';
export { type Person, person, personByPhone } from './persons.ts';
export { type County, countyOf, type Place, type PlaceLevel, placesAround, placesOf } from './places.ts';
export { recordHelpedAct } from './record-helped-act.ts';
export { refusals } from './refusals.ts';
export { removePasskey } from './remove-passkey.ts';
export { revokeHelp } from './revoke-help.ts';
export { rights } from './rights.ts';
export { searchMembers } from './search-members.ts';
export { searchOrganisations } from './search-organisations.ts';
export { type SendNotice, sendNotices } from './send-notices.ts';
export { sendSignInCode } from './send-sign-in-code.ts';
export { setPassword } from './set-password.ts';
export { signInByCode } from './sign-in-by-code.ts';
export { passkeyToSignIn, signInByPasskey } from './sign-in-by-passkey.ts';
export { signInByPassword } from './sign-in-by-password.ts';
export { signOut } from './sign-out.ts';
export { signOutEverywhere } from './sign-out-everywhere.ts';
export { handToProvider, type PhoneMessage } from './sms-provider.ts';
export { wearHat } from './wear-hat.ts';
