import { settlementErrors } from './settlement-errors.en.ts';
import type { ErrorCode } from '@laadpoort/contract/wire/errors';

export const en = {
  dialog: { cancel: 'Cancel', close: 'Close' },
  loading: 'Loading',
  exportPlace: 'You are number {{place}} in the queue. The download starts automatically.',
  retry: 'Try again',
  save: 'Save',
  saved: 'Saved',
  error: {
    'invalid-request': {
      what: 'Something in this form is incorrect.',
      next: 'Nothing was changed. Correct the marked fields and try again.',
    },
    'invalid-credentials': {
      what: 'The e-mail address or password is incorrect.',
      next: 'Check both and try again.',
    },
    'not-signed-in': {
      what: 'You are no longer signed in.',
      next: 'Nothing was changed. Sign in again to continue.',
    },
    'no-active-account': {
      what: 'You are not a member of any account.',
      next: 'Ask the owner of the charging station to invite you.',
    },
    'not-allowed': {
      what: 'Your role does not allow this.',
      next: 'Nothing was changed. The owner of the account can do this, or can change your role.',
    },
    suspended: {
      what: 'The operator has suspended your access.',
      next: 'Nothing was lost. Ask the operator why, and to lift the suspension.',
    },
    'second-person-needed': {
      what: 'Somebody else has to approve this.',
      next: 'Nothing was changed. Ask a colleague in support, or an administrator, to look at it.',
    },
    'own-account': {
      what: 'An account that you are a member of gets money by this.',
      next: 'Nothing was changed. Ask an administrator who is not a member of it.',
    },
    'not-found': {
      what: 'This does not exist, or is not in this account.',
      next: 'Go back, or switch to the account it belongs to.',
    },
    'sign-up-closed': {
      what: 'Accounts are by invitation only here.',
      next: 'Ask whoever runs this portal for an invitation.',
    },
    'is-owner': {
      what: 'This person is the owner of the account.',
      next: 'Nothing was changed. Hand the account over to somebody else first.',
    },
    'last-administrator': {
      what: 'Laadpoort needs at least one administrator.',
      next: 'Nothing was changed. Make somebody else an administrator first.',
    },
    'link-not-valid': {
      what: 'This link is no longer valid.',
      next: 'It was used, withdrawn or replaced, or it has expired. Ask for a new one.',
    },
    'email-taken': {
      what: 'There is already an account with this e-mail address.',
      next: 'Sign in with it instead.',
    },
    'identity-taken': {
      what: 'A charger with this serial number or identity is already registered.',
      next: 'Nothing was changed. Check the number on the charger.',
    },
    'already-whitelisted': {
      what: 'This card is already on the whitelist.',
      next: 'Nothing was changed. You can find it on the Whitelist page.',
    },
    'network-exists': {
      what: 'There is already an issuer with this name.',
      next: 'Nothing was changed. Choose another name.',
    },
    'charge-point-offline': {
      what: 'The charger is not connected.',
      next: 'Nothing was sent. Check its power and internet connection.',
    },
    'session-not-running': { what: 'This session has already ended.', next: 'There is nothing to stop.' },
    'session-changed': {
      what: 'This session changed while you were viewing it: somebody else decided, or the charger reported something new.',
      next: 'Nothing was changed. Check the session as it is now and decide again.',
    },
    'session-charging': {
      what: 'This session is still running: its charger was in contact a short while ago.',
      next: 'Nothing was changed. Stop the session on the charger’s page; the charger then ends it itself.',
    },
    'too-late-to-cancel': {
      what: 'There is no change that can still be undone: 72 hours have passed, or somebody has undone it.',
      next: 'Nothing was changed. Enter the right bank account instead.',
    },
    ...settlementErrors,
    'owner-is-new': {
      what: 'The account was handed over, or an owner’s e-mail address was changed, in the last 72 hours.',
      next: 'The bank account was not changed: whoever was the owner must be able to object first. Enter it again when 72 hours have passed.',
    },
    'command-busy': {
      what: 'The charger is still busy with the previous command.',
      next: 'Nothing was sent. Wait for its outcome, shown below.',
    },
    'identity-conflict': {
      what: 'Two chargers seem to be using this charger’s identity.',
      next: 'Nothing was sent, because it is not known which of them would carry it out. Find the second charger, or ask support.',
    },
    'known-to-refuse': {
      what: 'This model is known to refuse this command.',
      next: 'Nothing was sent. Support can send it anyway.',
    },
    'wrong-address': {
      what: 'The portal is set up for a different address from the one in your browser.',
      next: 'Nothing was changed. Open the portal at the address in its setting PUBLIC_URL, or change that setting.',
    },
    'too-many-commands': {
      what: 'Too many chargers would be started or reset within one minute.',
      next: 'Nothing was sent, to protect the grid. Wait a minute and continue. Stopping and unlocking are always possible.',
    },
    'registration-pending': {
      what: 'This charger has been adopted but does not have its own key yet.',
      next: 'Nothing was sent. Wait until the charger has connected with its key, or enter the key in the charger by hand.',
    },
    'tariff-in-effect': {
      what: 'This rate is already in effect.',
      next: 'Nothing was cancelled. Set another rate instead.',
    },
    'price-raised': {
      what: 'Some of these sessions would cost more.',
      next: 'Nothing was changed. You can only make sessions cheaper afterwards; ask support for the others.',
    },
    'too-many-sessions': {
      what: 'This affects more than 2,000 sessions.',
      next: 'Nothing was changed. Choose a later date.',
    },
    'too-many-windows': {
      what: 'This account already has three windows open.',
      next: 'No window was opened. Close one that you do not need, or wait until its time is over.',
    },
    'file-in-use': {
      what: 'A running update or campaign needs this file.',
      next: 'Nothing was deleted. Wait until it has finished, or stop the campaign.',
    },
    'reservation-conflict': {
      what: 'This charging point cannot be reserved at the moment.',
      next: 'Nothing was sent. The reason is shown at the field; you can send it anyway.',
    },
    'reservation-over': { what: 'This reservation is already over.', next: 'There is nothing to cancel.' },
    'campaign-over': {
      what: 'This campaign is already over.',
      next: 'Nothing was changed. Start a new campaign for the remaining chargers.',
    },
    'file-too-large': {
      what: 'This file is too large.',
      next: 'Nothing was saved. Check that it is the right file.',
    },
    'export-too-large': {
      what: 'This file would be too large.',
      next: 'Choose a shorter period, or CSV.',
    },
    'request-too-large': {
      what: 'This is too much data at once.',
      next: 'Nothing was changed. Send it in smaller parts.',
    },
    'store-full': {
      what: 'There is no storage space left for files.',
      next: 'Nothing was saved. Delete logs and firmware that are no longer needed.',
    },
    'unsupported-media-type': {
      what: 'The server could not read this request.',
      next: 'Nothing was changed. Reload the page and try again.',
    },
    'second-factor-needed': {
      what: 'Your sign-in needs a code from your app.',
      next: 'Sign in again and enter the code.',
    },
    'second-factor-set-up': {
      what: 'You already have a second factor.',
      next: 'Remove it first if you want to set it up in another app.',
    },
    'passkey-refused': {
      what: 'The passkey could not be checked.',
      next: 'Nothing was changed. Try again. Make sure that you opened the portal at the address that its operator has set.',
    },
    'wrong-code': {
      what: 'The code is incorrect.',
      next: 'Each code works once. Wait for the next one in your app, or use a recovery code.',
    },
    'step-up-needed': {
      what: 'For this we need to know that it is you.',
      next: 'Nothing was changed. Try again and enter what we ask for.',
    },
    'second-factor-required': {
      what: 'This needs a second factor, which you have not set up yet.',
      next: 'Open the support console and set it up.',
    },
    'password-not-enough': {
      what: 'Your password is not enough here.',
      next: 'Enter a code from your app, or a recovery code.',
    },
    'wrong-password': {
      what: 'The password is incorrect.',
      next: 'Nothing was changed. Enter the password that you sign in with.',
    },
    'too-many-requests': {
      what: 'There were too many requests in a short time.',
      next: 'Nothing was changed. Wait a minute and try again.',
    },
    'internal-error': {
      what: 'Something went wrong on our side.',
      next: 'Charging is not affected. Try again in a moment.',
    },
    'database-unavailable': {
      what: 'The portal cannot reach its data at the moment.',
      next: 'Charging is not affected. Try again in a moment.',
    },
    unreachable: {
      what: 'The portal cannot be reached.',
      next: 'Charging is not affected. Check your internet connection and try again.',
    },
  } satisfies Record<ErrorCode | 'unreachable', { what: string; next: string }>,
  waiting_one: '{{count}} session is awaiting a decision ({{energy}}).',
  waiting_other: '{{count}} sessions are awaiting a decision ({{energy}}).',
  waitingWhy_one: 'It is not billed until then.',
  waitingWhy_other: 'They are not billed until then.',
  errorReference: 'Reference for support: {{id}}',
};
