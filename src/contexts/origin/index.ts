import type { Schedule } from '#shared/outbox.ts';
import { followAllotments } from './follow-allotments.ts';

export { addPlot, addPlots } from './add-plots.ts';
export { addProducts } from './add-products.ts';
export { addSprayProducts } from './add-spray-products.ts';
export type { AllotmentMove } from './allotment-moves.ts';
export type { LotAllotment } from './allotments.ts';
export {
  type Certificate,
  certificateById,
  certificateByNumber,
  certificatesByIds,
  certificatesOfLot,
  certificatesOfLots,
  replacementOf,
} from './certificates.ts';
export { channelsOfLot, type LotChannels } from './channels-of-lot.ts';
export { closeLot } from './close-lot.ts';
export { drawPlotOutline } from './draw-plot-outline.ts';
export {
  type FieldRecord,
  fieldRecordById,
  fieldRecordsOfLot,
  fieldRecordsOfPlot,
  plotsThatWait,
  worksOfPlots,
} from './field-records.ts';
export { followAllotments } from './follow-allotments.ts';
export { type Forecast, type ForecastVersion, forecastById, versionsOf } from './forecasts.ts';
export { givePresaleBack } from './give-presale-back.ts';
export { type Harvest, harvest, type LotMade } from './harvest.ts';
export { type Holding, holdLot } from './hold-lot.ts';
export { type CertificateIssued, type Issuing, issueCertificate } from './issue-certificate.ts';
export { type AllotmentKind, allotmentKinds, takeable, untold } from './kernel/allotment.ts';
export { type Basis, bases, basisWords, promises } from './kernel/certificate.ts';
export {
  type Channel,
  channelIn,
  channelWords,
  type OwnChannel,
  ownChannels,
  platformOf,
  type SetApart,
} from './kernel/channel.ts';
export { type FieldWork, fieldWorks, fieldWorkWords } from './kernel/field-work.ts';
export { certainties, sellableAhead } from './kernel/forecast.ts';
export { inProductUnit, typedUnits } from './kernel/measure.ts';
export { type Measure, type Measured, measures, measureWords, readableStretches } from './kernel/measures.ts';
export type { Corner } from './kernel/outline.ts';
export { firstHarvestDay } from './kernel/spray-interval.ts';
export { freeOf } from './kernel/stock.ts';
export { type ListingCertificates, listCertificates } from './list-certificates.ts';
export { type ListingFieldBook, listFieldRecords } from './list-field-records.ts';
export { type ListingForecasts, listForecasts } from './list-forecasts.ts';
export { type ListingLots, listLots, lotsToDo } from './list-lots.ts';
export { type ListingPlots, listPlots } from './list-plots.ts';
export { type LotFile, lookAtLot } from './look-at-lot.ts';
export { familyFlows, type LotFlow } from './lot-flows.ts';
export { holdsOf, type LotHold, lotsHeldFor } from './lot-holds.ts';
export { type LotLabel, lotLabels } from './lot-labels.ts';
export { type LotCounts, type LotFilter, lotFilters } from './lot-lists.ts';
export {
  type FreeStock,
  freeStock,
  type Lot,
  type LotsWanted,
  lotByCode,
  lotById,
  lotsByCodes,
  lotsByIds,
  lotsForSale,
} from './lots.ts';
export { lotsFromPlot } from './lots-from-plot.ts';
export { type LotThrough, lotsThrough } from './lots-through.ts';
export { type ForecastMade, makeForecast, type NewForecast } from './make-forecast.ts';
export { type Merging, mergeLots } from './merge-lots.ts';
export { type AllotmentToMove, moveAllotment } from './move-allotment.ts';
export { type NewPlot, type Plot, plotsByIds, plotsOf, plotsOfLot } from './plots.ts';
export { type Producer, producersKeptBy } from './producers.ts';
export {
  type Grade,
  type NewProduct,
  type Product,
  type ProductSeason,
  productByCode,
  productByGtin,
  productSeasons,
  products,
  productsByCodes,
} from './products.ts';
export { type PromiseLine, promiseOutside } from './promise-outside.ts';
export { type ReachedLot, reachedLots, type Trouble } from './reached-lots.ts';
export { type FieldEntry, type FieldEntryKept, recordField } from './record-field.ts';
export { type Loss, recordLoss } from './record-loss.ts';
export { type OriginRefusal, refusals } from './refusals.ts';
export { type Regrading, regradeLot } from './regrade-lot.ts';
export { releaseHold } from './release-hold.ts';
export { releaseStock } from './release-stock.ts';
export { reserveStock } from './reserve-stock.ts';
export { returnStock } from './return-stock.ts';
export { rights } from './rights.ts';
export { sellStock } from './sell-stock.ts';
export { logReadings } from './sensing/log-readings.ts';
export { daysMeasured, daysMeasuredOn, newestReadings, type PlotReading } from './sensing/plot-readings.ts';
export { readFieldLogger } from './sensing/read-field-logger.ts';
export { takeReadingsBack } from './sensing/take-readings-back.ts';
export { type AllotmentToSet, setAllotment } from './set-allotment.ts';
export { type SplitPart, splitLot } from './split-lot.ts';
export { type SprayProduct, sprayProducts } from './spray-products.ts';
export type { StockLine } from './stock-lines.ts';
export { stopPresale } from './stop-presale.ts';
export { strikeFieldRecord } from './strike-field-record.ts';
export { type PresaleLine, takePresale } from './take-presale.ts';
export { voidCertificate } from './void-certificate.ts';

export const schedules: readonly Schedule[] = [
  { name: 'origin/follow-allotments', cron: '* * * * *', run: followAllotments },
];
