/** Where vendors have the choice of the protocol, in the words of their own screens. */
const SETTINGS: readonly { readonly vendor: RegExp; readonly setting: string }[] = [
  // aceservice.alfen.com, KA-01372
  {
    vendor: /^alfen/i,
    setting: 'ACE Service Installer › Connectivity › Network Profile › Protocol: OCPP 1.6',
  },
  // spelsberg.co.uk, backend integration
  { vendor: /spelsberg/i, setting: 'System › Settings › OCPP › OCPP mode: OCPP-J 1.6' },
];

/** What has to be set in a charger of a vendor for it to speak OCPP 1.6; null where we do not know its words. */
export const protocolSetting = (vendor: string | null): string | null =>
  SETTINGS.find((known) => vendor !== null && known.vendor.test(vendor))?.setting ?? null;
