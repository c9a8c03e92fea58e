/** What can be refused around settlement: codes of the contract, see texts.en.ts. */
export const settlementErrors = {
  'agreement-changed': {
    what: 'There is now a newer version of the agreement.',
    next: 'Nothing was accepted. Reload the page and read the new text.',
  },
  'cards-changed': {
    what: 'The cards that wait have changed since you looked.',
    next: 'Nothing was confirmed. Look at the cards and confirm again.',
  },
  'network-changed': {
    what: 'Somebody has changed whether this issuer pays, or from which day.',
    next: 'Nothing was changed. Check what it says now and try again.',
  },
  'ere-changed': {
    what: 'The figures have changed since you looked.',
    next: 'Nothing was claimed. Look at the new figures and claim again.',
  },
  'operator-not-set-up': {
    what: 'The company that pays is not set up.',
    next: 'Nothing was started. Set OPERATOR_NAME and the other settings of the company, see docs/operations.md.',
  },
  'month-not-over': {
    what: 'This month is not over at every station.',
    next: 'Nothing was started. Try again on the second day of the following month.',
  },
  'run-exists': {
    what: 'There is already a run for this month.',
    next: 'Nothing was started. Open the run in the list.',
  },
  'run-unfinished': {
    what: 'Another run is not finished.',
    next: 'Nothing was started. Approve the other run first, and wait until its documents are issued.',
  },
  'run-approved': {
    what: 'The run has already been approved.',
    next: 'Nothing was changed. Its documents are being issued, or are final.',
  },
  'run-not-drafted': {
    what: 'The run is still being drawn up.',
    next: 'Nothing was approved. Wait until it is drawn up and look at it again.',
  },
  'run-changed': {
    what: 'The run has changed since you looked.',
    next: 'Nothing was approved. Look at its totals again.',
  },
  'dispute-too-late': {
    what: 'This document was made more than 14 days ago.',
    next: 'Nothing was changed. Ask support: they can still correct it.',
  },
  'document-disputed': {
    what: 'This document is already disputed.',
    next: 'Nothing was changed. The dispute is shown with the document.',
  },
  'document-not-disputed': {
    what: 'Nobody disputes this document, or the dispute has already been answered.',
    next: 'Nothing was changed. Reload the page.',
  },
  'document-credited': {
    what: 'This document has already been credited.',
    next: 'Nothing was changed. Open the document that replaces it.',
  },
  'document-in-payout': {
    what: 'This document is in a payout.',
    next: 'Nothing was changed. It can be corrected once the bank has answered.',
  },
  'document-unchanged': {
    what: 'The sessions still match this document.',
    next: 'Nothing was issued. Correct the session first.',
  },
  'document-held': {
    what: 'A session of this document is awaiting a decision.',
    next: 'Nothing was issued. Decide on the session first.',
  },
  'nothing-to-pay': {
    what: 'There is nothing to pay.',
    next: 'Nothing was changed. See below why accounts are waiting.',
  },
  'payout-over': {
    what: 'The payout has already moved on to the next step, or was withdrawn.',
    next: 'Nothing was changed. Look at it again.',
  },
  'payout-not-approved': {
    what: 'The payment file of this payout has not been exported.',
    next: 'A second person approves the payout first; then the file can be exported.',
  },
};
