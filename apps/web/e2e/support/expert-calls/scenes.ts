import { cardScenes } from './cards.ts';
import { certificateScenes } from './certificates.ts';
import { coreScenes } from './core.ts';
import { fileScenes } from './files.ts';
import type { Action, Scene } from './scene.ts';
import { smartChargingScenes } from './smart-charging.ts';

/** Every call of OCPP 1.6 and its security extension, with each answer that the simulated charger has for it. */
export const scenes: { readonly [A in Action]: readonly Scene[] } = {
  ...coreScenes,
  ...cardScenes,
  ...smartChargingScenes,
  ...fileScenes,
  ...certificateScenes,
};
