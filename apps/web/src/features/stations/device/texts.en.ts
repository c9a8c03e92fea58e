export const en = {
  deviceTabs: {
    label: 'Device',
    configuration: 'Configuration',
    operation: 'Operation',
    sessions: 'Sessions',
    events: 'Events',
  },
  setUp: {
    reported: 'Charging point {{number}} reported itself',
    question:
      'Nobody has set it up. Add it if the charger really has this charging point, or hide it. Its sessions are kept either way.',
    add: 'Add charging point {{number}}',
    hide: 'Hide charging point {{number}}',
    hidden: 'Removed charging points: {{numbers}}.',
    added: 'Charging point {{number}} has been added.',
    removed: 'Charging point {{number}} has been removed. Its sessions are kept.',
    remove: 'Remove',
    removeOf: 'Remove charging point {{number}}',
    removeTitle: 'Remove charging point {{number}}?',
    removeText:
      'It no longer appears in lists and on the Status page. Its sessions are kept, and you can add it again here.',
  },
  remove: {
    title: 'Remove this charger',
    intro: 'For a charger that has been replaced, sold or taken down.',
    button: 'Remove charger',
    question: 'Remove charger {{serialNumber}}?',
    happens: 'What happens',
    stays: 'What stays',
    effects: {
      disconnected:
        'Its connection is closed and it can no longer connect: its key and certificates are no longer valid.',
      unsent: 'Sessions that it has not reported yet, for example from a time without internet, are lost.',
      gone: 'It disappears from stations, the Status page, card lists and firmware updates. Its reservations are cancelled and its alerts disappear.',
      load: 'Load management no longer counts it. Make sure that it no longer draws power.',
      undecided:
        'What it has set aside can no longer be assigned to a session, and its settings no longer help to judge sessions that wait for a decision. Decide about these first.',
      files: 'Its log files are deleted.',
      history: 'Its sessions, meter readings, events, messages and income stay, with its serial number.',
      again: 'You can add the charger again later, as a new one. You cannot undo this.',
    },
    charging: 'The charger was not removed: somebody is charging there. Stop this first, or end the session.',
    session: 'Session {{id}}',
    done: 'Charger {{serialNumber}} has been removed. Its sessions are kept.',
  },
  configuration: {
    points: 'Charging points',
    pointName: 'Charging point {{number}}',
    publicHelp: 'Guests with a charge card can charge here at your rate.',
    saved: 'Charging point {{number}} has been saved.',
    nowPublic: 'Charging point {{number}} is now publicly available.',
    notPublic: 'Charging point {{number}} is no longer publicly available.',
    mode: {
      title: 'Who may charge',
      whitelist: { label: 'Whitelist only', help: 'Only cards on your whitelist. They charge for free.' },
      'whitelist-and-guests': {
        label: 'Whitelist and guests',
        help: 'Cards on your whitelist charge for free. Anyone else with a known charge card charges at your rate, at publicly available charging points.',
      },
      free: { label: 'Free charging', help: 'Every card can charge, and nobody pays.' },
      saved: 'Your choice has been saved.',
      needsPublic:
        'Guests are allowed here, but no charging point is publicly available yet. Tick one in the table above.',
    },
    security: {
      title: 'Connection',
      profile: 'Security profile',
      profiles: {
        '0': '0: no password',
        '1': '1: password',
        '2': '2: TLS and password',
        '3': '3: TLS with client certificate',
      },
      last: 'Last connection',
      neverConnected: 'never connected',
      from: 'from {{address}}',
      url: 'Address',
      tlsUrl: 'Address with TLS',
      pending:
        'This charger has been adopted but does not have its own key yet. It cannot charge until then.',
      weakTitle: 'This charger’s key is weak',
      weakText:
        'It was chosen by a person, so it can be guessed. If the charger accepts another key, make a new one and enter it there.',
      conflictTitle: 'Two chargers seem to be using this identity',
      conflictText:
        'They keep taking over each other’s connection. Nothing is sent to either of them until the second one has its own identity. Noticed',
      conflictClear: 'The conflict is resolved',
      tlsOnly: 'This charger may only connect with TLS.',
      plainUntil:
        'May connect without TLS until {{date}}. Anyone who intercepts the connection can read its key.',
      plainEnd: 'End the exception',
      plainDay: 'Allow connections without TLS until',
      plainHelp: 'For a charger that does not support TLS; one year at most.',
      plainAllow: 'Allow',
      choose: 'Enter its key',
      chooseTitle: 'Enter the charger’s existing key',
      chooseText:
        'For a charger whose password cannot be changed. A key that we generate is always safer: use "New key" if you can.',
      chooseKey: 'Password of the charger',
      chooseHelp:
        '8 to 40 letters, digits and symbols. It is stored so that nobody can read it, and marked as weak.',
      chooseSave: 'Use this key',
      chosen: 'This key is now in use.',
      reason: 'Reason',
      reasonHelp: 'The owner can read it.',
      renew: 'New key',
      renewTitle: 'Make a new key?',
      renewText: 'From its next connection the charger is refused until the new key has been entered in it.',
      renewConfirm: 'Make new key',
    },
  },
  device: {
    of: 'Charger at',
    connected: 'Connected',
    offline: 'Not connected',
    lastSeen: 'last contact',
  },
};
