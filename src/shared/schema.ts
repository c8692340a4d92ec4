// Generated from the migrated database by `bin/maidehao check --schema`. Do not edit.
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export interface AdoptingAdoptedUnit {
  adoptionId: string;
  countyId: string;
  fromDay: string;
  live: boolean;
  unitId: string;
  untilDay: string;
}

export interface AdoptingAdoption {
  countyId: string;
  earnedFen: Generated<number>;
  endedAt: Date | null;
  fromDay: string;
  heldFen: number;
  holderId: string;
  holderName: string;
  holderPhone: string;
  id: string;
  lang: "zh" | "en";
  nodeId: string;
  number: string;
  paidAt: Date | null;
  payerId: string;
  payerName: string;
  placedAt: Date;
  planId: string;
  plateName: string | null;
  platePublic: Generated<boolean>;
  plateReason: Generated<string>;
  plateState: Generated<"none" | "asked" | "shown" | "refused">;
  priceFen: number;
  refundedFen: Generated<number>;
  reservedUntil: Date;
  status: "reserved" | "active" | "expired" | "ended" | "failed";
  terms: Json;
  units: number;
  untilDay: string;
}

export interface AdoptingFailure {
  at: Date;
  byName: string;
  countyId: string;
  id: string;
  paidOutFen: Generated<number>;
  pictureId: string | null;
  planId: string;
  rule: "refund" | "carry" | "insurance";
  words: string;
}

export interface AdoptingHandover {
  adoptionId: string;
  claimedAt: Date | null;
  claimedBy: string | null;
  claimedName: string | null;
  code: string;
  countyId: string;
  fromId: string;
  fromName: string;
  id: string;
  kind: "gift" | "transfer";
  madeAt: Date;
  toName: Generated<string>;
  withdrawnAt: Date | null;
  words: Generated<string>;
}

export interface AdoptingHarvest {
  countyId: string;
  given: string;
  id: string;
  lotId: string;
  owed: string;
  planId: string;
  sequence: number;
  sharedAt: Date;
  sharedByName: string;
  unit: string;
}

export interface AdoptingMonthLetter {
  countyId: string;
  month: string;
  planId: string;
  writtenAt: Date;
}

export interface AdoptingPlan {
  carriedAt: Date | null;
  countyId: string;
  deliveries: number;
  demo: Generated<boolean>;
  failure: "refund" | "carry" | "insurance";
  followsId: string | null;
  fromDay: string;
  gives: Generated<"by-hand" | "by-itself">;
  grade: string;
  guaranteed: string | null;
  heldBp: number;
  id: string;
  insuredFen: Generated<number>;
  insurer: Generated<string>;
  keptUntil: string | null;
  kind: "tree" | "row" | "hive" | "sheep" | "mu";
  openedAt: Date;
  openedByName: string;
  pieceKg: string | null;
  plotId: string;
  policy: Generated<string>;
  priceFen: number;
  producerId: string;
  productCode: string;
  sellerId: string;
  shareBp: number | null;
  status: "open" | "closed" | "failed";
  titleEn: string;
  titleZh: string;
  unit: "kg" | "jin" | "piece";
  untilDay: string;
  wordsEn: Generated<string>;
  wordsZh: Generated<string>;
}

export interface AdoptingPlanUnit {
  countyId: string;
  planId: string;
  unitId: string;
}

export interface AdoptingPortion {
  adoptionId: string;
  countyId: string;
  given: string;
  harvestId: string;
  missingFen: number;
  orderId: string | null;
  orderNumber: string | null;
  owed: string;
  problem: string | null;
  state: "ordered" | "waiting" | "nothing" | "given-back";
  valueFen: number;
}

export interface AdoptingRefund {
  adoptionId: string;
  at: Date;
  cause: "late-payment" | "short" | "failed" | "insurance" | "term-over";
  countyId: string;
  fen: number;
  id: string;
  ofHeldFen: number;
  settledAt: Date | null;
}

export interface AdoptingUnit {
  addedAt: Date;
  countyId: string;
  id: string;
  kind: "tree" | "row" | "hive" | "sheep" | "mu";
  plate: string;
  plotId: string;
  producerId: string;
  retiredAt: Date | null;
}

export interface AdoptingVAdoption {
  countyId: string;
  earnedFen: number;
  endedAt: Date | null;
  fromDay: string;
  heldFen: number;
  id: string;
  number: string;
  paidAt: Date | null;
  placedAt: Date;
  planId: string;
  priceFen: number;
  refundedFen: number;
  status: "reserved" | "active" | "expired" | "ended" | "failed";
  units: number;
  untilDay: string;
}

export interface AdoptingVAwaited {
  awaitedFen: number | null;
  countyId: string;
  id: string;
  number: string;
  producerId: string;
  productCode: string;
  status: "reserved" | "active" | "expired" | "ended" | "failed";
  untilDay: string;
}

export interface AuthAccount {
  accessToken: string | null;
  accessTokenExpiresAt: Date | null;
  accountId: string;
  createdAt: Generated<Date>;
  id: string;
  idToken: string | null;
  password: string | null;
  providerId: string;
  refreshToken: string | null;
  refreshTokenExpiresAt: Date | null;
  scope: string | null;
  updatedAt: Date;
  userId: string;
}

export interface AuthPasskey {
  aaguid: string | null;
  backedUp: boolean;
  counter: number;
  createdAt: Date | null;
  credentialId: string;
  deviceType: string;
  id: string;
  name: string | null;
  publicKey: string;
  transports: string | null;
  userId: string;
}

export interface AuthSession {
  createdAt: Generated<Date>;
  expiresAt: Date;
  id: string;
  ipAddress: string | null;
  token: string;
  updatedAt: Date;
  userAgent: string | null;
  userId: string;
}

export interface AuthUser {
  createdAt: Generated<Date>;
  email: string;
  emailVerified: boolean;
  id: string;
  image: string | null;
  name: string;
  phoneNumber: string | null;
  phoneNumberVerified: boolean | null;
  updatedAt: Generated<Date>;
}

export interface AuthVerification {
  createdAt: Generated<Date>;
  expiresAt: Date;
  id: string;
  identifier: string;
  updatedAt: Generated<Date>;
  value: string;
}

export interface BrandingBrand {
  countyId: string;
  createdAt: Date;
  demo: Generated<boolean>;
  holderId: string;
  id: string;
  nameEn: string;
  nameZh: string;
  pictureId: string | null;
  storyEn: string;
  storyZh: string;
}

export interface BrandingDecision {
  at: Date;
  byName: string;
  countyId: string;
  id: string;
  licenceId: string;
  reason: string;
  what: "granted" | "refused" | "suspended" | "reinstated" | "revoked" | "ended" | "renewed";
}

export interface BrandingLicence {
  appliedAt: Date;
  appliedNote: Generated<string>;
  brandId: string;
  countyId: string;
  decidedAt: Date | null;
  decidedByName: string | null;
  decisionReason: string | null;
  evidence: Generated<Json>;
  id: string;
  number: string | null;
  operatorId: string;
  productCode: string;
  status: "applied" | "granted" | "refused" | "suspended" | "revoked" | "ended";
  validFrom: string | null;
  validUntil: string | null;
}

export interface BrandingLotMark {
  brandId: string;
  certificateId: string | null;
  countyId: string;
  licenceId: string;
  lotId: string;
  markedAt: Date;
  personName: string;
  removedAt: Date | null;
  removedReason: string | null;
  standardId: string;
}

export interface BrandingStandard {
  brandId: string;
  countyId: string;
  grades: string[];
  id: string;
  maxDaysFromHarvest: number;
  productCode: string;
  textEn: string;
  textZh: string;
  validFrom: string;
  validUntil: string | null;
  version: number;
}

export interface BrandingVLotMark {
  brandId: string;
  countyId: string;
  licenceNumber: string | null;
  lotId: string;
  markedAt: Date;
  nameEn: string;
  nameZh: string;
  validUntil: string | null;
}

export interface ChannelsListing {
  countyId: string;
  freightFen: Generated<number>;
  listedAt: Date;
  mostPacks: number | null;
  offerId: string;
  packFen: Generated<number>;
  packMilli: string;
  platform: string;
  seenAt: Date | null;
  sku: string;
  theirFen: number | null;
  theirPacks: number | null;
  told: Generated<string>;
  toldFenThen: number | null;
  toldPacksThen: number | null;
}

export interface ChannelsMessage {
  body: Json;
  countyId: string;
  id: string;
  kind: string;
  platform: string;
  receivedAt: Date;
}

export interface ChannelsOutsideOrder {
  checkoutId: string | null;
  countyId: string;
  heard: "told" | "asked";
  heardAt: Date;
  number: string;
  orderIds: Generated<string[]>;
  placedAt: Date;
  platform: string;
  refusal: Json | null;
  status: "placed" | "refused" | "cancelled" | "too-late";
  totalFen: number;
}

export interface ChannelsPlatform {
  answeredAt: Date | null;
  apiUrl: string;
  askedUntil: Date | null;
  code: string;
  connectedAt: Date;
  countyId: string;
  key: string;
  nameEn: string;
  nameZh: string;
  nodeId: string;
  sellerId: string;
}

export interface ChannelsPush {
  answeredAt: Date | null;
  countyId: string;
  freightFen: number | null;
  gave: number | null;
  id: string;
  kind: "stock" | "terms";
  madeAt: Date;
  number: Generated<number>;
  packFen: number | null;
  packs: number | null;
  platform: string;
  sku: string;
}

export interface ChannelsTheirOrder {
  countyId: string;
  number: string;
  placedAt: Date;
  platform: string;
  seenAt: Date;
  status: "paid" | "cancelled" | "refused";
  totalFen: number;
}

export interface DeliveryColdReading {
  at: Date;
  celsius: string;
  countyId: string;
  id: string;
  personId: string | null;
  personName: string;
  recordedAt: Date;
  roundId: string;
  sensor: Generated<string>;
  source: "typed" | "file" | "sensor";
}

export interface DeliveryCrate {
  countyId: string;
  hubId: string;
  id: string;
  madeAt: Date;
  madeByName: string;
  sscc: string;
  toNodeId: string;
}

export interface DeliveryCrateContent {
  countyId: string;
  crateId: string;
  id: string;
  inAt: Date;
  outAt: Date | null;
  shipmentId: string;
}

export interface DeliveryHold {
  countyId: string;
  departs: string;
  givenBackAt: Date | null;
  kg: string;
  orderId: string;
  serviceId: string;
  takenAt: Date;
}

export interface DeliveryLabelPrefix {
  companyPrefix: string;
  countyId: string;
  setAt: Date;
  setByName: string;
}

export interface DeliveryNode {
  active: Generated<boolean>;
  address: string;
  closes: Generated<string>;
  code: string;
  cold: Generated<boolean>;
  countyId: string;
  gln: string | null;
  id: string;
  kind: "hub" | "station" | "point";
  lat: string;
  lng: string;
  nameEn: string;
  nameZh: string;
  opens: Generated<string>;
  openWeekdays: Generated<number[]>;
  organisationId: string;
  parentId: string | null;
  pinyin: string;
  placeCode: string;
}

export interface DeliveryPooledDay {
  carrierId: string;
  countyId: string;
  day: string;
  pooledAt: Date;
}

export interface DeliveryPositionConsent {
  countyId: string;
  givenAt: Date;
  personId: string;
  roundId: string;
  withdrawnAt: Date | null;
}

