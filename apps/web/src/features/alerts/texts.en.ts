export const en = {
  title: 'Alerts',
  intro: 'What somebody has to look at, in all accounts. Open ones first.',
  open: 'Needs a look',
  all: 'Show those somebody has looked at',
  none: { title: 'Nothing needs a look', text: 'When a charger reports something grave, it stands here.' },
  times_one: 'once',
  times_other: '{{count}} times',
  acknowledge: 'I have looked at it',
  acknowledged: 'Noted that you have looked at it',
  acknowledgedBy: 'Looked at by {{who}}',
  somebody: 'somebody',
  charger: 'Charger {{serialNumber}}, {{station}}',
  ofAccount: 'account {{account}}',
  what: {
    'security-event': 'The charger reports a security event: {{type}}',
    'identity-conflict': 'Two chargers seem to use the same identity.',
    'hardware-changed': 'Another charger seems to answer in this one’s place.',
    silent: 'The charger says nothing more of a session that has not ended.',
    clock: 'The charger’s clock is wrong.',
    'unknown-stop': 'The charger ended a session of which no start was reported.',
    'charging-after-stop': 'The charger still delivers power after its session has ended.',
    'certificate-expires': 'The charger’s certificate ends on {{date}}.',
    'firmware-failed': 'A firmware update has failed.',
    'limit-not-kept': 'The charger does not keep to its current limit.',
  },
  localTime:
    'It seems to send the time of its place as if it were UTC. Sessions are billed by our clock. Ask the installer to set its clock to UTC; support can have its times read as local.',
  next: {
    'security-event':
      'Charging goes on. Find out whether somebody was at work there; if not, have it looked at.',
    'identity-conflict':
      'Commands wait, so that none goes to the wrong one. Find the second charger and give it its own identity.',
    'hardware-changed':
      'Sessions go on. If the charger was replaced, all is well; if not, give it a new key.',
    silent:
      'The session stays open and nothing is lost. Check the charger’s power and internet. If no stop will come, end the session on its page.',
    clock: 'Sessions are billed by our clock. Restart the charger, or ask the installer to set its time.',
    'unknown-stop':
      'What was charged then is billed to nobody. If free charging is switched on at the charger itself, switch it off there.',
    'charging-after-stop':
      'That energy is not billed. Restart the charger; if it happens again, ask the installer.',
    'certificate-expires':
      'Until then it works as before; after that it can no longer connect. Renew the certificate on its Security page.',
    'firmware-failed': 'The charger works with its old firmware. See its firmware page for what it reported.',
    'limit-not-kept':
      'The other chargers get less, so that the grid connection has room for all that this one can draw. Have it checked whether it takes charging profiles.',
  },
  event: {
    FirmwareUpdated: 'its firmware was changed.',
    SettingSystemTime: 'its clock was set.',
    StartupOfTheDevice: 'it has started.',
    ResetOrReboot: 'it was restarted.',
    SecurityLogWasCleared: 'its security log was emptied.',
    MemoryExhaustion: 'its memory is full.',
    TamperDetectionActivated: 'somebody may have opened it.',
    other: '{{type}}.',
  },
};
