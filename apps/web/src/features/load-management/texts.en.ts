export const en = {
  title: 'Load management',
  intro:
    'The chargers share one grid connection. Laadpoort tells each of them how much it may draw, so that together with the building they stay within it.',
  promise:
    'Laadpoort reckons with the most that each charger may be drawing. It does not replace a fuse: chargers take seconds to minutes to obey, and the building can always draw more than you expect.',
  off: 'Off: every charger draws what it likes.',
  mode: {
    off: 'Off.',
    fixed: 'On. The building counts with the most that you said it draws.',
    measured: 'On. The building counts with what its meter reports.',
    'worst-case':
      'On. The meter of the building is silent: the building counts with the most that you said it draws.',
    safe: 'Safe mode: the meter of the building has been silent for more than 5 minutes. Every charger stays at its safe share. Check the meter and its network; sharing goes on by itself as soon as it reports again.',
  },
  tooMuch:
    'Together this may be more than the connection has. Laadpoort is lowering the chargers. If it stays, switch a charger off or end a session.',
  shares: {
    title: 'How the connection is shared now',
    intro: 'At most, on phase {{phase}}: the one with the least room. The connection has {{capacity}} A.',
    building: 'Building',
    free: 'Free',
    ampere: '{{ampere}} A',
  },
  chargers: {
    title: 'What each charger may draw',
    charger: 'Charger',
    allowed: 'May draw',
    confirmed: 'Confirmed by the charger',
    measured: 'Draws now',
    why: 'Why',
    none: 'not yet',
    unknown: 'not known',
    empty: 'This station has no chargers yet.',
  },
  reason: {
    pending: 'Being worked out: this takes up to 10 seconds.',
    'no-car': 'No car wants to charge. It gets its share back as soon as one is plugged in.',
    'as-wanted': 'Enough is free: the cars get all that they can take.',
    shared: 'More cars want to charge than the connection can feed: they share what there is.',
    waiting:
      'Waiting: too little is free on phase {{phase}} to charge with. It goes on by itself when there is room.',
    offline:
      'Not connected. It keeps its last limit for up to 5 minutes and then stays at its safe share by itself. Check its network.',
    'safe-mode': 'Safe mode: it stays at its safe share until the meter of the building reports again.',
    'not-confirmed': 'It has not confirmed a limit yet: Laadpoort reckons with all that it can draw.',
    refuses:
      'It does not take or keep limits: Laadpoort reckons with all that it can draw. Have the installer set its maximum.',
    unresponsive:
      'It draws more than it agreed to: Laadpoort reckons with all that it can draw. Have the installer look at it.',
  },
  form: {
    title: 'Set the connection',
    capacity: 'Capacity per phase',
    capacityHelp: 'The main fuse of the building, in ampere: 3 x 63 A is 63.',
    base: 'Rest of the building, at most',
    baseHelp:
      'The most that all but the chargers draws at once, per phase. Ask the installer if you do not know.',
    metered: 'A meter reports what the building draws',
    meteredHelp: 'Only if one sends its readings to Laadpoort. Without it, the number above always counts.',
    fallbacks: 'Safe share of each charger',
    fallbacksHelp:
      'What a charger may draw when nobody tells it anything, as without a network. 0 is no charging, 6 is the least that a car charges with. All of them and the building must fit the connection.',
    fallback: 'Safe share of {{charger}}',
    turnOn: 'Turn on',
    saved: 'The connection is saved. The chargers get their limits within a minute.',
    noChargers: 'Add a charger to the station first.',
  },
  remove: {
    open: 'Turn off…',
    title: 'Turn load management off?',
    body: 'The limits are taken off the chargers, and what you filled in is forgotten. Every charger then draws what it likes: together that can be more than the fuse allows.',
    confirm: 'Turn off',
    done: 'Load management is off.',
  },
};
