import { type Linter, lint, lintAll, nonDigit } from './lint.ts';

export const nonzero: Linter = (text) =>
  nonDigit(text) ?? (/[1-9]/.test(text) ? null : lintAll('ILLEGAL_ZERO_VALUE', text));

export const zero: Linter = (text) => (/^0+$/.test(text) ? null : lintAll('NOT_ZERO', text));

export const nozeroprefix: Linter = (text) =>
  nonDigit(text) ?? (text.startsWith('0') ? lint('ILLEGAL_ZERO_PREFIX', 0, 1) : null);

export const yesno: Linter = (text) => (/^[01]$/.test(text) ? null : lintAll('NOT_ZERO_OR_ONE', text));

export const winding: Linter = (text) =>
  /^[019]$/.test(text) ? null : lintAll('INVALID_WINDING_DIRECTION', text);

export const iso5218: Linter = (text) =>
  /^[0129]$/.test(text) ? null : lintAll('INVALID_BIOLOGICAL_SEX_CODE', text);

/** Degrees and seven decimals, counted from the south pole: 0 to 180. */
export const latitude: Linter = (text) => degrees(text, 1_800_000_000, 'LATITUDE');
/** Degrees and seven decimals, counted from the antimeridian: 0 to 360. */
export const longitude: Linter = (text) => degrees(text, 3_600_000_000, 'LONGITUDE');

/** Piece number and number of pieces, each half of the digits. */
export const pieceoftotal: Linter = (text) => {
  if (text === '' || text.length % 2 === 1) return lintAll('INVALID_LENGTH_FOR_PIECE_OF_TOTAL', text);
  const bad = nonDigit(text);
  if (bad) return bad;
  const half = text.length / 2;
  const [piece, total] = [Number(text.slice(0, half)), Number(text.slice(half))];
  if (piece === 0) return lint('ZERO_PIECE_NUMBER', 0, half);
  if (total === 0) return lint('ZERO_TOTAL_PIECES', half, half);
  return piece > total ? lintAll('PIECE_NUMBER_EXCEEDS_TOTAL', text) : null;
};

/** A place in a sequence and where it ends, `2/3`. */
export const posinseqslash: Linter = (text) => {
  const [, place, end] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (place === undefined || end === undefined) return lintAll('POSITION_IN_SEQUENCE_MALFORMED', text);
  if (place.startsWith('0')) return lint('ILLEGAL_ZERO_PREFIX', 0, place.length);
  if (end.startsWith('0')) return lint('ILLEGAL_ZERO_PREFIX', place.length + 1, end.length);
  return BigInt(place) > BigInt(end) ? lintAll('POSITION_EXCEEDS_END', text) : null;
};

function degrees(text: string, most: number, what: string) {
  if (text.length !== 10) return lintAll(`${what}_INVALID_LENGTH`, text);
  return nonDigit(text) ?? (Number(text) > most ? lintAll(`INVALID_${what}`, text) : null);
}
