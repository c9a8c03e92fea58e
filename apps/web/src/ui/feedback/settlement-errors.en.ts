/** What can be refused around settlement: codes of the contract, see texts.en.ts. */
export const settlementErrors = {
  'agreement-changed': {
    what: 'The agreement has another version by now.',
    next: 'Nothing was accepted. Reload the page and read the new text.',
  },
  'cards-changed': {
    what: 'Other cards wait by now than you have seen.',
    next: 'Nothing was confirmed. Look at the cards and confirm again.',
  },
  'network-changed': {
    what: 'Somebody has changed since when this issuer pays, or that it does.',
    next: 'Nothing was changed. Read what it says now and try again.',
  },
  'ere-changed': {
    what: 'What counts has changed since you looked.',
    next: 'Nothing was claimed. Look at the new figures and claim again.',
  },
  'operator-not-set-up': {
    what: 'The company that pays is not set up.',
    next: 'Nothing was started. Set OPERATOR_NAME and the other settings of the company, see docs/operations.md.',
  },
  'month-not-over': {
    what: 'This month is not over at every station.',
    next: 'Nothing was started. Try again on the second day of the next month.',
  },
  'run-exists': {
    what: 'There is a run of this month already.',
    next: 'Nothing was started. Open the run in the list.',
  },
  'run-unfinished': {
    what: 'Another run is not finished.',
    next: 'Nothing was started. Approve the other run first, and wait until its documents are issued.',
  },
  'run-approved': {
    what: 'The run is approved already.',
    next: 'Nothing was changed. Its documents are being issued, or are final.',
  },
  'run-not-drafted': {
    what: 'The run is still being drawn up.',
    next: 'Nothing was approved. Wait until it is drawn up and look at it again.',
  },
  'run-changed': {
    what: 'The run is another one than you saw.',
    next: 'Nothing was approved. Look at its totals again.',
  },
  'dispute-too-late': {
    what: 'It was made more than 14 days ago.',
    next: 'Nothing was changed. Ask support, who can still correct it.',
  },
  'document-disputed': {
    what: 'This document is disputed already.',
    next: 'Nothing was changed. The dispute is shown with the document.',
  },
  'document-not-disputed': {
    what: 'Nobody disputes this document, or it was answered already.',
    next: 'Nothing was changed. Reload the page.',
  },
  'document-credited': {
    what: 'This document was credited already.',
    next: 'Nothing was changed. Open the document that replaces it.',
  },
  'document-in-payout': {
    what: 'This document is in a payout.',
    next: 'Nothing was changed. It can be corrected once the bank has answered.',
  },
  'document-unchanged': {
    what: 'The sessions of this document are what it says.',
    next: 'Nothing was issued. Correct the session first.',
  },
  'document-held': {
    what: 'A session of this document waits for a decision.',
    next: 'Nothing was issued. Decide about the session first.',
  },
  'nothing-to-pay': {
    what: 'There is nothing to pay.',
    next: 'Nothing was changed. See below why accounts wait.',
  },
  'payout-over': {
    what: 'The payout is a step further already, or was withdrawn.',
    next: 'Nothing was changed. Look at it again.',
  },
  'payout-not-approved': {
    what: 'The payment file of this payout has not been exported.',
    next: 'A second person approves the payout first; then the file can be exported.',
  },
};
