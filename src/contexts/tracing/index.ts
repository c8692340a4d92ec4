import './facts.ts';
import './native.ts';
import type { Schedule } from '#shared/outbox.ts';
import { weighTheLog } from './weigh-the-log.ts';

export {
  anchorCounty,
  askNodes,
  type Chain,
  type ChainSetting,
  deployAnchor,
  openChain,
} from './anchor-county.ts';
export { anchorReceipt } from './anchor-receipt.ts';
export { bundleOf, type GatheredBundle } from './bundle-of.ts';
export { type CaptureError, faultError } from './capture/capture-error.ts';
export type { CaptureJob } from './capture/capture-jobs.ts';
export { captureReceived } from './capture/capture-received.ts';
export { captureJob, captureJobs } from './capture/captures.ts';
export { CAPTURE_LIMITS, type Received, receiveDocument } from './capture/receive-document.ts';
export { requestCapture } from './capture/request-capture.ts';
export { type CaptureResult, captureEvents, type Submission } from './capture-events.ts';
export { type Bytes, type Checked, checkEpcis } from './check-epcis.ts';
export { containersOf, contentsOf } from './contained.ts';
export { credentialById, type KeptCredential } from './credentials.ts';
export { documentPaths } from './documents.ts';
export { disclosuresOf, erasePersonalData } from './erase-personal-data.ts';
export { type Hashed, hashEpcis } from './hash-epcis.ts';
export type { Imbalance } from './imbalances.ts';
export { type CredentialToIssue, issueCredential } from './issue-credential.ts';
export { type IssuerKey, keysOf } from './issuer-keys.ts';
export { type Anchor, type Answer, type Standing, standingOf } from './kernel/anchor.ts';
export { packedLine } from './kernel/entry.ts';
export { companyPrefixesIn, type EpcForm, inForm } from './kernel/epcis/epc-form.ts';
export type { Fault } from './kernel/epcis/fault.ts';
export { faultSentence } from './kernel/epcis/fault-texts.ts';
export { type HashProfileName, hashProfiles } from './kernel/epcis/hash/profile.ts';
export type { CbvForm } from './kernel/epcis/xml/event-to-xml.ts';
export { NotWritable } from './kernel/epcis/xml/xml-writer.ts';
export { epcisDocument } from './kernel/epcis-document.ts';
export type { BizStep, Disposition, TracedQuantity, TraceStep } from './kernel/epcis-event.ts';
export { type EventThing, linesOf } from './kernel/event-things.ts';
export { buildDigitalLink, GS1_STEM, pathText } from './kernel/gs1/build-digital-link.ts';
export { canonicalLink } from './kernel/gs1/canonical-link.ts';
export { compressLink } from './kernel/gs1/compress-link.ts';
export { parseAnyLink } from './kernel/gs1/decompress-link.ts';
export type { Element } from './kernel/gs1/element.ts';
export { bracketed, message, parseBracketed, parseMessage } from './kernel/gs1/element-string.ts';
export {
  chosenLink,
  GS1_VOCABULARY,
  type LinkContext,
  type LinkType,
  linkHeader,
  linkset,
  linkTypeOf,
  type TypedLink,
} from './kernel/gs1/linkset.ts';
export { packElements } from './kernel/gs1/pack-elements.ts';
export type { DigitalLink } from './kernel/gs1/parse-digital-link.ts';
export type { Read, SyntaxFault } from './kernel/gs1/syntax-fault.ts';
export { syntaxFaultSentence } from './kernel/gs1/syntax-fault-texts.ts';
export { bundleText } from './kernel/make-dense.ts';
export type { LotBalance, MassBalance, ProcessBalance } from './kernel/mass-balance.ts';
export { type Policy, parsePolicy } from './kernel/policy.ts';
export { type AnchorPlace, publicPolicy } from './kernel/public-policy.ts';
export type { Asked } from './kernel/query/asked.ts';
export type { EventQuery } from './kernel/query/condition.ts';
export { parseQuery } from './kernel/query/parse-query.ts';
export { resultsDocument } from './kernel/query/results-document.ts';
export { resultsXml } from './kernel/query/results-xml.ts';
export { nextTime, type Schedule, timesOf } from './kernel/query/schedule.ts';
export type { SignedByIssuer } from './kernel/signed-by-issuer.ts';
export { stepText, stepWords } from './kernel/step-words.ts';
export { checkDigit, lotThing, placeUri, shipmentThing, type Thing } from './kernel/things.ts';
export { tileAt } from './kernel/tlog/tiles.ts';
export { type Stage, type Struck, type ToldStep, toldSteps } from './kernel/told-step.ts';
export {
  type CredentialFault,
  type ForeignCredential,
  foreignCredential,
  LARGEST_CREDENTIAL,
} from './kernel/vc/foreign-credential.ts';
export { isIssuerKey } from './kernel/vc/multikey.ts';
export type { Verdict } from './kernel/verdict.ts';
export { withNodesAsked } from './kernel/verify/asked-nodes.ts';
export { verifyBundle } from './kernel/verify-bundle.ts';
export { listImbalances } from './list-imbalances.ts';
export { beginLog, type LogNames } from './log/begin-log.ts';
export { startLog } from './log/start-log.ts';
export { type LogAt, logAt } from './log-at.ts';
export { logCredential, logVerifier } from './log-credential.ts';
export { lookIntoImbalance } from './look-into-imbalance.ts';
export { type MadeOf, madeOf } from './made-of.ts';
export { proofBytes } from './measuring/proof-size.ts';
export { type SampleIssuer, sampleIssuer } from './measuring/sample-issuer.ts';
export { type Onward, onwardOf, type ParcelSteps } from './onward.ts';
export { ownKeys } from './own-keys.ts';
export { type Place, type ProvenLine, type ProvenLines, placesOf, proveLines } from './prove-lines.ts';
export type { ResultPlace } from './query/find-events.ts';
export { keepQuery } from './query/keep-query.ts';
export { forgetQuery, namedQueries, namedQuery } from './query/kept-queries.ts';
export { knownNames, type Resource, resources } from './query/known-names.ts';
export { isTooSlow } from './query/patience.ts';
export { queryEvents, type Results } from './query/query-events.ts';
export { reactions } from './reactions.ts';
export { type Receipt, receiptsOf } from './receipts.ts';
export { recordEvent } from './record-event.ts';
export { type Recorders, recordersOf } from './recorders-of.ts';
export { refusals, type TracingRefusal } from './refusals.ts';
export { type KeyRegistration, registerKey, registrationInput } from './register-key.ts';
export { revokeCredential } from './revoke-credential.ts';
export { type RevocationReason, revocationReasons, revokeKey } from './revoke-key.ts';
export { rights } from './rights.ts';
export { rotateKey } from './rotate-key.ts';
export type { RunningLog } from './running-logs.ts';
export { unlockKeys } from './sealing.ts';
export { statusInList } from './status-in-list.ts';
export { statusList } from './status-list.ts';
export { type Packed, type Story, type StoryEvent, storyOf } from './story.ts';
export { freshDocument } from './subscriptions/fresh-document.ts';
export { endOfLog } from './subscriptions/fresh-events.ts';
export { ownSubscription, ownSubscriptions, unsubscribe } from './subscriptions/own-subscriptions.ts';
export { postOutside } from './subscriptions/post-outside.ts';
export { subscribe } from './subscriptions/subscribe.ts';
export type { Subscription } from './subscriptions/subscriptions.ts';
export { type Post, tellSubscribers } from './subscriptions/tell-subscribers.ts';
export { type Related, type Trace, traceOf } from './trace.ts';
export { weighLots } from './weigh-lots.ts';
export { weighTheLog } from './weigh-the-log.ts';

export const schedules: readonly Schedule[] = [
  { name: 'tracing/weigh-the-log', cron: '* * * * *', run: weighTheLog },
];