export interface DeliveryReminder {
  at: Date;
  countyId: string;
  day: string;
  personId: string | null;
  personName: string;
  shipmentId: string;
}

export interface DeliveryRound {
  carrierId: string;
  code: string;
  coldestC: string | null;
  countyId: string;
  departs: string;
  doneAt: Date | null;
  driverId: string | null;
  driverName: Generated<string>;
  hubId: string;
  id: string;
  plannedAt: Date;
  plannedEnd: Date | null;
  plannedMetres: number | null;
  plannedStart: Date | null;
  startedAt: Date | null;
  status: "planned" | "under-way" | "done";
  vehicle: Generated<string>;
  vehicleId: string | null;
  warmestC: string | null;
}

export interface DeliveryRoundShipment {
  countyId: string;
  roundId: string;
  shipmentId: string;
  stopPosition: number;
}

export interface DeliveryRoundStop {
  arrivedAt: Date | null;
  countyId: string;
  nodeId: string;
  note: Generated<string>;
  plannedArrival: Date | null;
  plannedDeparture: Date | null;
  position: number;
  roundId: string;
}

export interface DeliveryScan {
  at: Date;
  countyId: string;
  helperId: string | null;
  helperName: string | null;
  id: string;
  kind: "packed" | "received" | "loaded" | "departed" | "arrived" | "shelved" | "collected" | "lost";
  nodeId: string | null;
  note: Generated<string>;
  personId: string | null;
  personName: string;
  pictureId: string | null;
  proof: "code" | "seen" | null;
  receivedBy: Generated<string>;
  recordedAt: Date;
  roundId: string | null;
  shipmentId: string;
  temperatureC: string | null;
}

export interface DeliverySentIn {
  at: Date;
  countyId: string;
  helperId: string | null;
  helperName: string | null;
  id: string;
  nodeId: string;
  personId: string | null;
  personName: string;
  shipmentId: string;
  vehicle: string;
}

export interface DeliveryService {
  active: Generated<boolean>;
  arrives: string;
  byBus: Generated<boolean>;
  capacityKg: string;
  carrierId: string;
  cold: Generated<boolean>;
  countyId: string;
  cutOff: string;
  feeFen: number;
  id: string;
  leadDays: number;
  packMinutes: number | null;
  toNodeId: string;
  weekdays: number[];
}

export interface DeliveryServiceDay {
  capacityKg: string;
  countyId: string;
  departs: string;
  serviceId: string;
  takenKg: Generated<string>;
}

export interface DeliveryServiceRun {
  arrivesAt: Date;
  countyId: string;
  departs: string;
  orderBefore: Date;
  serviceId: string;
}

export interface DeliveryShipment {
  cancelledAt: Date | null;
  collectedAt: Date | null;
  collectionCode: string;
  countyId: string;
  createdAt: Date;
  departs: string;
  expectedDay: string | null;
  fromId: string;
  id: string;
  orderId: string;
  orderNumber: string;
  promisedDay: string;
  readyAt: Date | null;
  recipientName: string;
  recipientPhone: string;
  recipientPinyin: string;
  serviceId: string;
  shelf: Generated<string>;
  sscc: string;
  ssccTail: Generated<string>;
  status: "expected" | "packed" | "at-hub" | "on-way" | "at-station" | "ready" | "collected" | "cancelled" | "lost";
  toNodeId: string;
  weightKg: string;
  withheldAt: Date | null;
  withheldReason: string | null;
}

export interface DeliveryShipmentLine {
  countyId: string;
  lotCode: string | null;
  lotId: string | null;
  position: number;
  productGtin: string;
  quantity: string;
  shipmentId: string;
  titleEn: string;
  titleZh: string;
  unit: "kg" | "jin" | "piece";
}

export interface DeliveryStopReport {
  at: Date;
  countyId: string;
  id: string;
  nodeId: string;
  recordedAt: Date;
  roundId: string;
}

export interface DeliveryTurnedBack {
  at: Date;
  backAt: Date | null;
  countyId: string;
  droppedAt: Date | null;
  helperId: string | null;
  helperName: string | null;
  id: string;
  nodeId: string;
  note: Generated<string>;
  personId: string | null;
  personName: string;
  pictureId: string | null;
  reason: "nobody-there" | "refused" | "uncollected" | "damaged";
  recordedAt: Date;
  reportId: string;
  roundId: string | null;
  shipmentId: string;
  takenAt: Date | null;
}

export interface DeliveryVehicle {
  active: Generated<boolean>;
  capacityKg: string;
  carrierId: string;
  countyId: string;
  driverId: string | null;
  driverName: Generated<string>;
  fixedFen: number;
  hourFen: number;
  hubId: string;
  id: string;
  kmFen: number;
  plate: string;
  shiftFrom: string;
  shiftUntil: string;
  temperature: "ambient" | "chilled" | "frozen";
  weekdays: number[];
}

export interface DeliveryVehiclePosition {
  accuracyM: number;
  at: Date;
  countyId: string;
  lat: string;
  lng: string;
  recordedAt: Date;
  roundId: string;
}

export interface DeliveryVNode {
  active: boolean;
  address: string;
  closes: string;
  code: string;
  cold: boolean;
  countyId: string;
  id: string;
  kind: "hub" | "station" | "point";
  lat: string;
  lng: string;
  nameEn: string;
  nameZh: string;
  opens: string;
  openWeekdays: number[];
  organisationId: string;
  parentId: string | null;
  pinyin: string;
  placeCode: string;
}

export interface DeliveryVService {
  active: boolean;
  arrives: string;
  byBus: boolean;
  capacityKg: string;
  carrierId: string;
  cold: boolean;
  countyId: string;
  cutOff: string;
  feeFen: number;
  id: string;
  leadDays: number;
  toNodeId: string;
  weekdays: number[];
}

export interface DeliveryVShipment {
  cancelledAt: Date | null;
  collectedAt: Date | null;
  countyId: string;
  createdAt: Date;
  departs: string;
  fromId: string;
  id: string;
  /**
   * true: ready to collect at its node by the end of the promised day (UTC+8); false: later, or lost; null: cancelled, or not ready yet (overdue when promised_day is before the reader's day)
   */
  onTime: boolean | null;
  orderId: string;
  orderNumber: string;
  promisedDay: string;
  readyAt: Date | null;
  serviceId: string;
  sscc: string;
  status: "expected" | "packed" | "at-hub" | "on-way" | "at-station" | "ready" | "collected" | "cancelled" | "lost";
  toNodeId: string;
  weightKg: string;
}

export interface DeliveryWrongCode {
  at: Date;
  countyId: string;
  id: string;
  nodeId: string;
  personName: string;
  shipmentId: string | null;
}

export interface DispatchingBusPosition {
  carrierId: string;
  countyId: string;
  day: string;
  lat: number;
  lng: number;
  measuredAt: Date;
  status: "incoming" | "stopped" | "on-the-way";
  stopId: string | null;
  tripId: string;
}

export interface DispatchingPlan {
  acceptedAt: Date | null;
  acceptedByName: string | null;
  askedAt: Date;
  askedByName: string;
  carrierId: string;
  countyId: string;
  day: string;
  faulty: boolean | null;
  figures: Json | null;
  given: Json;
  id: string;
  missing: Json;
  number: number;
  pooledOverAt: Date | null;
  readyAt: Date | null;
  routes: Json;
  seconds: number;
  status: "asked" | "ready" | "accepted" | "replaced";
  waysDigest: string | null;
}

export interface DispatchingServiceAlert {
  carrierId: string;
  cause: string;
  concerns: Json;
  countyId: string;
  description: Json;
  door: "trip-updates" | "service-alerts";
  effect: string;
  firstHeardAt: Date;
  header: Json;
  heardAt: Date;
  id: string;
  lineNames: string[];
  periods: Json;
}

export interface DispatchingTimetable {
  broughtAt: Date;
  broughtByName: string;
  carrierId: string;
  confirmedAt: Date | null;
  confirmedByName: string | null;
  countyId: string;
  fileName: string;
  holdGiven: boolean;
  id: string;
  leftOut: Json;
  status: "draft" | "current" | "replaced";
  timetable: Json;
}

export interface DispatchingTrouble {
  alertId: string | null;
  allowedC: string | null;
  at: Date;
  byId: string | null;
  byName: string;
  carrierId: string;
  countyId: string;
  damaged: Generated<boolean>;
  day: string;
  id: string;
  kind: "late-bus" | "warm-box" | "refused-goods";
  minutesLate: number | null;
  minutesWarm: number | null;
  nodeIds: string[];
  note: Generated<string>;
  orderNumbers: string[];
  roundId: string | null;
  sensor: string | null;
  serviceIds: Generated<string[]>;
  settledAt: Date | null;
  settledByName: string | null;
  settledHow: "replanned" | "waits" | "leaves" | null;
  shipmentIds: string[];
  since: Date | null;
  temperatureC: string | null;
  tripId: string | null;
  until: Date | null;
}

export interface DispatchingWays {
  countyId: string;
  digest: string;
  ways: Json;
}

export interface GroupbuyingCycle {
  closesAt: Date;
  collectDay: string | null;
  countyId: string;
  decidedAt: Date | null;
  demo: Generated<boolean>;
  departs: string | null;
  extendedAt: Date | null;
  extendUntil: Date | null;
  goodsFen: number | null;
  id: string;
  leaderId: string;
  leastFen: number;
  leastMembers: number;
  members: number | null;
  mostMembers: number | null;
  nodeId: string;
  noteEn: string;
  noteZh: string;
  number: number;
  opensAt: Date;
  seriesId: string;
  serviceId: string | null;
  skippedBecause: "too-late" | "no-departure" | null;
  status: "open" | "made" | "failed" | "called-off" | "skipped";
  titleEn: string;
  titleZh: string;
  words: Generated<string>;
}

export interface GroupbuyingCycleItem {
  caseQuantity: string | null;
  countyId: string;
  cycleId: string;
  kept: string | null;
  least: number;
  most: number | null;
  offerId: string;
  position: number;
}

export interface GroupbuyingSeries {
  changedAt: Date;
  countyId: string;
  createdAt: Date;
  demo: Generated<boolean>;
  everyDays: number;
  extendHours: number;
  id: string;
  lastDay: string | null;
  leaderId: string;
  leastFen: number;
  leastMembers: number;
  mostMembers: number | null;
  nextDay: string | null;
  nextNumber: Generated<number>;
  nodeId: string;
  noteEn: Generated<string>;
  noteZh: Generated<string>;
  offeredTo: string | null;
  openHours: number;
  opens: string;
  status: "on" | "paused" | "ended";
  titleEn: string;
  titleZh: string;
}

export interface GroupbuyingSeriesItem {
  caseQuantity: string | null;
  countyId: string;
  least: number;
  most: number | null;
  offerId: string;
  position: number;
  seriesId: string;
}

export interface GroupbuyingVCycle {
  closesAt: Date;
  collectDay: string | null;
  countyId: string;
  decidedAt: Date | null;
  demo: boolean;
  departs: string | null;
  extendedAt: Date | null;
  extendUntil: Date | null;
  goodsFen: number | null;
  id: string;
  leaderId: string;
  leastFen: number;
  leastMembers: number;
  members: number | null;
  mostMembers: number | null;
  nodeId: string;
  noteEn: string;
  noteZh: string;
  number: number;
  opensAt: Date;
  seriesId: string;
  serviceId: string | null;
  skippedBecause: "too-late" | "no-departure" | null;
  status: "open" | "made" | "failed" | "called-off" | "skipped";
  titleEn: string;
  titleZh: string;
  words: string;
}

