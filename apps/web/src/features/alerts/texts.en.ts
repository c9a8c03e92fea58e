export const en = {
  title: 'Alerts',
  intro: 'Alerts from all accounts that somebody has to deal with, open ones first.',
  open: 'Needs attention',
  all: 'Also show acknowledged alerts',
  none: { title: 'Nothing needs attention', text: 'Serious reports from chargers appear here.' },
  times_one: 'once',
  times_other: '{{count}} times',
  acknowledge: 'Acknowledge',
  acknowledged: 'Acknowledged',
  acknowledgedBy: 'Acknowledged by {{who}}',
  somebody: 'somebody',
  charger: 'Charger {{serialNumber}}, {{station}}',
  ofAccount: 'account {{account}}',
  what: {
    'security-event': 'The charger reported a security event: {{type}}',
    'wrong-keys': 'Somebody keeps trying to connect as this charger with wrong keys, from {{from}}.',
    'identity-conflict': 'Two chargers seem to use the same identity.',
    'hardware-changed': 'A different charger seems to be answering under this identity.',
    silent: 'The charger no longer reports on a session that has not ended.',
    clock: 'The charger’s clock is wrong.',
    'unknown-stop': 'The charger ended a session whose start it never reported.',
    'charging-after-stop': 'The charger kept delivering power after its session had ended.',
    'certificate-expires': 'The charger’s certificate expires on {{date}}.',
    'firmware-failed': 'A firmware update failed.',
    'limit-not-kept': 'The charger draws more than its limit.',
    'foreign-protocol':
      'The charger cannot connect: it offers {{offered}}, but only OCPP 1.6 is supported here.',
  },
  unknownAddress: 'an address from which it never connected before',
  localTime:
    'It seems to send its local time as if it were UTC. Sessions are billed by our clock. Ask the installer to set its clock to UTC, or ask support to treat its times as local.',
  next: {
    'security-event':
      'Charging continues. Find out whether somebody was working on the charger; if not, have it inspected.',
    'wrong-keys':
      'A charger that is online is not affected, and an address that shows many wrong keys is turned away for a while. If the charger itself is offline, enter its key in it again, or give it a new one.',
    'identity-conflict':
      'Commands are held back so that none reaches the wrong charger. Find the second charger and give it its own identity.',
    'hardware-changed':
      'Sessions continue. If the charger was replaced, there is nothing to do; if not, give it a new key.',
    silent:
      'The session stays open and nothing is lost. Check the charger’s power and internet connection. If no stop arrives, end the session on its page.',
    clock: 'Sessions are billed by our clock. Restart the charger, or ask the installer to set its time.',
    'unknown-stop':
      'The energy of that session is not billed to anyone. If free charging is switched on in the charger itself, switch it off there.',
    'charging-after-stop':
      'That energy is not billed. Restart the charger; if it happens again, ask the installer.',
    'certificate-expires':
      'Until then nothing changes; after that the charger can no longer connect. Support can issue a new certificate on the charger’s Security tab.',
    'firmware-failed':
      'The charger runs on its old firmware. Support can see what it reported, and send the update again.',
    'limit-not-kept':
      'The other chargers get less, so that the grid connection has room for everything this one can draw. Have somebody check whether it accepts charging profiles.',
  },
  protocol: {
    known: 'In the {{device}}, set: {{setting}}. Then restart it.',
    unknown:
      'In the settings of {{device}}, choose OCPP 1.6 (also called 1.6J or 1.6 JSON) as protocol or OCPP version; in an OCPP 2 network profile this is OCPP16. Then restart it.',
    device: 'the charger',
    none: 'no version of OCPP',
  },
  event: {
    FirmwareUpdated: 'its firmware was updated.',
    SettingSystemTime: 'its clock was set.',
    StartupOfTheDevice: 'it started up.',
    ResetOrReboot: 'it was restarted.',
    SecurityLogWasCleared: 'its security log was cleared.',
    MemoryExhaustion: 'it is out of memory.',
    TamperDetectionActivated: 'somebody may have opened the housing.',
    other: '{{type}}.',
  },
};
