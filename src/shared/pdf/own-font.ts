import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../root.ts';
import { type Font, openFont } from './font.ts';

let font: Font | undefined;

/** Noto Sans SC, regular, with the characters of GBK and Latin (see `README.md` beside it). Read once. */
export function ownFont(): Font {
  font ??= openFont(gunzipSync(readFileSync(join(root, 'src', 'shared', 'pdf', 'noto-sans-sc.ttf.gz'))));
  return font;
}
