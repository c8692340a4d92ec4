import { winterBambooShoot } from './bamboo-shoot.ts';
import { camelliaOil } from './camellia.ts';
import { riceFieldCarp } from './carp.ts';
import { woodlandChicken } from './cock.ts';
import { freeRangeEgg } from './eggs.ts';
import { summerGrape } from './grapes.ts';
import { winterGreens } from './greens.ts';
import { mountainHoney } from './honey.ts';
import { youpiKumquat } from './kumquat-bowl.ts';
import { cuimiKumquat, huapiKumquat } from './kumquat-branch.ts';
import { shatangMandarin } from './mandarin.ts';
import { mistValley } from './mist-valley.ts';
import { luohanguo } from './monk-fruit.ts';
import { pickledMustardRoot } from './mustard-root.ts';
import { shatianPomelo } from './pomelo.ts';
import { newRice } from './rice.ts';
import { shiitake } from './shiitake.ts';
import { kumquatTerraces } from './terraces.ts';
import { drumTowerVillage } from './village.ts';
import { driedWoodEar } from './wood-ear.ts';

/** Every drawing by the name of its file: products by their code, then the landscapes. */
export const drawings: Readonly<Record<string, () => string>> = {
  'huapi-kumquat': huapiKumquat,
  'cuimi-kumquat': cuimiKumquat,
  'youpi-kumquat': youpiKumquat,
  'shatang-mandarin': shatangMandarin,
  'shatian-pomelo': shatianPomelo,
  luohanguo,
  'summer-grape': summerGrape,
  shiitake,
  'winter-greens': winterGreens,
  'winter-bamboo-shoot': winterBambooShoot,
  'woodland-chicken': woodlandChicken,
  'free-range-egg': freeRangeEgg,
  'rice-field-carp': riceFieldCarp,
  'new-rice': newRice,
  'camellia-oil': camelliaOil,
  'mountain-honey': mountainHoney,
  'pickled-mustard-root': pickledMustardRoot,
  'dried-wood-ear': driedWoodEar,
  'kumquat-terraces': kumquatTerraces,
  'mist-valley': mistValley,
  'drum-tower-village': drumTowerVillage,
};
