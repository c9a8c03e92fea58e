export const en = {
  title: 'Agreement about your documents',
  intro:
    'The company that pays you also writes the documents about it. The law asks that you agree to that first.',
  noOperator: 'The company that pays is not set up yet. There is nothing to agree to.',
  with: 'Between you and {{name}}, {{city}}, registered under {{kvk}} (KvK), {{email}}. Version {{version}}.',
  articles: {
    makes:
      '{{name}} makes out the invoice, or the reimbursement statement, for the energy that your charging stations deliver to other people, on your behalf and in your name. You do not send invoices for it yourself.',
    says: 'It says the kWh and the prices that you set, as they were told when the sessions began, per month and by the 15th of the next one where nothing has to be decided first.',
    truth:
      'You declare truthfully what you are for VAT, and tell changes before they count. You remain responsible for your VAT; {{name}} puts VAT on a document only if you are registered for it.',
    dispute:
      'You get each document as soon as it is made. You can dispute it within 14 days; it is not paid until that is answered. After 14 days it counts as accepted.',
    credit:
      'What is wrong is corrected by a credit note and another document, never by changing one. What was paid too much is taken off the next payment.',
    keep: 'Both sides keep the documents for seven years. {{name}} keeps them here for you, also when you no longer have stations.',
    end: 'Each side can end this agreement at the end of a month, by a mail to the other. What was delivered until then is still settled.',
  },
  accept: 'Accept the agreement',
  accepted: 'Accepted by {{name}} on {{day}}.',
  thanks: 'The agreement is accepted',
  onlyOwner: 'Only the owner of this account can accept it.',
};
