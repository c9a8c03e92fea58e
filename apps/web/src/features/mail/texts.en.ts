export const en = {
  title: 'E-mails',
  intro:
    'The most recent e-mails, and whether they were sent. Their contents are not shown, because they contain one-time links.',
  noServer: 'There is no mail server: these e-mails are waiting. Set SMTP_URL and restart Laadpoort.',
  caption: 'E-mails',
  none: 'No e-mails yet',
  columns: { subject: 'Subject', recipient: 'To', written: 'Written' },
  state: { waiting: 'waiting', sent: 'sent', 'given-up': 'given up' },
  queued: 'The e-mail will be sent again.',
  demo: {
    title: 'E-mails of the demo',
    intro:
      'The demo has no mail server. What it would have sent is shown here, to everybody at this computer.',
    to: 'To {{recipient}}',
    none: 'Nothing yet.',
    back: 'Sign in',
  },
};
