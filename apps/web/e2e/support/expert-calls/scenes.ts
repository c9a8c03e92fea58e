import { cardScenes } from './cards.ts';
import { certificateScenes } from './certificates.ts';
import { coreScenes } from './core.ts';
import { fileScenes } from './files.ts';
import type { Action, Scene } from './scene.ts';
import { smartChargingScenes } from './smart-charging.ts';

export const profiles = {
  core: coreScenes,
  'cards and reservations': cardScenes,
  'smart charging': smartChargingScenes,
  'firmware and logs': fileScenes,
  certificates: certificateScenes,
};

/** Every call of OCPP 1.6 and its security extension, with each answer that the simulated charger has for it. */
export const scenes: { readonly [A in Action]: readonly Scene[] } = {
  ...profiles.core,
  ...profiles['cards and reservations'],
  ...profiles['smart charging'],
  ...profiles['firmware and logs'],
  ...profiles.certificates,
};
