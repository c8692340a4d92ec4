/** Draws every picture anew: `node src/commands/demo/pictures/draw-pictures.ts`. */
import { writeFileSync } from 'node:fs';
import { drawings } from './drawing/all.ts';

for (const [name, draw] of Object.entries(drawings)) {
  writeFileSync(new URL(`./${name}.svg`, import.meta.url), draw());
}
