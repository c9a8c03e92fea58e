/** What the audit keeps of each action around emission reduction units. */
export interface EreAuditDetails {
  'ere.meter': {
    readonly validFrom: string;
    readonly ean: string | null;
    readonly meterSerial: string | null;
    readonly mid: string | null;
    readonly builtIn: boolean;
    readonly ownRenewablePercent: string | null;
  };
  'ere.authorise': {
    readonly version: number;
    readonly service: string;
    readonly eans: readonly string[];
    readonly validFrom: string;
    readonly validUntil: string;
  };
  'ere.withdraw': { readonly lastDay: string };
  'ere.claim': {
    readonly year: number;
    readonly sessions: number;
    readonly energyWh: number;
    readonly units: string;
  };
  'ere.share': { readonly year: string; readonly renewablePercent: string; readonly source: string };
}