export interface GroupbuyingVCycleItem {
  caseQuantity: string | null;
  countyId: string;
  cycleId: string;
  kept: string | null;
  least: number;
  most: number | null;
  offerId: string;
  position: number;
}

export interface ImportingImport {
  added: Generated<number>;
  broughtAt: Date;
  committedAt: Date | null;
  committedByName: string | null;
  countyId: string;
  differing: Generated<number>;
  fileName: string;
  headings: string[];
  id: string;
  ignored: Generated<string[]>;
  kind: "growers" | "products" | "plots" | "lots";
  lookedAt: Date;
  organisationId: string;
  personId: string;
  personName: string;
  refused: Generated<number>;
  sha256: string;
  there: Generated<number>;
}

export interface ImportingImportRow {
  about: string;
  cells: string[];
  countyId: string;
  differs: string[];
  done: "added" | "there" | "refused";
  importId: string;
  line: number;
  refusal: Json | null;
}

export interface OrderingBasket {
  changedAt: Date;
  countyId: string;
  createdAt: Date;
  id: string;
  personId: string | null;
}

export interface OrderingBasketLine {
  addedAt: Date;
  basketId: string;
  countyId: string;
  offerId: string;
  place: Generated<number>;
  quantity: string;
}

export interface OrderingCheckout {
  basketId: string | null;
  countyId: string;
  id: string;
  personId: string | null;
  placedAt: Date;
}

export interface OrderingClaim {
  askedAt: Date;
  askedFen: number;
  borneBy: "seller" | "carrier" | "platform" | null;
  countyId: string;
  decideBy: Date;
  decidedAs: "answer" | "silence" | "small" | "lot" | null;
  decidedAt: Date | null;
  decidedByName: string | null;
  decisionReason: string | null;
  grantedFen: number | null;
  id: string;
  measuredKg: string | null;
  orderId: string;
  pictureIds: Generated<string[]>;
  position: number;
  reason: "spoiled" | "short" | "wrong" | "late" | "other";
  status: "asked" | "granted" | "refused";
  words: Generated<string>;
}

export interface OrderingClaimTerms {
  changedAt: Date;
  changedByName: string;
  countyId: string;
  hoursToDecide: number;
  sellerId: string | null;
  smallFen: number;
  smallTimes: number;
}

export interface OrderingLineEntry {
  at: Date;
  countyId: string;
  helperName: string | null;
  kg: string | null;
  orderId: string;
  organisationId: string;
  packed: string;
  personName: string;
  pictureId: string | null;
  position: number;
}

export interface OrderingLotAnswer {
  answeredAt: Date;
  countyId: string;
  fine: boolean;
  orderId: string;
  position: number;
  questionId: string;
}

export interface OrderingLotDecision {
  basisPoints: number;
  borneBy: "seller" | "carrier" | "platform";
  carriedOutAt: Date | null;
  countyId: string;
  decidedAt: Date;
  decidedByName: string;
  id: string;
  lotId: string;
  reach: "all" | "claimed";
  reason: string;
  sellerId: string | null;
}

export interface OrderingLotDecisionLine {
  at: Date;
  countyId: string;
  decisionId: string;
  fen: number;
  orderId: string;
  position: number;
}

export interface OrderingLotQuestion {
  askedAt: Date;
  claimId: string;
  closedAt: Date | null;
  countyId: string;
  id: string;
  lotId: string;
  reason: string;
  until: Date;
}

export interface OrderingOrder {
  awaitsCycle: Generated<boolean>;
  buyerName: string;
  buyerPhone: string;
  buyerPhoneTail: Generated<string>;
  buyerPinyin: string;
  channel: Generated<string>;
  checkoutId: string;
  collectedAt: Date | null;
  countyId: string;
  cycleId: string | null;
  deliveryFen: number;
  departs: string;
  endCause: "unpaid" | "cancelled" | "held-back" | "lost" | "recalled" | "group-failed" | "harvest-short" | null;
  endedAt: Date | null;
  endedByName: string | null;
  endWords: Generated<string>;
  goodsFen: number;
  id: string;
  lang: "zh" | "en";
  nodeId: string;
  number: string;
  packedAt: Date | null;
  packedByName: string | null;
  packingId: string | null;
  paidAt: Date | null;
  personId: string | null;
  placedAt: Date;
  promisedDay: string;
  promisedKeepsDays: number | null;
  promisedOfDays: number | null;
  readyAt: Date | null;
  refundedFen: Generated<number>;
  reservedUntil: Date;
  sellerId: string;
  serviceId: string;
  status: "reserved" | "paid" | "packed" | "on-way" | "ready" | "collected" | "cancelled" | "expired" | "lost";
  token: string;
  toppedUpFen: Generated<number>;
  weightKg: string;
  wrongTailAt: Date | null;
  wrongTails: Generated<number>;
}

export interface OrderingOrderLine {
  brandId: string | null;
  countyId: string;
  estimateFen: number;
  finalFen: number | null;
  forecastId: string | null;
  forecastQuantity: string | null;
  form: "by-weight" | "by-piece" | "piece-by-weight" | "mixed-box" | "pick-of-season" | "presale";
  given: string | null;
  heldFen: number;
  ifShort: Generated<"refund" | "substitute">;
  ofDrop: Generated<boolean>;
  offerId: string;
  orderId: string;
  packed: string | null;
  pieceKg: string | null;
  position: number;
  priceFen: number;
  priceUnit: "kg" | "jin" | "piece";
  productCode: string;
  quantity: string;
  refundedFen: Generated<number>;
  standsInFor: number | null;
  titleEn: string;
  titleZh: string;
  toppedUpFen: Generated<number>;
  unit: "kg" | "jin" | "piece";
}

export interface OrderingOrderLineLot {
  countyId: string;
  lotId: string;
  orderId: string;
  position: number;
  producerId: string;
  productCode: string;
  quantity: string;
  unit: "kg" | "jin" | "piece";
}

export interface OrderingPersonalShare {
  buyer: string;
  countyId: string;
  offerId: string;
  taken: string;
}

export interface OrderingRefund {
  at: Date;
  borneBy: "seller" | "carrier" | "platform" | null;
  cause: "weighed" | "short" | "cancelled" | "held-back" | "late-payment" | "lost" | "claim" | "recalled" | "group-failed" | "group-left-out" | "harvest-short";
  countyId: string;
  fen: number;
  id: string;
  orderId: string;
  position: number | null;
  settledAt: Date | null;
  topUpId: string | null;
}

export interface OrderingReview {
  countyId: string;
  lotId: string | null;
  name: string;
  offerId: string;
  orderId: string;
  position: number;
  stars: number;
  words: Generated<string>;
  writtenAt: Date;
}

export interface OrderingShortHarvest {
  countyId: string;
  decidedAt: Date;
  grade: string;
  helperName: string | null;
  id: string;
  personName: string;
  productCode: string;
  rule: "proportional" | "minimum-first" | "first-come";
  sellerId: string;
  substituteOfferId: string | null;
  there: string;
  unit: "kg" | "jin" | "piece";
  untilDay: string;
  wanted: string;
}

export interface OrderingShortHarvestLine {
  countyId: string;
  given: string;
  noticeId: string;
  orderId: string;
  position: number;
  refundedFen: number;
  shortHarvestId: string;
  substituted: Generated<string>;
  unit: "kg" | "jin" | "piece";
  wanted: string;
}

export interface OrderingTopUp {
  askedAt: Date;
  countyId: string;
  decidedAt: Date | null;
  fen: number;
  id: string;
  orderId: string;
  position: number;
  refundedFen: Generated<number>;
  status: "asked" | "paid" | "declined" | "lapsed" | "void";
  until: Date;
}

export interface OrderingUnpaid {
  checkoutId: string;
  countyId: string;
  orderId: string;
  reservedUntil: Date;
}

export interface OrderingVClaim {
  askedAt: Date;
  askedFen: number;
  borneBy: "seller" | "carrier" | "platform" | null;
  countyId: string;
  decideBy: Date;
  decidedAs: "answer" | "silence" | "small" | "lot" | null;
  decidedAt: Date | null;
  decidedByName: string | null;
  decisionReason: string | null;
  grantedFen: number | null;
  id: string;
  orderId: string;
  pictureId: string | null;
  position: number;
  reason: "spoiled" | "short" | "wrong" | "late" | "other";
  status: "asked" | "granted" | "refused";
  words: string;
}

export interface OrderingVOrder {
  channel: string;
  checkoutId: string;
  collectedAt: Date | null;
  countyId: string;
  deliveryFen: number;
  departs: string;
  endedAt: Date | null;
  goodsFen: number;
  id: string;
  nodeId: string;
  number: string;
  packedAt: Date | null;
  paidAt: Date | null;
  personId: string | null;
  placedAt: Date;
  promisedDay: string;
  readyAt: Date | null;
  refundedFen: number;
  reservedUntil: Date;
  sellerId: string;
  serviceId: string;
  status: "reserved" | "paid" | "packed" | "on-way" | "ready" | "collected" | "cancelled" | "expired" | "lost";
  weightKg: string;
}

export interface OrderingVOrderLine {
  brandId: string | null;
  countyId: string;
  estimateFen: number;
  finalFen: number | null;
  forecastId: string | null;
  forecastQuantity: string | null;
  form: "by-weight" | "by-piece" | "piece-by-weight" | "mixed-box" | "pick-of-season" | "presale";
  given: string | null;
  heldFen: number;
  ifShort: "refund" | "substitute";
  ofDrop: boolean;
  offerId: string;
  orderId: string;
  packed: string | null;
  pieceKg: string | null;
  position: number;
  priceFen: number;
  priceUnit: "kg" | "jin" | "piece";
  productCode: string;
  quantity: string;
  refundedFen: number;
  standsInFor: number | null;
  titleEn: string;
  titleZh: string;
  toppedUpFen: number;
  unit: "kg" | "jin" | "piece";
}

export interface OrderingVOrderLineLot {
  countyId: string;
  lotId: string;
  orderId: string;
  position: number;
  producerId: string;
  productCode: string;
  quantity: string;
  unit: "kg" | "jin" | "piece";
}

export interface OrderingVRefund {
  at: Date;
  borneBy: "seller" | "carrier" | "platform" | null;
  cause: "weighed" | "short" | "cancelled" | "held-back" | "late-payment" | "lost" | "claim" | "recalled" | "group-failed" | "group-left-out" | "harvest-short";
  countyId: string;
  fen: number;
  id: string;
  orderId: string;
  position: number | null;
  settledAt: Date | null;
}

export interface OrderingVReview {
  countyId: string;
  lotId: string | null;
  name: string;
  offerId: string;
  orderId: string;
  position: number;
  stars: number;
  words: string;
  writtenAt: Date;
}

export interface OrderingWaiting {
  agreedDay: string;
  agreedFen: number;
  askedAt: Date;
  countyId: string;
  endedAt: Date | null;
  id: string;
  lang: "zh" | "en";
  name: string;
  nodeId: string;
  offerId: string;
  personId: string | null;
  phone: string;
  place: Generated<number>;
  quantity: string;
  reason: string | null;
  status: "waiting" | "served" | "passed" | "left";
}

export interface OrderingWeighing {
  actualKg: string;
  at: Date;
  beyondFen: Generated<number>;
  countyId: string;
  differenceFen: number;
  expectedKg: string;
  helperName: string | null;
  id: string;
  orderId: string;
  personName: string;
  pictureId: string | null;
  position: number;
}

