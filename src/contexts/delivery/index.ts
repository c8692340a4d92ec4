import './facts.ts';

export { addNodes, type NewNode } from './add-nodes.ts';
export { addServices } from './add-services.ts';
export { type Arrival, arriveAt } from './arrive-at.ts';
export { carriersAtWork } from './carriers-at-work.ts';
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
export { arrivalOfOrder } from './driving/arrival-of-order.ts';
export type { Arriving } from './driving/arrivals-at.ts';
export { type ColdLog, coldLogOf } from './driving/cold-log-of.ts';
export type { ColdReading } from './driving/cold-readings.ts';
export {
  type DriversParcel,
  type DriversRound,
  type DriversStop,
  driversRound,
} from './driving/drivers-round.ts';
export { finishStop, type StopDone, type StopReport } from './driving/finish-stop.ts';
export { keepAfterAll } from './driving/keep-after-all.ts';
export { type LoadedThing, type LoadPicture, loadPictureOf } from './driving/load-picture-of.ts';
export { logTemperatures } from './driving/log-temperatures.ts';
export type { Position } from './driving/positions.ts';
export { readLoggerFile } from './driving/read-logger-file.ts';
export { type SendBack, sendBack } from './driving/send-back.ts';
export { setColdLimits } from './driving/set-cold-limits.ts';
export { sharePosition } from './driving/share-position.ts';
export { type StationDay, stationDay } from './driving/station-day.ts';
export { tellPosition } from './driving/tell-position.ts';
export type { TurnBackReason, TurnedBack } from './driving/turned-back.ts';
export { type VehicleOut, vehiclesOut } from './driving/vehicles-out.ts';
export { type WarmStretch, warmStretchesOf } from './driving/warm-stretches.ts';
export { editNode, type NodeTerms } from './edit-node.ts';
export { editService, type ServiceTerms } from './edit-service.ts';
export { expectParcels } from './expect-parcels.ts';
export type { GoodsTurnedBack, ParcelWaits, PromiseChanged } from './facts.ts';
export { findParcels, type ParcelQuery, parcelByLabel } from './find-parcels.ts';
export { type Following, followTimetable } from './follow-timetable.ts';
export { giveCapacityBack } from './give-capacity-back.ts';
export type { Hold } from './holds.ts';
export { type BoardRow, type HubBoard, hubBoard } from './hub-board.ts';
export { remindBuyer } from './keeping/remind-buyer.ts';
export { type SendIn, sendIn } from './keeping/send-in.ts';
export type { SentIn } from './keeping/sent-in.ts';
export { takeOff } from './keeping/take-off.ts';
export type { ArrivalWindow } from './kernel/arrival-window.ts';
export type { ColdLimits, Excursion } from './kernel/cold-chain.ts';
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
export { pooledSince } from './pooled-days.ts';
export { dropPooledRounds, setPooledRounds } from './pooled-rounds.ts';
export { type Promised, promisesTo, promisesToEach, promiseTo, someWayTo } from './promise-to.ts';
export { reactions } from './reactions.ts';
export { receiveAtHub } from './receive-at-hub.ts';
export { refusals } from './refusals.ts';
export { reportLost } from './report-lost.ts';
export { rights } from './rights.ts';
export type { Round, Stop } from './rounds.ts';
export { type RoundSummary, roundsOf, type Waiting, waitingToGo } from './rounds-of.ts';
export { saveVehicle } from './save-vehicle.ts';
export type { ScanRecord } from './scans.ts';
export { schedules } from './schedules.ts';
export type { Service } from './services.ts';
export { setCompanyPrefix } from './set-company-prefix.ts';
export { type RoundToSet, type StopToSet, setRounds } from './set-rounds.ts';
export { shelve } from './shelve.ts';
export { type Shipment, withheldReasons } from './shipments.ts';
export { shipmentsInCrate } from './shipments-in-crate.ts';
export { shipmentsOnRound } from './shipments-on-round.ts';
export { type StationBoard, stationBoard } from './station-board.ts';
export { takeCapacity } from './take-capacity.ts';
export { takeOutOfCrate } from './take-out-of-crate.ts';
export { type Temperature, temperatures, type Vehicle } from './vehicles.ts';
export { vehiclesOf } from './vehicles-of.ts';
export { withholdParcels } from './withhold-parcels.ts';
