export const en = {
  bank: {
    title: 'Bank account',
    intro: 'We transfer the reimbursement for the charging sessions to this account number.',
    none: 'There is no bank account yet. Without one, we cannot pay you.',
    onlyOwner: 'Only the owner of this account can change it.',
    iban: 'IBAN',
    ibanHelp: 'For example NL91 ABNA 0417 1643 00. You can paste it as you copied it.',
    holder: 'Account holder',
    holderHelp: 'The name as registered with the bank.',
    change: 'Change bank account',
    save: 'Save bank account',
    saved: 'The bank account was saved.',
    changed: 'Last changed',
    changedBy: 'by {{name}}',
    next: 'From now on your reimbursements are paid into this account. The number is shown masked, and every member can see who changed it and when.',
  },
};
