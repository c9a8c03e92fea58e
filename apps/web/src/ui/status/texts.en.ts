import type { FaultMeaning } from '@laadpoort/domain/stations/fault';
import type { DocumentHold } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import type { StatusName } from './status-looks.ts';

export const en = {
  status: {
    free: 'Free',
    preparing: 'Preparing',
    charging: 'Charging',
    'car-paused': 'Paused by car',
    'station-paused': 'Paused by station',
    finished: 'Finished',
    reserved: 'Reserved',
    'out-of-order': 'Out of order',
    fault: 'Fault',
    'other-status': 'Other status',
    offline: 'Offline',
    'never-connected': 'Never connected',
  } satisfies Record<StatusName, string>,
  notPaid: {
    'credit-exceeds': 'Credit notes exceed what is open; they are deducted first.',
    'below-minimum':
      'This is less than the smallest payout. It is paid with what follows, in December at the latest.',
    'no-bank-account': 'Not paid until a bank account is entered.',
    'bank-account-waits': 'Paid once the bank account was entered more than 72 hours ago.',
    'payee-not-checked': 'The first payout waits until we have checked who holds the bank account.',
    'payee-no-match':
      'Not paid: according to the bank, the account belongs to somebody else. Check the number and the name.',
    'returned-before': 'The last payment came back. We pay again once the bank account has been checked.',
    'new-account': 'The first payout is made once the account is 30 days old.',
    'first-payout-large':
      'The first payout is above €1,000, so two people check who holds the bank account first.',
    disputed: 'Not paid until the dispute is answered.',
  } satisfies Record<DocumentHold, string>,
  reportsStatus: 'Reports “{{status}}”',
  ocppStatus: {
    Available: 'Free: ready for the next car.',
    Preparing: 'A cable or card was detected, but charging has not begun.',
    Charging: 'The car is charging.',
    SuspendedEV: 'The car paused charging. Its battery may be full, or it is waiting for a set time.',
    SuspendedEVSE: 'The station paused charging, to share the available power.',
    Finishing: 'Charging has ended. The cable is still plugged in.',
    Reserved: 'Reserved for somebody.',
    Unavailable: 'Out of order.',
    Faulted: 'Out of order because of a fault.',
  },
  fault: {
    'cable-damaged':
      'The cable or its plug is damaged. Do not use it: put the charging point out of order and call the installer.',
    'cable-lock':
      'The plug could not be locked or unlocked. Push the plug in firmly and try again, or unlock the cable.',
    'cable-too-hot':
      'The cable or plug is too hot. Charging slows down or stops. Let it cool down; if it happens again, call the installer.',
    'cable-without-car':
      'A cable was plugged in, but no car was detected in time. Unplug the cable and plug it in again with the car connected.',
    'car-communication':
      'The charger and the car cannot communicate. Unplug the cable, lock and unlock the car, and try again; otherwise try another cable or car.',
    contactor:
      'The contactor that supplies the car with power does not work. Do not use this charging point: call the installer.',
    'emergency-stop': 'The emergency button was pressed. Find out why, then release it.',
    'ground-fault':
      'There is an earth leakage current and the residual-current device (RCD) has tripped. Do not keep resetting it. If it happens again with another cable and car, call the installer.',
    internal: 'Something went wrong inside the charger. Restart it; if it happens again, call the installer.',
    'list-conflict':
      'The card list in the charger differs from ours. Ask support to send the whole list again.',
    'load-balancing-lost':
      'The charger lost its connection to the building’s energy meter and charges more slowly to be safe. Check that cable or network.',
    meter:
      'The energy meter in the charger cannot be read. Sessions may be missing energy: call the installer.',
    other: 'The charger gives no general error code.',
    'over-current':
      'The current was too high, and a fuse may have blown or a breaker tripped. Check them; if it happens again, call the installer.',
    'over-voltage': 'The grid voltage is too high. This usually passes; if not, contact the grid operator.',
    'plug-not-in': 'The plug is not fully inserted. Take it out and push it in firmly.',
    'power-lost':
      'The charger lost power. Check the fuse or breaker, and whether there is a power cut in the area.',
    reader: 'The card reader does not work. Start sessions from the portal and call the installer.',
    'reset-failed': 'The charger could not restart. Switch its power off and on again.',
    'too-hot':
      'The charger is too hot. Charging slows down or stops until it has cooled down. Check for direct sunlight and anything covering it.',
    'under-voltage': 'The grid voltage is too low. This usually passes; if not, call the installer.',
    'weak-signal': 'The mobile signal is weak. Messages may arrive late; nothing is lost.',
  } satisfies Record<FaultMeaning, string>,
};
