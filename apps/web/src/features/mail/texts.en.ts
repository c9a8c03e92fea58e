export const en = {
  title: 'Mails',
  intro:
    'The last mails and whether they were sent. Their contents are not shown, because they contain one-time links.',
  noServer: 'There is no mail server: these mails are waiting. Set SMTP_URL and start Laadpoort again',
  caption: 'Mails',
  none: 'No mails yet',
  columns: { subject: 'Subject', recipient: 'To', written: 'Written', state: 'State', action: 'Action' },
  state: { waiting: 'waiting', sent: 'sent', 'given-up': 'given up' },
  attempts_one: '{{count}} attempt',
  attempts_other: '{{count}} attempts',
  sendAgain: 'Try again',
  sendAgainOf: 'Try again: {{subject}}',
  queued: 'The mail will be sent again.',
  demo: {
    title: 'Mails of the demo',
    intro: 'The demo has no mail server. What it would have sent is here, for everybody at this machine.',
    to: 'To {{recipient}}',
    none: 'Nothing yet.',
    back: 'Sign in',
  },
};
