export const en = {
  profile: {
    title: 'Profile',
    personal: 'Personal details',
    name: 'Name',
    saved: 'Your name was saved.',
    language: 'Language',
    languageIntro: 'The portal switches immediately and remembers your choice on every device.',
  },
  address: {
    title: 'E-mail address',
    intro: 'You sign in as {{email}}.',
    new: 'New address',
    submit: 'Send a link to this address',
    sent: 'If {{email}} can be used, we have sent it a link. The change takes effect when you open it.',
  },
  security: {
    title: 'Password',
    current: 'Current password',
    new: 'New password',
    newHelp: 'At least 12 characters. A short sentence is easy to remember.',
    change: 'Change password',
    changed: 'Your password was changed. You are signed out on all other devices.',
  },
};
