import { accepted, nowhere, rejected, type Scenes } from './scene.ts';

/** Smart charging. */
export const smartChargingScenes = {
  SetChargingProfile: [
    { calls: [accepted, { fields: { 'csChargingProfiles.stackLevel': '99' }, ...rejected }] },
    {
      charger: { configuration: { SupportedFeatureProfiles: 'Core' } },
      calls: [{ answer: 'NotSupported', state: 'not-supported' }],
    },
  ],
  ClearChargingProfile: [
    {
      calls: [{ answer: 'Unknown', state: 'done' }, { action: 'SetChargingProfile', ...accepted }, accepted],
    },
  ],
  GetCompositeSchedule: [{ calls: [accepted, { fields: nowhere, ...rejected }] }],
} satisfies Scenes;
