export const en = {
  title: 'Load management',
  intro:
    'The chargers share one grid connection. Laadpoort limits what each of them may draw, so that together with the building they stay within the connection’s capacity.',
  promise:
    'Laadpoort assumes that each charger may be drawing as much as its limits allow. It does not replace a fuse: chargers take seconds to minutes to respond, and the building may always draw more than you expect.',
  off: 'Off: chargers are not limited.',
  mode: {
    off: 'Off.',
    fixed: 'On. The building is counted at the maximum load that you entered.',
    measured: 'On. The building is counted at the load that its meter reports.',
    'worst-case':
      'On. The building’s meter is not reporting, so the building is counted at the maximum load that you entered.',
    safe: 'Safe mode: the building’s meter has not reported for more than 5 minutes. Every charger stays at its safe share. Check the meter and its network; load management resumes automatically when it reports again.',
  },
  tooMuch:
    'The total may exceed the capacity of the connection. Laadpoort is lowering the limits. If this does not change, switch off a charger or end a session.',
  shares: {
    title: 'How the connection is shared now',
    intro: 'Maximum values on phase {{phase}}, which has the least room. The connection has {{capacity}} A.',
    building: 'Building',
    free: 'Free',
    ampere: '{{ampere}} A',
  },
  chargers: {
    title: 'What each charger may draw',
    charger: 'Charger',
    allowed: 'May draw',
    confirmed: 'Confirmed by the charger',
    measured: 'Drawing now',
    why: 'Why',
    none: 'not yet',
    unknown: 'unknown',
    empty: 'This station has no chargers yet.',
  },
  reason: {
    pending: 'Being calculated; this takes about 10 seconds.',
    'no-car': 'No car wants to charge. The charger gets its share back as soon as one is plugged in.',
    'demand-met': 'There is enough room: the cars get all they can take.',
    shared: 'More cars want to charge than the connection can supply, so they share what is available.',
    waiting:
      'Waiting: phase {{phase}} has too little room to charge. Charging continues automatically when there is room.',
    offline:
      'Not connected. The charger keeps its last limit for up to 5 minutes, then falls back to its safe share. Check its network.',
    'safe-mode': 'Safe mode: the charger stays at its safe share until the building’s meter reports again.',
    'not-confirmed': 'The charger has not confirmed a limit yet, so it is counted at its maximum.',
    refuses:
      'The charger does not accept or keep limits, so it is counted at its maximum. Have the installer set its maximum.',
    unresponsive:
      'The charger draws more than its confirmed limit, so it is counted at its maximum. Have the installer check it.',
  },
  form: {
    title: 'Set the connection',
    capacity: 'Capacity per phase',
    capacityHelp: 'The building’s main fuse, in ampere: for 3 x 63 A, enter 63.',
    base: 'Rest of the building, maximum',
    baseHelp:
      'The most that everything except the chargers draws at the same time, per phase. If you do not know, ask the installer.',
    metered: 'A meter reports what the building draws',
    meteredHelp:
      'Only if a meter sends its readings to Laadpoort. Without one, the number above always applies.',
    fallbacks: 'Safe share of each charger',
    fallbacksHelp:
      'What a charger may draw when it receives no limits, for example without a network. 0 means no charging; 6 is the lowest current at which a car charges. All safe shares and the building together must fit within the connection.',
    fallback: 'Safe share of {{charger}}',
    turnOn: 'Turn on',
    saved:
      'The connection has been saved. Chargers that are connected normally get their limits within a minute.',
    noChargers: 'Add a charger to the station first.',
  },
  remove: {
    open: 'Turn off…',
    title: 'Turn load management off?',
    body: 'The limits are removed from the chargers, and your settings are deleted. The chargers are then no longer limited: together they may draw more than the fuse allows.',
    confirm: 'Turn off',
    done: 'Load management is off.',
  },
};
