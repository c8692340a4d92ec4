export { type Forecast, forecastById } from './forecasts.ts';
export { givePresaleBack } from './give-presale-back.ts';
export {
  type FreeStock,
  freeStock,
  type Lot,
  type LotsWanted,
  lotByCode,
  lotById,
  lotsByIds,
  lotsForSale,
} from './lots.ts';
export { type Grade, type Product, productByCode, products, productsByCodes } from './products.ts';
export { type OriginRefusal, refusals } from './refusals.ts';
export { releaseStock } from './release-stock.ts';
export { reserveStock } from './reserve-stock.ts';
export { returnStock } from './return-stock.ts';
export { rights } from './rights.ts';
export { sellStock } from './sell-stock.ts';
export type { StockLine } from './stock-lines.ts';
export { type PresaleLine, takePresale } from './take-presale.ts';