export interface OrderingWeightTable {
  changedAt: Date;
  changedByName: string;
  countyId: string;
  law: "loose" | "prepacked";
  rows: Json;
  source: string;
  validFrom: string;
}

export interface OriginAllotment {
  ceiling: string | null;
  changedAt: Date;
  channel: string;
  countyId: string;
  held: Generated<string>;
  kind: "fixed" | "shared" | "floating";
  lotId: string;
  promised: Generated<string>;
  shareBp: number | null;
  taken: Generated<string>;
}

export interface OriginAllotmentMove {
  at: Date;
  countyId: string;
  fromChannel: string | null;
  helperName: string | null;
  id: string;
  lotId: string;
  personName: string;
  quantity: string;
  toChannel: string | null;
}

export interface OriginCertificate {
  basis: string[];
  contact: string;
  content: string;
  countyId: string;
  form: "producer" | "buyer";
  helperId: string | null;
  helperName: string | null;
  id: string;
  issuedAt: Date;
  issuerId: string;
  issuerName: string;
  issuerUscc: string | null;
  lotId: string;
  number: string;
  originText: string;
  personId: string | null;
  personName: string;
  productName: string;
  promise: string;
  quantity: string;
  replacesId: string | null;
  sha256: string;
  sourceIds: Generated<string[]>;
  testReport: Generated<string>;
  unit: string;
  voidedAt: Date | null;
  voidedByName: string | null;
  voidReason: string | null;
}

export interface OriginFieldRecord {
  countyId: string;
  doneAt: Date;
  dose: Generated<string>;
  helperId: string | null;
  helperName: string | null;
  id: string;
  intervalDays: number | null;
  kind: "sow" | "feed" | "spray" | "irrigate" | "prune" | "bag" | "observe";
  note: Generated<string>;
  personId: string | null;
  personName: string;
  pictureId: string | null;
  plotId: string;
  recordedAt: Date;
  sprayProductCode: string | null;
  struckAt: Date | null;
  struckByName: string | null;
  struckReason: string | null;
}

export interface OriginForecast {
  certainty: Generated<number>;
  countyId: string;
  fromDay: string;
  grade: string | null;
  helperId: string | null;
  helperName: string | null;
  high: string;
  id: string;
  likely: string;
  low: string;
  madeAt: Date;
  personId: string | null;
  personName: string;
  presaleLimit: Generated<string>;
  presold: Generated<string>;
  producerId: string;
  productCode: string;
  unit: "kg" | "jin" | "piece";
  untilDay: string;
}

export interface OriginForecastVersion {
  certainty: Generated<number>;
  countyId: string;
  forecastId: string;
  fromDay: string;
  helperName: string | null;
  high: string;
  id: string;
  likely: string;
  low: string;
  madeAt: Date;
  personName: string;
  presaleLimit: string;
  untilDay: string;
}

export interface OriginGrade {
  basisEn: string;
  basisZh: string;
  code: string;
  countyId: string;
  nameEn: string;
  nameZh: string;
  productCode: string;
  rank: number;
}

export interface OriginLot {
  allotted: Generated<string>;
  code: string;
  countyId: string;
  createdAt: Date;
  goodUntil: string;
  grade: string;
  harvestedAt: Date;
  helperId: string | null;
  helperName: string | null;
  id: string;
  madeBy: "harvest" | "split" | "merge" | "regrade";
  madeQuantity: string;
  personId: string | null;
  personName: string;
  pictureId: string | null;
  producerId: string;
  productCode: string;
  quantity: string;
  reserved: Generated<string>;
  sellerId: string | null;
  sold: Generated<string>;
  status: Generated<"open" | "held" | "closed">;
  unit: "kg" | "jin" | "piece";
  unsold: Generated<boolean>;
}

export interface OriginLotFlow {
  at: Date;
  countyId: string;
  fromLotId: string;
  helperName: string | null;
  id: string;
  intoLotId: string | null;
  kind: "split" | "merge" | "regrade" | "loss";
  personName: string;
  quantity: string;
  reason: Generated<string>;
}

export interface OriginLotHold {
  countyId: string;
  fieldRecordId: string | null;
  heldAt: Date;
  heldBy: "owner" | "officer" | "rule";
  id: string;
  lotId: string;
  personName: string;
  reason: string;
  releasedAt: Date | null;
  releasedByName: string | null;
  releaseReason: string | null;
}

export interface OriginLotPlot {
  countyId: string;
  lotId: string;
  plotId: string;
}

export interface OriginPlot {
  areaMu: string;
  countyId: string;
  createdAt: Date;
  demo: Generated<boolean>;
  id: string;
  lat: string;
  lng: string;
  name: string;
  outline: Json | null;
  pinyin: Generated<string>;
  placeCode: string;
  plantedYear: number | null;
  positionApproximate: Generated<boolean>;
  producerId: string;
  productCode: string;
  retiredAt: Date | null;
}

export interface OriginPlotReading {
  at: Date;
  countyId: string;
  measure: "air-temperature" | "soil-temperature" | "air-humidity" | "soil-moisture";
  personId: string | null;
  personName: string;
  plotId: string;
  recordedAt: Date;
  sensor: Generated<string>;
  source: "typed" | "file" | "sensor";
  struckAt: Date | null;
  struckByName: string | null;
  struckReason: string | null;
  value: string;
}

export interface OriginProduct {
  category: string;
  certificateRequired: boolean;
  code: string;
  countyId: string;
  descriptionEn: string;
  descriptionZh: string;
  gtin: string;
  keepMaxC: string | null;
  keepMinC: string | null;
  nameEn: string;
  nameZh: string;
  pictureId: string | null;
  pinyin: string;
  seasonFrom: string;
  seasonUntil: string;
  shelfLifeDays: number;
  storyEn: Generated<string>;
  storyZh: Generated<string>;
  unit: "kg" | "jin" | "piece";
}

export interface OriginSeries {
  countyId: string;
  last: number;
  prefix: string;
}

export interface OriginSprayProduct {
  activeIngredient: string;
  code: string;
  countyId: string;
  crops: string[];
  intervalDays: number;
  nameEn: string;
  nameZh: string;
  source: string;
}

export interface OriginVAllotment {
  ceiling: string | null;
  changedAt: Date;
  channel: string;
  countyId: string;
  held: string;
  kind: "fixed" | "shared" | "floating";
  lotId: string;
  promised: string;
  shareBp: number | null;
  taken: string;
}

export interface OriginVCertificate {
  basis: string[];
  contact: string;
  content: string;
  countyId: string;
  form: "producer" | "buyer";
  helperId: string | null;
  helperName: string | null;
  id: string;
  issuedAt: Date;
  issuerId: string;
  issuerName: string;
  issuerUscc: string | null;
  lotId: string;
  number: string;
  originText: string;
  personId: string | null;
  personName: string;
  productName: string;
  promise: string;
  quantity: string;
  replacesId: string | null;
  sha256: string;
  sourceIds: string[];
  testReport: string;
  unit: string;
  voidedAt: Date | null;
  voidedByName: string | null;
  voidReason: string | null;
}

export interface OriginVFieldMonth {
  countyId: string;
  month: string | null;
  producerId: string;
}

export interface OriginVForecast {
  certainty: number;
  countyId: string;
  fromDay: string;
  grade: string | null;
  helperId: string | null;
  helperName: string | null;
  high: string;
  id: string;
  likely: string;
  low: string;
  madeAt: Date;
  personId: string | null;
  personName: string;
  presaleLimit: string;
  presold: string;
  producerId: string;
  productCode: string;
  sellerId: string | null;
  unit: "kg" | "jin" | "piece";
  untilDay: string;
}

export interface OriginVGrade {
  basisEn: string;
  basisZh: string;
  code: string;
  countyId: string;
  nameEn: string;
  nameZh: string;
  productCode: string;
  rank: number;
}

export interface OriginVLastFieldRecord {
  countyId: string;
  doneAt: Date | null;
  producerId: string;
}

export interface OriginVLot {
  allotted: string;
  available: string | null;
  certificateId: string | null;
  certificateNumber: string | null;
  code: string;
  countyId: string;
  createdAt: Date;
  forSale: boolean | null;
  goodUntil: string;
  grade: string;
  gradeNameEn: string;
  gradeNameZh: string;
  gtin: string;
  harvestedAt: Date;
  heldBy: "owner" | "officer" | "rule" | null;
  helperId: string | null;
  helperName: string | null;
  holdReason: string | null;
  id: string;
  madeBy: "harvest" | "split" | "merge" | "regrade";
  madeQuantity: string;
  personId: string | null;
  personName: string;
  pictureId: string | null;
  placeCode: string;
  producerId: string;
  producerNameEn: string;
  producerNameZh: string;
  productCode: string;
  productNameEn: string;
  productNameZh: string;
  quantity: string;
  reserved: string;
  sellerId: string | null;
  sold: string;
  status: "open" | "held" | "closed";
  unit: "kg" | "jin" | "piece";
  unsold: boolean;
}

export interface OriginVLotBalance {
  countyId: string;
  lost: string | null;
  lotId: string;
  madeQuantity: string;
  missing: string | null;
  movedOn: string | null;
  quantity: string;
}

export interface OriginVLotField {
  code: string;
  countyId: string;
  entries: string | null;
  harvestedAt: Date;
  lotId: string;
  producerId: string;
  sprayings: string | null;
}

export interface OriginVLotPlot {
  areaMu: string;
  countyId: string;
  lat: string;
  lng: string;
  lotId: string;
  name: string;
  placeCode: string;
  plotId: string;
  positionApproximate: boolean;
  producerId: string;
}

export interface OriginVLotStock {
  available: string | null;
  certified: boolean | null;
  countyId: string;
  goodUntil: string;
  grade: string;
  harvestedAt: Date;
  lotCode: string;
  lotId: string;
  producerId: string;
  productCode: string;
  sellerId: string | null;
  status: "open" | "held" | "closed";
  unit: "kg" | "jin" | "piece";
  unsold: boolean;
}

export interface OriginVProduct {
  category: string;
  certificateRequired: boolean;
  code: string;
  countyId: string;
  descriptionEn: string;
  descriptionZh: string;
  gtin: string;
  keepMaxC: string | null;
  keepMinC: string | null;
  nameEn: string;
  nameZh: string;
  pictureId: string | null;
  pinyin: string;
  seasonFrom: string;
  seasonUntil: string;
  shelfLifeDays: number;
  storyEn: string;
  storyZh: string;
  unit: "kg" | "jin" | "piece";
}

export interface OriginVStock {
  countyId: string;
  forSale: boolean | null;
  goodUntil: string;
  grade: string;
  lotId: string;
  productCode: string;
  sellerId: string | null;
}

export interface PayingAccount {
  countyId: string;
  id: string;
  kind: "clearing" | "producer" | "coop" | "brand" | "leader" | "carrier" | "platform" | "held" | "fund" | "grantee" | "advance" | "mutual";
  organisationId: string | null;
}

export interface PayingAwaited {
  countyId: string;
  openedAt: Date;
  paymentId: string;
}

export interface PayingBill {
  countyId: string;
  day: string;
  fetchedAt: Date;
  provider: string;
}

export interface PayingBillLine {
  amountFen: number;
  countyId: string;
  day: string;
  kind: "paid" | "refunded";
  number: string;
  position: number;
  provider: string;
  reference: string;
}

export interface PayingBookCheck {
  at: Date;
  countyId: string;
  entriesOffBalance: number;
  paymentsNotBooked: number;
  refundsNotBooked: number;
  splitsOff: number;
  sumFen: number;
}

