export const en = {
  current: 'Current pricing policy',
  edit: 'Edit Pricing',
  none: 'No pricing policy yet. Guests charge for free until you set a rate.',
  since: 'In effect since',
  by: 'set by {{name}}',
  vat: { excl: 'excl. VAT', incl: 'incl. VAT' },
  examples: 'What a session costs',
  example: { 'ten-minutes': '10 minutes at 11 kW', 'one-hour': '1 hour at 11 kW', 'twenty-kwh': '20 kWh' },
  columns: {
    example: 'Session',
    before: 'Now',
    after: 'New',
    price: 'Cost',
    rate: 'Rate',
    from: 'From',
    until: 'Until',
    by: 'Set by',
  },
  history: 'History',
  historyEmpty: 'Your first pricing policy will appear here.',
  inForce: 'in effect',
  form: {
    title: 'Edit Pricing',
    rate: 'Rate per kWh (€)',
    rateHelp: 'For example 0.35. At 0, everybody charges for free.',
    vat: 'This rate is',
    vatExcl: 'excluding VAT',
    vatIncl: 'including VAT',
    vatHelp: 'For private owners: the amount you receive per kWh.',
    preview: 'Preview',
    running_zero: 'It applies to every session that starts from now on.',
    running_one:
      'It applies to every session that starts from now on. The session now running keeps its old rate.',
    running_other:
      'It applies to every session that starts from now on. The {{count}} sessions now running keep their old rate.',
    submit: 'Set pricing policy',
    saved: 'The new rate is in effect.',
    next: 'Guests pay this rate at charging points that are publicly available. Set this under Devices, the serial number, Configuration.',
  },
  warning: {
    'notably-high':
      'Above €0.45 per kWh the tax authorities may ask what a home charging reimbursement is based on.',
    'very-high':
      'Above €0.85 per kWh, this is more expensive than public fast charging. Is the decimal point in the right place?',
    'becomes-free': 'At this rate guests charge for free and you receive nothing.',
  },
};
