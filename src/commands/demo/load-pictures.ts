import { readFile } from 'node:fs/promises';
import type { Call } from '#shared/call.ts';
import { must } from '#shared/outcome.ts';
import { storeDrawing } from '#shared/pictures.ts';
import { landscapes, productPictures } from './pictures.ts';

/** Stores the demo's drawings under `folder`; answers the pictures of products by their code. */
export async function loadPictures(call: Call, folder: string): Promise<ReadonlyMap<string, string>> {
  for (const { id, file, altZh, altEn, credit } of [...productPictures, ...landscapes]) {
    must(await storeDrawing(call, folder, await readFile(file), { id, altZh, altEn, credit }));
  }
  return new Map(productPictures.map(({ code, id }) => [code, id]));
}
