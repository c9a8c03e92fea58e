/** What the audit keeps of each action around payouts. */
export interface PayoutAuditDetails {
  'payout.propose': { readonly payments: number; readonly total: string; readonly executeOn: string };
  'payout.approve': { readonly payments: number; readonly dropped: number };
  'payout.withdraw': null;
  'payout.export': { readonly payments: number; readonly dropped: number };
  'bank-file.import': {
    readonly name: string;
    readonly sha256: string;
    readonly format: string;
    readonly entries: number;
  };
  'bank-record.assign': { readonly endToEndId: string | null };
}
