export const en = {
  link: 'What would the document say today?',
  title: 'Pro forma for {{month}}',
  intro:
    'What your next document would say if it were made now. It is no invoice: sessions may still be added, corrected or held.',
  none: 'No session would be in it yet.',
  total: 'Total',
  net: 'Excl. VAT',
  vat: 'VAT',
  energy: 'Energy',
  sessions: 'Sessions',
  kind: 'Kind of document: {{kind}}.',
  pdf: 'Download PDF',
  assumedTitle: 'This was assumed',
  assumed: {
    party: 'You are reimbursed as a private person: nobody has said yet who is reimbursed.',
    agreement: 'The agreement about your documents is accepted.',
    'vat-id': 'Your VAT id is checked.',
  },
  waiting: 'What would not be in it',
  reason: 'Why',
  amount: 'Amount',
};
