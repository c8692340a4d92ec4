import { type Grade, products } from '#origin';
import type { Call } from '#shared/call.ts';
import { type StandardVersion, standardsOf } from './standards.ts';

/** A product and what a brand asks of it. */
export interface ProductStandards {
  readonly productCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly pictureId: string | undefined;
  readonly certificateRequired: boolean;
  /** All grades of the product, best first: a version names some of them. */
  readonly grades: readonly Grade[];
  /** Newest first; none for a product the brand does not cover yet. */
  readonly versions: readonly StandardVersion[];
}

/** The county's products with a brand's standards for each, those it covers first. Open to everyone. */
export async function standardsShown(call: Call, brandId: string): Promise<ProductStandards[]> {
  const versions = Map.groupBy(await standardsOf(call, brandId), (version) => version.productCode);
  const all = (await products(call)).map((product) => ({
    productCode: product.code,
    nameZh: product.nameZh,
    nameEn: product.nameEn,
    pictureId: product.pictureId,
    certificateRequired: product.certificateRequired,
    grades: product.grades,
    versions: versions.get(product.code) ?? [],
  }));
  return all.toSorted((a, b) => Number(b.versions.length > 0) - Number(a.versions.length > 0));
}
