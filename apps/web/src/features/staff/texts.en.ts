export const en = {
  title: 'Staff',
  intro: 'Who may use the support console. All administrators are notified of every change by e-mail.',
  caption: 'People with a role',
  columns: { name: 'Name', role: 'Role', email: 'E-mail address', expires: 'Valid until', action: 'Action' },
  role: { support: 'support', admin: 'administrator', user: 'no role' },
  invite: {
    open: 'Invite',
    title: 'Invite somebody',
    text: 'They get an e-mail with a link that works once and is valid for 24 hours.',
    confirm: 'Send the invitation',
    invited: '{{email}} was invited.',
  },
  invitations: {
    title: 'Invitations',
    none: 'There are no open invitations.',
    withdraw: 'Withdraw',
    withdrawOf: 'Withdraw the invitation of {{email}}',
    withdrawn: 'The invitation was withdrawn.',
  },
  change: {
    open: 'Change',
    openOf: 'Change the role of {{name}}',
    title: 'Role of {{name}}',
    confirm: 'Change the role',
    changed: 'The role was changed.',
  },
};
