export const en = {
  income: {
    soFar: '{{month}} so far',
    provisionalIntro: 'Provisional: sessions that end this month will still be added.',
    amount: 'Income excl. VAT',
    sessions: 'Sessions',
    paid: 'Paid energy',
    free: 'Free energy',
    month: 'Month',
    months: 'By month',
    summary: '{{amount}} over the months shown; most of it in {{month}}.',
    nothing: 'No income yet. When a guest charges, you earn the rate of the station.',
    setRate: 'Set a rate for a station',
    missingTitle: 'You cannot be paid yet',
    missing: { party: 'Say who is reimbursed', 'bank-account': 'Enter your bank account' },
    invoices: 'Reimbursement invoices',
    invoicesNone:
      'There are no reimbursement invoices: this version of the portal does not create them yet. The months above show what your sessions earned.',
    invoicesReports: 'Download the months from Reports',
  },
};
