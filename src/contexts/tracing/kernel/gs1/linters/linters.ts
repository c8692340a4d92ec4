import {
  cset39,
  cset64,
  cset82,
  csetnumeric,
  hasnondigit,
  hyphen,
  importeridx,
  pcenc,
} from './characters.ts';
import { csum, csumalpha, iban } from './check-digits.ts';
import { iso3166, iso3166alpha2, iso4217, iso3166999, mediatype, packagetype } from './code-lists.ts';
import { gcppos1, gcppos2 } from './company-prefix.ts';
import { couponcode, couponposoffer } from './coupons.ts';
import { hh, hhmi, mi, ss, yymmd0, yymmdd, yyyymmd0, yyyymmdd } from './dates.ts';
import type { Linter } from './lint.ts';
import {
  iso5218,
  latitude,
  longitude,
  nonzero,
  nozeroprefix,
  pieceoftotal,
  posinseqslash,
  winding,
  yesno,
  zero,
} from './numbers.ts';

/** Every linter of the GS1 Barcode Syntax Resource (release 2026-01-27), under the name the dictionary calls it by. */
export const linters: Readonly<Record<string, Linter>> = {
  ...{ cset39, cset64, cset82, csetnumeric, hasnondigit, hyphen, importeridx, pcenc },
  ...{ csum, csumalpha, iban, gcppos1, gcppos2 },
  ...{ iso3166, iso3166999, iso3166alpha2, iso4217, mediatype, packagetype },
  ...{ hh, hhmi, mi, ss, yymmd0, yymmdd, yyyymmd0, yyyymmdd },
  ...{
    iso5218,
    latitude,
    longitude,
    nonzero,
    nozeroprefix,
    pieceoftotal,
    posinseqslash,
    winding,
    yesno,
    zero,
  },
  ...{ couponcode, couponposoffer },
};
