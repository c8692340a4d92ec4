import './facts.ts';

export { addNodes, type NewNode } from './add-nodes.ts';
export { addServices } from './add-services.ts';
export { type Arrival, arriveAt } from './arrive-at.ts';
export { changePromise } from './change-promise.ts';
export { type Collected, type Collection, collect, type Proof } from './collect.ts';
export {
  type CrateBoard,
  type CrateFile,
  type CrateRow,
  crateBoard,
  crateFile,
  crateNamed,
} from './crate-board.ts';
export type { Crate } from './crates.ts';
export { type DayParcel, dayParcels } from './day-parcels.ts';
export { departRound } from './depart-round.ts';
export {
  type DriversParcel,
  type DriversRound,
  type DriversStop,
  driversRound,
} from './driving/drivers-round.ts';
export { finishStop, type StopDone, type StopReport } from './driving/finish-stop.ts';
export { keepAfterAll } from './driving/keep-after-all.ts';
export { type SendBack, sendBack } from './driving/send-back.ts';
export type { TurnBackReason, TurnedBack } from './driving/turned-back.ts';
export { editNode, type NodeTerms } from './edit-node.ts';
export { editService, type ServiceTerms } from './edit-service.ts';
export { expectParcels } from './expect-parcels.ts';
export type { PromiseChanged } from './facts.ts';
export { findParcels, type ParcelQuery, parcelByLabel } from './find-parcels.ts';
export { giveCapacityBack } from './give-capacity-back.ts';
export type { Hold } from './holds.ts';
export { type BoardRow, type HubBoard, hubBoard } from './hub-board.ts';
export { HORIZON_DAYS, isoWeekday, type Opening } from './kernel/departure.ts';
export {
  type JourneyStep,
  type ScanKind,
  type ShipmentStatus,
  type StepKind,
  steps,
} from './kernel/journey.ts';
export { companyPrefix } from './label-prefix.ts';
export { type Label, type LabelChoice, labelsOf } from './labels-of.ts';
export { loadOnRound } from './load-on-round.ts';
export { makeCrate } from './make-crate.ts';
export { type Manifest, type ManifestParcel, type ManifestStop, manifestOf } from './manifest-of.ts';
export { type Network, networkOf } from './network-of.ts';
export { type Node, type NodeKind, nodeByGln, nodesByIds } from './nodes.ts';
export { nodesOf } from './nodes-of.ts';
export { type OnTime, onTimeOf } from './on-time-of.ts';
export type { OrderedLine, OrderPacked, OrderPaid } from './order-facts.ts';
export { packIntoCrate } from './pack-into-crate.ts';
export { packShipment, type ScanInput } from './pack-shipment.ts';
export { type OrderParcel, type ParcelStory, parcelOf, parcelOfOrder } from './parcel-of.ts';
export type { Parcel } from './parcels.ts';
export { parcelsGoingWith, parcelsUnder, type Touched } from './parcels-touched.ts';
export { type NewRound, planRound } from './plan-round.ts';
export { type Promised, promisesTo, promisesToEach, promiseTo } from './promise-to.ts';
export { reactions } from './reactions.ts';
export { receiveAtHub } from './receive-at-hub.ts';
export { refusals } from './refusals.ts';
export { reportLost } from './report-lost.ts';
export { rights } from './rights.ts';
export type { Round, Stop } from './rounds.ts';
export { type RoundSummary, roundsOf, type Waiting, waitingToGo } from './rounds-of.ts';
export { saveVehicle } from './save-vehicle.ts';
export type { ScanRecord } from './scans.ts';
export type { Service } from './services.ts';
export { setCompanyPrefix } from './set-company-prefix.ts';
export { type RoundToSet, type StopToSet, setRounds } from './set-rounds.ts';
export { shelve } from './shelve.ts';
export type { Shipment } from './shipments.ts';
export { shipmentsInCrate } from './shipments-in-crate.ts';
export { shipmentsOnRound } from './shipments-on-round.ts';
export { type StationBoard, stationBoard } from './station-board.ts';
export { takeCapacity } from './take-capacity.ts';
export { takeOutOfCrate } from './take-out-of-crate.ts';
export { type Temperature, temperatures, type Vehicle } from './vehicles.ts';
export { vehiclesOf } from './vehicles-of.ts';
export { withholdParcels } from './withhold-parcels.ts';
