interface PricedAgain {
  readonly versionId: string;
  readonly from: string;
  readonly sessions: number;
  readonly before: string;
  readonly after: string;
}

/** What the audit keeps of changes of rates. */
export interface PricingAuditDetails {
  'pricing.set': {
    readonly versionId: string;
    readonly pricePerKwh: string;
    readonly vatBasis: string;
    readonly further: readonly object[];
    readonly validFrom: string;
  };
  'pricing.price-again': PricedAgain;
  'pricing.price-again-propose': PricedAgain;
  'pricing.cancel': { readonly versionId: string; readonly validFrom: string };
}
