export const en = {
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
  missing: {
    party: 'Say who is reimbursed',
    agreement: 'Accept the agreement about your documents',
    'bank-account': 'Enter your bank account',
  },
  documents: 'Reimbursements',
  documentsIntro:
    'Invoices, statements and credit notes. A month is settled at the beginning of the next one; what is not decided by then comes later.',
};