export interface PayingCashier {
  countyId: string;
  provider: string;
}

export interface PayingEarning {
  at: Date;
  countyId: string;
  id: string;
  paymentId: string;
  shares: Json;
}

export interface PayingEntry {
  at: Date;
  countyId: string;
  id: string;
  kind: "sale" | "refund" | "borne" | "grant" | "grant-back" | "advance" | "advance-back" | "pool";
  paymentId: string;
  sourceId: string;
}

export interface PayingMerchant {
  apiUrl: string;
  cashierUrl: string;
  countyId: string;
  key: string;
  notifyUrl: string;
  provider: string;
}

export interface PayingNotice {
  body: Json;
  countyId: string;
  id: string;
  kind: string;
  paymentId: string | null;
  problem: string | null;
  receivedAt: Date;
  refundId: string | null;
}

export interface PayingPayment {
  amountFen: number;
  checkoutId: string;
  closedAt: Date | null;
  countyId: string;
  id: string;
  openedAt: Date;
  provider: string;
  providerReference: string | null;
  refundedFen: Generated<number>;
  returnTo: string;
  settledAt: Date | null;
  split: Json;
  status: "opened" | "settled" | "closed";
  title: string;
}

export interface PayingPosting {
  accountId: string;
  against: Generated<boolean>;
  amountFen: number;
  countyId: string;
  entryId: string;
  orderId: string;
  position: number;
}

export interface PayingReceiver {
  account: string;
  countyId: string;
  name: string;
  organisationId: string | null;
  provider: string;
}

export interface PayingRefund {
  amountFen: number;
  askedAt: Date;
  borneBy: Json | null;
  countyId: string;
  id: string;
  orderId: string;
  paymentId: string;
  providerReference: string | null;
  reason: string;
  settledAt: Date | null;
  split: Json;
  status: "asked" | "settled";
}

export interface PayingSharing {
  countyId: string;
  doneAt: Date | null;
  last: boolean;
  paymentId: string;
  plannedAt: Date;
  position: number;
  problem: string | null;
  receivers: Json;
  status: "planned" | "done";
}

export interface PayingSplitRule {
  brandBp: number;
  coopBp: number;
  countyId: string;
  leaderBp: number;
  platformBp: number;
  source: string;
  validFrom: string;
}

export interface PayingVAdvancePosting {
  advanceId: string;
  at: Date;
  countyId: string;
  fen: number;
  kind: "sale" | "refund" | "borne" | "grant" | "grant-back" | "advance" | "advance-back" | "pool";
  organisationId: string | null;
  sourceId: string;
}

export interface PayingVGrantPosting {
  at: Date;
  countyId: string;
  fen: number | null;
  grantId: string;
  kind: "sale" | "refund" | "borne" | "grant" | "grant-back" | "advance" | "advance-back" | "pool";
  organisationId: string | null;
  sourceId: string;
}

export interface PayingVPosting {
  account: "clearing" | "producer" | "coop" | "brand" | "leader" | "carrier" | "platform" | "held" | "fund" | "grantee" | "advance" | "mutual";
  amountFen: number;
  at: Date;
  countyId: string;
  kind: "sale" | "refund" | "borne" | "grant" | "grant-back" | "advance" | "advance-back" | "pool";
  orderId: string;
  organisationId: string | null;
  paymentId: string;
}

export interface PeopleCounty {
  countyId: string;
  demo: Generated<boolean>;
  nameEn: string;
  nameZh: string;
}

export interface PeopleHelpedAct {
  action: string;
  at: Date;
  countyId: string;
  helperId: string;
  id: string;
  personId: string;
  subject: string;
}

export interface PeopleHelperConsent {
  countyId: string;
  elderId: string;
  given: "self" | "code";
  grantedAt: Date;
  helperId: string;
  id: string;
  relation: "relative" | "station-keeper" | "neighbour" | "coop-staff";
  revokedAt: Date | null;
}

export interface PeopleHelping {
  beganAt: Date;
  consentId: string;
  countyId: string;
  endedAt: Date | null;
  id: string;
}

export interface PeopleMembership {
  countyId: string;
  organisationId: string;
  personId: string;
  role: "grower" | "coop-staff" | "brand-association" | "station-keeper" | "carrier" | "officer" | "mentor" | "admin";
  since: Date;
  until: Date | null;
}

export interface PeopleNotice {
  countyId: string;
  failed: string | null;
  id: string;
  parameters: Json;
  phone: string;
  sentAt: Date | null;
  template: string;
  text: string;
  tries: Generated<number>;
  writtenAt: Date;
}

export interface PeopleOrganisation {
  address: Generated<string>;
  contactPhone: string;
  coopId: string | null;
  countyId: string;
  createdAt: Date;
  demo: Generated<boolean>;
  id: string;
  kind: "household" | "coop" | "enterprise" | "association" | "government" | "carrier" | "station" | "school" | "platform";
  nameEn: string;
  nameZh: string;
  pinyin: Generated<string>;
  placeCode: string;
  uscc: string | null;
}

export interface PeoplePerson {
  authUserId: string | null;
  birthYear: number | null;
  countyId: string;
  createdAt: Date;
  demo: Generated<boolean>;
  elderView: Generated<boolean>;
  erasedAt: Date | null;
  id: string;
  lang: Generated<"zh" | "en">;
  name: string;
  phone: string | null;
  pinyin: Generated<string>;
  placeCode: string | null;
}

export interface PeoplePlace {
  code: string;
  countyId: string;
  lat: string;
  level: "county" | "township" | "village" | "city";
  lng: string;
  nameEn: string;
  nameZh: string;
  parentCode: string | null;
  pinyin: string;
  positionApproximate: boolean;
  remote: Generated<boolean>;
}

export interface PeopleSignInAttempt {
  address: string;
  at: Date;
  countyId: string;
  id: string;
  kind: "code-sent" | "code-tried" | "password-tried";
  phone: string;
}

export interface PeopleVGrower {
  birthYear: number | null;
  countyId: string;
  name: string;
  organisationId: string;
  personId: string;
}

export interface PeopleVOrganisation {
  contactPhone: string;
  coopId: string | null;
  countyId: string;
  createdAt: Date;
  id: string;
  kind: "household" | "coop" | "enterprise" | "association" | "government" | "carrier" | "station" | "school" | "platform";
  lat: string;
  lng: string;
  nameEn: string;
  nameZh: string;
  pinyin: string;
  placeCode: string;
  remote: boolean;
  townshipCode: string | null;
  uscc: string | null;
}

export interface PeopleVPlace {
  code: string;
  countyId: string;
  lat: string;
  level: "county" | "township" | "village" | "city";
  lng: string;
  nameEn: string;
  nameZh: string;
  parentCode: string | null;
  pinyin: string;
  positionApproximate: boolean;
  remote: boolean;
}

export interface PlanningPoolBring {
  broughtAt: Date;
  broughtByName: string;
  countyId: string;
  day: string;
  organisationId: string;
}

export interface PlanningPoolBringStop {
  countyId: string;
  day: string;
  grams: number;
  nodeId: string;
  organisationId: string;
  parcels: number;
}

export interface PlanningPoolDay {
  aloneFen: number;
  aloneKm: number;
  countyId: string;
  day: string;
  keptAt: Date;
  keptByName: string;
  pooledFen: number;
  pooledKm: number;
  rule: "shapley" | "weight-distance";
}

export interface PlanningPoolMonth {
  closedAt: Date;
  closedByName: string;
  countyId: string;
  id: string;
  month: string;
}

export interface PlanningPoolRounds {
  acceptedAt: Date;
  acceptedByName: string;
  countyId: string;
  day: string;
  roundIds: string[];
}

export interface PlanningPoolShare {
  aloneFen: number;
  countyId: string;
  day: string;
  droveFen: number;
  organisationId: string;
  shareFen: number;
  stops: number;
}

export interface PlanningPoolTry {
  countyId: string;
  day: string;
  organisationIds: string[];
  pooled: Json;
  triedAt: Date;
  triedByName: string;
}

export interface PlanningWhatIf {
  before: Json;
  countyId: string;
  ground: Json;
  id: string;
  keptAt: Date | null;
  keptByName: string | null;
  keptTry: number | null;
  kind: "store" | "point";
  madeAt: Date;
  madeByName: string;
  name: string;
  terms: Json;
}

export interface PlanningWhatIfTry {
  asked: Json;
  countyId: string;
  number: number;
  outcome: Json;
  triedAt: Date;
  triedByName: string;
  whatIfId: string;
}

export interface RecallRecall {
  advice: string;
  back: boolean;
  closedAt: Date | null;
  closedByName: string | null;
  countyId: string;
  id: string;
  number: string;
  outcome: string | null;
  reason: string;
  startedAt: Date;
  startedById: string | null;
  startedByName: string;
  trouble: Json;
}

export interface RecallRecallLine {
  countyId: string;
  found: "unpaid" | "unpacked" | "on-way" | "collected" | "lost";
  lotId: string;
  noticeId: string | null;
  orderId: string;
  position: number;
  quantity: string;
  recallId: string;
  unit: "kg" | "jin" | "piece";
}

export interface RecallRecallLot {
  countyId: string;
  lotId: string;
  recallId: string;
}

export interface RecallVRecalledLot {
  advice: string;
  closedAt: Date | null;
  countyId: string;
  lotId: string;
  number: string;
  reason: string;
  recallId: string;
  startedAt: Date;
}

export interface RegionAdvance {
  against: "order" | "adoption";
  againstId: string;
  againstNumber: string;
  askedAt: Date;
  askedByName: string;
  basisFen: number;
  countyId: string;
  crop: string;
  decidedAt: Date | null;
  decidedByName: string | null;
  dueDay: string;
  fen: number;
  householdId: string;
  id: string;
  points: number;
  reason: Generated<string>;
  repaidAt: Date | null;
  repaidFen: Generated<number>;
  status: "asked" | "paid" | "repaid" | "refused";
  townshipCode: string;
}

export interface RegionApplication {
  agreedFen: number | null;
  applicantId: string | null;
  applicantName: string;
  appliedAt: Date;
  askedFen: number;
  countyId: string;
  deciderId: string | null;
  id: string;
  optionId: string | null;
  organisationId: string;
  schemeId: string;
  status: "applied" | "agreed" | "refused" | "done" | "called-back";
  text: string;
  title: string;
}

export interface RegionAssessment {
  assessedAt: Date | null;
  assessedByName: string | null;
  boundaries: Json | null;
  broughtAt: Date;
  broughtByName: string;
  clusters: Json | null;
  codes: Json | null;
  countyId: string;
  fileName: string;
  headings: string[];
  id: string;
  leftOut: Generated<number[]>;
  publishedAt: Date | null;
  publishedByName: string | null;
  ranks: Json | null;
  rows: Json;
  spec: Json | null;
}

export interface RegionBoardPost {
  at: Date;
  byName: string;
  closedAt: Date | null;
  countyId: string;
  id: string;
  kind: string;
  organisationId: string;
  side: "offer" | "ask";
  text: string;
  title: string;
}

export interface RegionCodeChange {
  broughtAt: Date;
  broughtByName: string;
  countyId: string;
  newCode: string;
  note: Generated<string>;
  oldCode: string;
  year: number;
}

export interface RegionCounted {
  at: Date;
  countyId: string;
}

export interface RegionCreditPool {
  countyId: string;
  lenderId: string;
  limitFen: number;
  setAt: Date;
  setByName: string;
}

