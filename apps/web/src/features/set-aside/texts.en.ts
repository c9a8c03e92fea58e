export const en = {
  title: 'Set aside',
  intro:
    'What chargers reported but could not be matched to a session. It is checked again whenever something new is known; what remains is for you to decide.',
  supportIntro: 'What chargers of all accounts reported but could not be matched to a session.',
  note: {
    some_one: '{{count}} report could not be matched to a session with certainty.',
    some_other: '{{count}} reports could not be matched to a session with certainty.',
    many: 'More than {{count}} reports could not be matched to a session with certainty.',
    why: 'Its energy may be billed to nobody, or to the wrong session, until you decide.',
  },
  empty: {
    title: 'Nothing is set aside',
    text: 'Stops, readings and messages that belong to no session appear here.',
  },
  more: 'The newest {{count}} are shown. The others follow as these are decided.',
  columns: { what: 'What', where: 'Where', received: 'Received', actions: 'Actions' },
  charger: '{{serialNumber}}, {{station}}',
  removed: '{{serialNumber}} (removed), {{station}}',
  what: {
    stop: 'Stop of transaction {{transaction}}',
    conflicting: 'Second stop of a session that had ended',
    proposal: 'Stop that fits more than one session',
    readings_one: '{{count}} reading of transaction {{transaction}}',
    readings_other: '{{count}} readings of transaction {{transaction}}',
    message: 'Message that could not be read',
  },
  facts: {
    at: 'at {{at}}',
    from: 'from {{at}}',
    until: 'until {{at}}',
    register: 'meter {{register}}',
    connector: 'charging point {{number}}',
    card: 'card {{card}}',
  },
  session: {
    running: 'Charging point {{number}}, since {{from}}, {{energy}}, still running',
    ended: 'Charging point {{number}}, {{from}} to {{until}}, {{energy}}',
    noCard: 'no card',
  },
  noneFits: 'No session of this charger fits.',
  possible_one: 'It may belong to {{count}} session.',
  possible_other: 'It may belong to one of {{count}} sessions.',
  confirmOrExchange: 'Confirm or exchange',
  assign: {
    button: 'Assign',
    confirm: 'Confirm',
    exchange: 'Exchange',
    question: 'Which session does it belong to?',
    effect: {
      confirm: 'The session keeps this end, and is billed unless something else is in doubt.',
      proposal:
        'That session ends with this stop. The session that had it gets the other one’s stop, or waits for its own.',
      stop: 'That session ends with this stop, and its energy is calculated again. If you have already decided on it, its energy stays.',
      readings:
        'Readings from the time of that session are added to it; those from the time of another session are not. Its energy is calculated again. If you have already decided on it, its energy stays.',
      message: 'The message is kept with that session. Its end and its energy do not change.',
    },
    done: 'Assigned.',
  },
  dismiss: {
    button: 'Dismiss',
    consequence: 'It leaves this list and is never assigned to a session. It stays stored.',
    done: 'Removed from the list.',
  },
  reason: 'Reason',
  reasonHelp: 'It is recorded in the account’s history.',
};