export interface RegionFigureDay {
  countyId: string;
  day: string;
  figure: string;
  part: string;
  whole: string;
}

export interface RegionFundPlan {
  askedAt: Date;
  askedByName: string;
  assessmentId: string;
  beatAt: Date | null;
  countyId: string;
  found: Json | null;
  fund: Json;
  id: string;
  names: Json;
  progress: Json | null;
  publishedAt: Date | null;
  publishedByName: string | null;
  refusal: Json | null;
  settings: Json;
  state: "waiting" | "running" | "found" | "refused";
  stopAsked: Generated<boolean>;
  title: string;
}

export interface RegionGrantEvent {
  applicationId: string;
  at: Date;
  byId: string | null;
  byName: string;
  countyId: string;
  fen: number | null;
  id: string;
  kind: "applied" | "agreed" | "refused" | "stage-asked" | "stage-returned" | "stage-paid" | "audit-in-order" | "audit-misused" | "taken-back";
  position: Generated<number>;
  stage: number | null;
  text: string;
}

export interface RegionGrantEvidence {
  applicationId: string;
  at: Date;
  byName: string;
  countyId: string;
  digest: string;
  id: string;
  stage: number;
  title: string;
}

export interface RegionGrantFile {
  bytes: Buffer;
  countyId: string;
  digest: string;
  type: "application/pdf" | "image/jpeg" | "image/png";
}

export interface RegionGrantScheme {
  aboutEn: string;
  aboutZh: string;
  closedAt: Date | null;
  countyId: string;
  criteria: Json;
  id: string;
  kind: "project" | "technology" | "site";
  madeAt: Date;
  madeByName: string;
  mostFen: number;
  planId: string | null;
  stages: Json;
  titleEn: string;
  titleZh: string;
}

export interface RegionGrantStage {
  applicationId: string;
  countyId: string;
  fen: number;
  payId: string;
  stage: number;
  state: "ahead" | "asked" | "paid";
}

export interface RegionJointGroup {
  countyId: string;
  id: string;
  madeAt: Date;
  name: string;
}

export interface RegionJointMember {
  agreedAt: Date | null;
  agreedByName: string | null;
  askedAt: Date;
  countyId: string;
  groupId: string;
  householdId: string;
  leftAt: Date | null;
}

export interface RegionMeasureVersion {
  at: Date;
  byName: string;
  code: string;
  countyId: string;
  measure: Json;
  reason: string;
  retired: boolean;
  version: number;
}

export interface RegionPair {
  answer: Generated<string>;
  answeredAt: Date | null;
  answeredByName: string | null;
  countyId: string;
  id: string;
  projectId: string;
  roundId: string;
  state: "proposed" | "accepted" | "declined";
  unit: string;
  unitName: string;
}

export interface RegionPairEntry {
  at: Date;
  byName: string;
  countyId: string;
  fen: number;
  id: string;
  kind: "put-in" | "gained";
  pairId: string;
  side: "sponsor" | "region";
  what: string;
}

export interface RegionPairingRound {
  assessmentId: string;
  countyId: string;
  id: string;
  madeAt: Date;
  madeByName: string;
  method: "stable" | "optimal" | null;
  proposedAt: Date | null;
  title: string;
  weighed: Json | null;
}

export interface RegionPairingWish {
  at: Date;
  byName: string;
  countyId: string;
  id: string;
  reason: string;
  roundId: string;
  side: "sponsor" | "region";
  unwanted: string[];
  wants: string[];
  whose: string;
}

export interface RegionPerformanceDay {
  countyId: string;
  day: string;
  figure: string;
  part: string;
  records: number;
  townshipCode: string;
  whole: string;
}

export interface RegionPerformanceResult {
  countyId: string;
  fromDay: string;
  id: string;
  keptAt: Date;
  keptByName: string;
  places: Json;
  rules: Json;
  untilDay: string;
  version: number;
}

export interface RegionPerformanceRules {
  countyId: string;
  madeAt: Date;
  madeByName: string;
  reason: string;
  rules: Json;
  version: number;
}

export interface RegionSite {
  applicationId: string;
  cost: string;
  countyId: string;
  editedAt: Date;
  editedByName: string;
  how: string;
  result: string;
  what: string;
}

export interface RegionSponsorProject {
  at: Date;
  byName: string;
  countyId: string;
  id: string;
  kind: string;
  name: string;
  organisationId: string;
  places: number;
  roundId: string;
  withdrawnAt: Date | null;
}

export interface RegionSupportVersion {
  assessmentId: string;
  at: Date;
  byName: string;
  countyId: string;
  edit: Json | null;
  items: Json;
  reason: string;
  unit: string;
  version: number;
}

export interface RegionTownshipDay {
  countyId: string;
  day: string;
  fen: number;
  townshipCode: string;
}

export interface RegionVClaims {
  countyId: string;
  day: string | null;
  part: string | null;
  whole: string | null;
}

export interface RegionVDeliveredLot {
  collectedAt: Date | null;
  countyId: string;
  lotId: string;
  producerId: string;
}

export interface RegionVEldersShare {
  countyId: string;
  day: string | null;
  part: string | null;
  whole: string | null;
}

export interface RegionVFarmerShare {
  countyId: string;
  day: string | null;
  part: string | null;
  whole: string | null;
}

export interface RegionVFigure {
  countyId: string | null;
  day: string | null;
  figure: string | null;
  part: string | null;
  whole: string | null;
}

export interface RegionVGrowerIncome {
  countyId: string;
  day: string | null;
  elder: boolean | null;
  fen: number | null;
  remote: boolean;
  townshipCode: string | null;
}

export interface RegionVHouseholdWeek {
  countyId: string | null;
  day: string | null;
  earned: boolean | null;
  elder: boolean | null;
  organisationId: string | null;
  remote: boolean | null;
  townshipCode: string | null;
}

export interface RegionVillageVote {
  beganAt: Date | null;
  budget: number;
  closesAt: Date | null;
  countedAt: Date | null;
  countyId: string;
  id: string;
  madeAt: Date;
  madeByName: string;
  placeCode: string;
  state: "proposing" | "voting" | "counted";
  title: string;
}

export interface RegionVOnTime {
  countyId: string;
  day: string;
  part: string | null;
  whole: string | null;
}

export interface RegionVOrderTownship {
  countyId: string;
  orderId: string;
  townshipCode: string | null;
}

export interface RegionVoteBallot {
  countyId: string;
  id: Generated<string>;
  projects: string[];
  voteId: string;
}

export interface RegionVoteProject {
  about: string;
  at: Date;
  cost: number;
  countyId: string;
  id: string;
  name: string;
  proposerName: string;
  voteId: string;
}

export interface RegionVoteTurnout {
  countyId: string;
  personId: string;
  voteId: string;
}

export interface RegionVoucher {
  byHouseholdId: string | null;
  countyId: string;
  givenAt: Date;
  householdId: string;
  id: string;
  personId: string;
  personName: string;
  withdrawnAt: Date | null;
}

export interface RegionVPerformanceRecord {
  countyId: string | null;
  day: string | null;
  figure: string | null;
  kind: string | null;
  organisationId: string | null;
  part: string | null;
  recordId: string | null;
  townshipCode: string | null;
  whole: string | null;
}

export interface RegionVPremium {
  countyId: string;
  day: string | null;
  part: string | null;
  whole: string | null;
}

export interface RegionVRemoteShare {
  countyId: string;
  day: string | null;
  part: string | null;
  whole: string | null;
}

export interface RoutingRoads {
  countyId: string;
  file: Buffer;
  id: string;
  importedAt: Date;
  importedByName: string;
  source: string;
}

export interface RoutingRoadService {
  countyId: string;
  kind: "osrm" | "valhalla";
  namedAt: Date;
  namedByName: string;
  url: string;
}

export interface SandboxMarketKept {
  body: Json;
  countyId: string;
}

export interface SandboxPayNotice {
  body: string;
  deliveredAt: Date | null;
  dueAt: Date;
  id: string;
  round: number;
  tries: Generated<number>;
  url: string;
}

export interface SandboxPayRefund {
  amountFen: number;
  paymentId: string;
  reference: string;
  refundedAt: Date;
  refundId: string;
}

export interface SandboxPayTrade {
  amountFen: number;
  notifyUrl: string;
  paidAt: Date | null;
  paymentId: string;
  reference: string;
  title: string;
}

export interface SellingCostSheet {
  countyId: string;
  growingFen: number;
  helperName: string | null;
  packingFen: number;
  personName: string;
  pickingFen: number;
  productCode: string;
  sellerId: string;
  sellingFen: number;
  since: Date;
}

export interface SellingDrop {
  countyId: string;
  offerId: string;
  opensAt: Date;
  perPerson: string;
  setAt: Date;
  setByName: string;
}

export interface SellingGradeFactor {
  countyId: string;
  factorBp: number;
  grade: string;
  personName: string;
  productCode: string;
  recordedAt: Date;
  source: string;
}

export interface SellingGroupPrice {
  countyId: string;
  helperName: string | null;
  offerId: string;
  personName: string;
  priceFen: number;
  setAt: Date;
}

export interface SellingMarkdownPlan {
  approvedAt: Date;
  baseFen: number;
  countyId: string;
  daysLeft: number | null;
  downPercent: Generated<number>;
  helperName: string | null;
  offerId: string;
  personName: string;
}

export interface SellingMarkdownStep {
  countyId: string;
  daysLeft: number;
  offerId: string;
  percent: number;
}

export interface SellingOffer {
  changedAt: Date;
  countyId: string;
  createdAt: Date;
  demo: Generated<boolean>;
  floorFen: Generated<number>;
  forecastId: string | null;
  form: "by-weight" | "by-piece" | "piece-by-weight" | "mixed-box" | "pick-of-season" | "presale";
  grade: string | null;
  id: string;
  kinds: number | null;
  least: string;
  most: string;
  noteEn: Generated<string>;
  noteZh: Generated<string>;
  onFrom: string;
  onUntil: string;
  pictureId: string | null;
  pieceKg: string | null;
  pinyin: string;
  priceFen: number;
  priceUnit: "kg" | "jin" | "piece";
  productCode: string;
  sellerId: string;
  soldUnit: "kg" | "jin" | "piece";
  status: "draft" | "on" | "paused" | "ended";
  step: string;
  titleEn: string;
  titleZh: string;
  toleranceBp: Generated<number>;
  turn: Generated<number>;
}

export interface SellingOfferPart {
  countyId: string;
  grade: string;
  offerId: string;
  position: number;
  productCode: string;
  quantity: string;
  unit: "kg" | "jin" | "piece";
}

export interface SellingPrice {
  clearance: Generated<string>;
  countyId: string;
  helperId: string | null;
  helperName: string | null;
  markdownDaysLeft: number | null;
  markdownPercent: number | null;
  offerId: string;
  personId: string | null;
  personName: string;
  priceFen: number;
  since: Date;
}

export interface SellingPriceWarning {
  againstFenPerKg: number;
  countyId: string;
  fenPerKg: number;
  foundAt: Date;
  kind: "below-cost" | "below-neighbours";
  note: string | null;
  notedAt: Date | null;
  notedByName: string | null;
  offerId: string;
  sellers: number;
}

export interface SellingTradeItem {
  changedAt: Date;
  countyId: string;
  helperName: string | null;
  leastPacks: number;
  mostPacks: number | null;
  offerId: string;
  pack: string;
  personName: string;
  validUntil: string;
}

export interface SellingTrader {
  askedAt: Date;
  countyId: string;
  decidedAt: Date | null;
  decidedByName: string | null;
  name: string;
  personId: string;
  sellerId: string;
  status: "asked" | "admitted" | "turned-down" | "ended";
  words: Generated<string>;
}

export interface SellingTradeTier {
  countyId: string;
  fromPacks: number;
  offerId: string;
  priceFen: number;
}

export interface SellingVOffer {
  changedAt: Date;
  countyId: string;
  createdAt: Date;
  demo: boolean;
  floorFen: number;
  forecastId: string | null;
  form: "by-weight" | "by-piece" | "piece-by-weight" | "mixed-box" | "pick-of-season" | "presale";
  grade: string | null;
  id: string;
  kinds: number | null;
  least: string;
  most: string;
  noteEn: string;
  noteZh: string;
  onFrom: string;
  onUntil: string;
  pictureId: string | null;
  pieceKg: string | null;
  pinyin: string;
  priceFen: number;
  priceUnit: "kg" | "jin" | "piece";
  productCode: string;
  sellerId: string;
  soldUnit: "kg" | "jin" | "piece";
  status: "draft" | "on" | "paused" | "ended";
  step: string;
  titleEn: string;
  titleZh: string;
  toleranceBp: number;
  turn: number;
}

export interface SellingVOfferPart {
  countyId: string;
  grade: string;
  offerId: string;
  position: number;
  productCode: string;
  quantity: string;
  unit: "kg" | "jin" | "piece";
}

export interface SellingVWholesalePrice {
  countyId: string;
  day: string;
  fenPerKg: number;
  market: string;
  personName: string;
  productCode: string;
  recordedAt: Date;
  source: string;
}

export interface SellingWholesalePrice {
  countyId: string;
  day: string;
  fenPerKg: number;
  market: string;
  personName: string;
  productCode: string;
  recordedAt: Date;
  source: string;
}

export interface SharedDemoLoad {
  beganAt: Date;
  countyId: string;
  endedAt: Date | null;
  scale: Generated<number>;
}

export interface SharedMigration {
  appliedAt: Generated<Date>;
  context: string;
  name: string;
  sha256: string;
}

export interface SharedPicture {
  altEn: string;
  altZh: string;
  claimed: Json | null;
  countyId: string;
  credit: Generated<string>;
  height: number;
  id: string;
  keptSha256: Buffer | null;
  original: string | null;
  sha256: string;
  storedAt: Date;
  width: number;
  widths: number[];
}

export interface SharedSettledRequest {
  asker: string;
  at: Date;
  countyId: string;
  key: string;
  outcome: Json | null;
  verb: string;
}

export interface TracingAnchor {
  anchoredAt: Date;
  block: number;
  chainId: number;
  contract: string;
  countyId: string;
  origin: string;
  publisher: string;
  root: string;
  size: number;
  tx: string;
}

export interface TracingCaptureJob {
  actor: Json;
  countyId: string;
  createdAt: Date;
  errors: Generated<Json>;
  events: number;
  finishedAt: Date | null;
  holder: string;
  id: string;
  onError: "rollback" | "proceed";
  received: string | null;
}

export interface TracingContradiction {
  claim: Json | null;
  countyId: string;
  digest: string;
  document: Json;
  eventId: string;
  receivedAt: Date;
  signature: string | null;
}

export interface TracingCredential {
  countyId: string;
  document: string;
  holder: string;
  id: string;
  issuedAt: Date;
  revokedAt: Date | null;
  revokeReason: string | null;
  statusIndex: number;
  type: string;
}

export interface TracingDisclosure {
  countyId: string;
  eventId: string;
  field: string;
  key: Buffer;
  personId: string | null;
  value: Json;
}

export interface TracingDocument {
  at: Date;
  countyId: string;
  issuer: string;
  leaves: Buffer;
  root: Buffer;
  signature: Buffer;
}

export interface TracingEvent {
  action: "ADD" | "OBSERVE" | "DELETE" | null;
  /**
   * kernel/gs1/canonical-link.ts; read_point too
   */
  bizLocation: string | null;
  bizStep: string | null;
  /**
   * null: only names of the standard and our own
   */
  context: string | null;
  countyId: string;
  disposition: string | null;
  document: Json;
  eventTime: Date;
  /**
   * the UUID of eventID urn:uuid:…, or one made of its SHA-256 (kernel/event-key.ts)
   */
  id: string;
  readPoint: string | null;
  recordTime: Date;
  type: string;
}

export interface TracingEventContext {
  context: Json;
  countyId: string;
  id: string;
}

export interface TracingEventThing {
  asClass: Generated<boolean>;
  countyId: string;
  eventId: string;
  eventTime: Date;
  part: "epc" | "parent" | "child" | "input" | "output";
  quantity: string | null;
  thing: string;
  unit: string | null;
}

export interface TracingImbalance {
  countyId: string;
  events: string[];
  foundAt: Date;
  kind: "lot" | "process" | "doubted";
  note: string | null;
  notedAt: Date | null;
  rightedAt: Date | null;
  thing: string;
  unit: string;
  wentIn: string;
  wentOut: string;
}

export interface TracingIssuerKey {
  countyId: string;
  holder: string;
  id: string;
  revokedAt: Date | null;
  revokedFor: string | null;
  sealed: Buffer | null;
  validFrom: Date;
  validUntil: Date | null;
  vkey: string;
}

export interface TracingLog {
  countyId: string;
  origin: string;
  published: Generated<string>;
  publishedSize: Generated<number>;
  root: Buffer;
  sealed: Buffer;
  size: Generated<number>;
  vkey: string;
  witnessed: Generated<string>;
  witnessedAt: Date | null;
  witnessedSize: Generated<number>;
}

export interface TracingLogEntry {
  countyId: string;
  entry: string;
  index: number;
  statement: string | null;
}

export interface TracingLogLine {
  countyId: string;
  index: number;
  line: Buffer;
  seq: number;
}

export interface TracingLogTile {
  countyId: string;
  hashes: Buffer;
  index: number;
  level: number;
}

export interface TracingMasterData {
  attributes: Json;
  children: string[];
  countyId: string;
  holder: string;
  id: string;
  saidAt: Date;
  vocabulary: string;
}

export interface TracingNamedQuery {
  countyId: string;
  createdAt: Date;
  holder: string;
  name: string;
  query: Json;
}

export interface TracingOwnWord {
  countyId: string;
  kind: "type" | "bizStep" | "disposition";
  word: string;
}

export interface TracingPending {
  arrival: Generated<number>;
  arrivedAt: Generated<Date>;
  body: string;
  countyId: string;
  statements: number;
}

export interface TracingSubscription {
  countyId: string;
  createdAt: Date;
  dest: string;
  dueAt: Date;
  epcForm: "links" | "urns" | "kept";
  failures: Generated<number>;
  holder: string;
  id: string;
  initialRecordTime: Date;
  lastNotifiedAt: Date | null;
  nextIndex: number;
  queryName: string;
  reportIfEmpty: boolean;
  schedule: Json | null;
  takenUntil: Date | null;
  token: Buffer | null;
}

export interface TracingUnclaimed {
  countyId: string;
  eventId: string;
}

export interface TracingWeighed {
  countyId: string;
  nextIndex: number;
}

export interface VouchingIssuer {
  countyId: string;
  did: string;
  distrustedAt: Date | null;
  distrustReason: string | null;
  kinds: string[];
  nameEn: string;
  nameZh: string;
  trustedAt: Date;
  trustedBy: string;
}

export interface VouchingPaper {
  countyId: string;
  credentialId: string | null;
  details: Json;
  digest: string;
  document: string | null;
  holderId: string;
  id: string;
  issuerDid: string | null;
  issuerId: string | null;
  issuerName: string;
  kind: "green-food" | "organic" | "gi-quota" | "lab-report";
  lotId: string | null;
  number: string;
  personName: string;
  productCode: string | null;
  quotaKg: string | null;
  recordedAt: Date;
  revokedAt: Date | null;
  revokeReason: string | null;
  source: "issued" | "credential" | "scan";
  statusAskedAt: Date | null;
  statusAt: Date | null;
  statusFault: string | null;
  statusIndex: number | null;
  statusList: string | null;
  validFrom: Date;
  validUntil: Date | null;
}

export interface VouchingScan {
  bytes: Buffer;
  countyId: string;
  digest: string;
  type: "application/pdf" | "image/jpeg" | "image/png";
}

export interface VouchingVPaper {
  countyId: string;
  details: Json;
  digest: string;
  endedAt: Date | null;
  endedWhy: string | null;
  holderId: string;
  holderNameEn: string;
  holderNameZh: string;
  id: string;
  issuerDid: string | null;
  issuerId: string | null;
  issuerName: string;
  kind: "green-food" | "organic" | "gi-quota" | "lab-report";
  lotCode: string | null;
  lotId: string | null;
  number: string;
  productCode: string | null;
  quotaKg: string | null;
  recordedAt: Date;
  source: "issued" | "credential" | "scan";
  statusAskedAt: Date | null;
  statusAt: Date | null;
  statusFault: string | null;
  statusIndex: number | null;
  statusList: string | null;
  validFrom: Date;
  validUntil: Date | null;
}

export interface DB {
  "adopting.adoptedUnit": AdoptingAdoptedUnit;
  "adopting.adoption": AdoptingAdoption;
  "adopting.failure": AdoptingFailure;
  "adopting.handover": AdoptingHandover;
  "adopting.harvest": AdoptingHarvest;
  "adopting.monthLetter": AdoptingMonthLetter;
  "adopting.plan": AdoptingPlan;
  "adopting.planUnit": AdoptingPlanUnit;
  "adopting.portion": AdoptingPortion;
  "adopting.refund": AdoptingRefund;
  "adopting.unit": AdoptingUnit;
  "adopting.vAdoption": AdoptingVAdoption;
  "adopting.vAwaited": AdoptingVAwaited;
  "auth.account": AuthAccount;
  "auth.passkey": AuthPasskey;
  "auth.session": AuthSession;
  "auth.user": AuthUser;
  "auth.verification": AuthVerification;
  "branding.brand": BrandingBrand;
  "branding.decision": BrandingDecision;
  "branding.licence": BrandingLicence;
  "branding.lotMark": BrandingLotMark;
  "branding.standard": BrandingStandard;
  "branding.vLotMark": BrandingVLotMark;
  "channels.listing": ChannelsListing;
  "channels.message": ChannelsMessage;
  "channels.outsideOrder": ChannelsOutsideOrder;
  "channels.platform": ChannelsPlatform;
  "channels.push": ChannelsPush;
  "channels.theirOrder": ChannelsTheirOrder;
  "delivery.coldReading": DeliveryColdReading;
  "delivery.crate": DeliveryCrate;
  "delivery.crateContent": DeliveryCrateContent;
  "delivery.hold": DeliveryHold;
  "delivery.labelPrefix": DeliveryLabelPrefix;
  "delivery.node": DeliveryNode;
  "delivery.pooledDay": DeliveryPooledDay;
  "delivery.positionConsent": DeliveryPositionConsent;
  "delivery.reminder": DeliveryReminder;
  "delivery.round": DeliveryRound;
  "delivery.roundShipment": DeliveryRoundShipment;
  "delivery.roundStop": DeliveryRoundStop;
  "delivery.scan": DeliveryScan;
  "delivery.sentIn": DeliverySentIn;
  "delivery.service": DeliveryService;
  "delivery.serviceDay": DeliveryServiceDay;
  "delivery.serviceRun": DeliveryServiceRun;
  "delivery.shipment": DeliveryShipment;
  "delivery.shipmentLine": DeliveryShipmentLine;
  "delivery.stopReport": DeliveryStopReport;
  "delivery.turnedBack": DeliveryTurnedBack;
  "delivery.vehicle": DeliveryVehicle;
  "delivery.vehiclePosition": DeliveryVehiclePosition;
  "delivery.vNode": DeliveryVNode;
  "delivery.vService": DeliveryVService;
  "delivery.vShipment": DeliveryVShipment;
  "delivery.wrongCode": DeliveryWrongCode;
  "dispatching.busPosition": DispatchingBusPosition;
  "dispatching.plan": DispatchingPlan;
  "dispatching.serviceAlert": DispatchingServiceAlert;
  "dispatching.timetable": DispatchingTimetable;
  "dispatching.trouble": DispatchingTrouble;
  "dispatching.ways": DispatchingWays;
  "groupbuying.cycle": GroupbuyingCycle;
  "groupbuying.cycleItem": GroupbuyingCycleItem;
  "groupbuying.series": GroupbuyingSeries;
  "groupbuying.seriesItem": GroupbuyingSeriesItem;
  "groupbuying.vCycle": GroupbuyingVCycle;
  "groupbuying.vCycleItem": GroupbuyingVCycleItem;
  "importing.import": ImportingImport;
  "importing.importRow": ImportingImportRow;
  "ordering.basket": OrderingBasket;
  "ordering.basketLine": OrderingBasketLine;
  "ordering.checkout": OrderingCheckout;
  "ordering.claim": OrderingClaim;
  "ordering.claimTerms": OrderingClaimTerms;
  "ordering.lineEntry": OrderingLineEntry;
  "ordering.lotAnswer": OrderingLotAnswer;
  "ordering.lotDecision": OrderingLotDecision;
  "ordering.lotDecisionLine": OrderingLotDecisionLine;
  "ordering.lotQuestion": OrderingLotQuestion;
  "ordering.order": OrderingOrder;
  "ordering.orderLine": OrderingOrderLine;
  "ordering.orderLineLot": OrderingOrderLineLot;
  "ordering.personalShare": OrderingPersonalShare;
  "ordering.refund": OrderingRefund;
  "ordering.review": OrderingReview;
  "ordering.shortHarvest": OrderingShortHarvest;
  "ordering.shortHarvestLine": OrderingShortHarvestLine;
  "ordering.topUp": OrderingTopUp;
  "ordering.unpaid": OrderingUnpaid;
  "ordering.vClaim": OrderingVClaim;
  "ordering.vOrder": OrderingVOrder;
  "ordering.vOrderLine": OrderingVOrderLine;
  "ordering.vOrderLineLot": OrderingVOrderLineLot;
  "ordering.vRefund": OrderingVRefund;
  "ordering.vReview": OrderingVReview;
  "ordering.waiting": OrderingWaiting;
  "ordering.weighing": OrderingWeighing;
  "ordering.weightTable": OrderingWeightTable;
  "origin.allotment": OriginAllotment;
  "origin.allotmentMove": OriginAllotmentMove;
  "origin.certificate": OriginCertificate;
  "origin.fieldRecord": OriginFieldRecord;
  "origin.forecast": OriginForecast;
  "origin.forecastVersion": OriginForecastVersion;
  "origin.grade": OriginGrade;
  "origin.lot": OriginLot;
  "origin.lotFlow": OriginLotFlow;
  "origin.lotHold": OriginLotHold;
  "origin.lotPlot": OriginLotPlot;
  "origin.plot": OriginPlot;
  "origin.plotReading": OriginPlotReading;
  "origin.product": OriginProduct;
  "origin.series": OriginSeries;
  "origin.sprayProduct": OriginSprayProduct;
  "origin.vAllotment": OriginVAllotment;
  "origin.vCertificate": OriginVCertificate;
  "origin.vFieldMonth": OriginVFieldMonth;
  "origin.vForecast": OriginVForecast;
  "origin.vGrade": OriginVGrade;
  "origin.vLastFieldRecord": OriginVLastFieldRecord;
  "origin.vLot": OriginVLot;
  "origin.vLotBalance": OriginVLotBalance;
  "origin.vLotField": OriginVLotField;
  "origin.vLotPlot": OriginVLotPlot;
  "origin.vLotStock": OriginVLotStock;
  "origin.vProduct": OriginVProduct;
  "origin.vStock": OriginVStock;
  "paying.account": PayingAccount;
  "paying.awaited": PayingAwaited;
  "paying.bill": PayingBill;
  "paying.billLine": PayingBillLine;
  "paying.bookCheck": PayingBookCheck;
  "paying.cashier": PayingCashier;
  "paying.earning": PayingEarning;
  "paying.entry": PayingEntry;
  "paying.merchant": PayingMerchant;
  "paying.notice": PayingNotice;
  "paying.payment": PayingPayment;
  "paying.posting": PayingPosting;
  "paying.receiver": PayingReceiver;
  "paying.refund": PayingRefund;
  "paying.sharing": PayingSharing;
  "paying.splitRule": PayingSplitRule;
  "paying.vAdvancePosting": PayingVAdvancePosting;
  "paying.vGrantPosting": PayingVGrantPosting;
  "paying.vPosting": PayingVPosting;
  "people.county": PeopleCounty;
  "people.helpedAct": PeopleHelpedAct;
  "people.helperConsent": PeopleHelperConsent;
  "people.helping": PeopleHelping;
  "people.membership": PeopleMembership;
  "people.notice": PeopleNotice;
  "people.organisation": PeopleOrganisation;
  "people.person": PeoplePerson;
  "people.place": PeoplePlace;
  "people.signInAttempt": PeopleSignInAttempt;
  "people.vGrower": PeopleVGrower;
  "people.vOrganisation": PeopleVOrganisation;
  "people.vPlace": PeopleVPlace;
  "planning.poolBring": PlanningPoolBring;
  "planning.poolBringStop": PlanningPoolBringStop;
  "planning.poolDay": PlanningPoolDay;
  "planning.poolMonth": PlanningPoolMonth;
  "planning.poolRounds": PlanningPoolRounds;
  "planning.poolShare": PlanningPoolShare;
  "planning.poolTry": PlanningPoolTry;
  "planning.whatIf": PlanningWhatIf;
  "planning.whatIfTry": PlanningWhatIfTry;
  "recall.recall": RecallRecall;
  "recall.recallLine": RecallRecallLine;
  "recall.recallLot": RecallRecallLot;
  "recall.vRecalledLot": RecallVRecalledLot;
  "region.advance": RegionAdvance;
  "region.application": RegionApplication;
  "region.assessment": RegionAssessment;
  "region.boardPost": RegionBoardPost;
  "region.codeChange": RegionCodeChange;
  "region.counted": RegionCounted;
  "region.creditPool": RegionCreditPool;
  "region.figureDay": RegionFigureDay;
  "region.fundPlan": RegionFundPlan;
  "region.grantEvent": RegionGrantEvent;
  "region.grantEvidence": RegionGrantEvidence;
  "region.grantFile": RegionGrantFile;
  "region.grantScheme": RegionGrantScheme;
  "region.grantStage": RegionGrantStage;
  "region.jointGroup": RegionJointGroup;
  "region.jointMember": RegionJointMember;
  "region.measureVersion": RegionMeasureVersion;
  "region.pair": RegionPair;
  "region.pairEntry": RegionPairEntry;
  "region.pairingRound": RegionPairingRound;
  "region.pairingWish": RegionPairingWish;
  "region.performanceDay": RegionPerformanceDay;
  "region.performanceResult": RegionPerformanceResult;
  "region.performanceRules": RegionPerformanceRules;
  "region.site": RegionSite;
  "region.sponsorProject": RegionSponsorProject;
  "region.supportVersion": RegionSupportVersion;
  "region.townshipDay": RegionTownshipDay;
  "region.vClaims": RegionVClaims;
  "region.vDeliveredLot": RegionVDeliveredLot;
  "region.vEldersShare": RegionVEldersShare;
  "region.vFarmerShare": RegionVFarmerShare;
  "region.vFigure": RegionVFigure;
  "region.vGrowerIncome": RegionVGrowerIncome;
  "region.vHouseholdWeek": RegionVHouseholdWeek;
  "region.villageVote": RegionVillageVote;
  "region.vOnTime": RegionVOnTime;
  "region.vOrderTownship": RegionVOrderTownship;
  "region.voteBallot": RegionVoteBallot;
  "region.voteProject": RegionVoteProject;
  "region.voteTurnout": RegionVoteTurnout;
  "region.voucher": RegionVoucher;
  "region.vPerformanceRecord": RegionVPerformanceRecord;
  "region.vPremium": RegionVPremium;
  "region.vRemoteShare": RegionVRemoteShare;
  "routing.roads": RoutingRoads;
  "routing.roadService": RoutingRoadService;
  "sandboxMarket.kept": SandboxMarketKept;
  "sandboxPay.notice": SandboxPayNotice;
  "sandboxPay.refund": SandboxPayRefund;
  "sandboxPay.trade": SandboxPayTrade;
  "selling.costSheet": SellingCostSheet;
  "selling.drop": SellingDrop;
  "selling.gradeFactor": SellingGradeFactor;
  "selling.groupPrice": SellingGroupPrice;
  "selling.markdownPlan": SellingMarkdownPlan;
  "selling.markdownStep": SellingMarkdownStep;
  "selling.offer": SellingOffer;
  "selling.offerPart": SellingOfferPart;
  "selling.price": SellingPrice;
  "selling.priceWarning": SellingPriceWarning;
  "selling.tradeItem": SellingTradeItem;
  "selling.trader": SellingTrader;
  "selling.tradeTier": SellingTradeTier;
  "selling.vOffer": SellingVOffer;
  "selling.vOfferPart": SellingVOfferPart;
  "selling.vWholesalePrice": SellingVWholesalePrice;
  "selling.wholesalePrice": SellingWholesalePrice;
  "shared.demoLoad": SharedDemoLoad;
  "shared.migration": SharedMigration;
  "shared.picture": SharedPicture;
  "shared.settledRequest": SharedSettledRequest;
  "tracing.anchor": TracingAnchor;
  "tracing.captureJob": TracingCaptureJob;
  "tracing.contradiction": TracingContradiction;
  "tracing.credential": TracingCredential;
  "tracing.disclosure": TracingDisclosure;
  "tracing.document": TracingDocument;
  "tracing.event": TracingEvent;
  "tracing.eventContext": TracingEventContext;
  "tracing.eventThing": TracingEventThing;
  "tracing.imbalance": TracingImbalance;
  "tracing.issuerKey": TracingIssuerKey;
  "tracing.log": TracingLog;
  "tracing.logEntry": TracingLogEntry;
  "tracing.logLine": TracingLogLine;
  "tracing.logTile": TracingLogTile;
  "tracing.masterData": TracingMasterData;
  "tracing.namedQuery": TracingNamedQuery;
  "tracing.ownWord": TracingOwnWord;
  "tracing.pending": TracingPending;
  "tracing.subscription": TracingSubscription;
  "tracing.unclaimed": TracingUnclaimed;
  "tracing.weighed": TracingWeighed;
  "vouching.issuer": VouchingIssuer;
  "vouching.paper": VouchingPaper;
  "vouching.scan": VouchingScan;
  "vouching.vPaper": VouchingVPaper;
}
