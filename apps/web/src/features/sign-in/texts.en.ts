export const en = {
  title: 'Sign in',
  intro: 'View your charging stations, set your rate and manage your cards.',
  email: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  noAccount: 'No account yet?',
  toSignUp: 'Create one',
  signUp: {
    title: 'Create an account',
    intro: 'For your charging stations. You can add people later.',
    name: 'Your name or company',
    passwordHelp: 'At least 12 characters.',
    submit: 'Create account',
    haveAccount: 'Already have an account?',
  },
  demo: {
    title: 'This is a demo',
    intro: 'Choose a person to sign in as.',
    as: 'Sign in as {{who}}',
    mails: 'Read the mails that the demo sends',
  },
  failure: {
    taken: 'There is already an account with this e-mail address. Sign in instead.',
    wrong: 'The e-mail address or password is incorrect. Check both and try again.',
    'too-many': 'Too many attempts. Wait a minute and try again.',
    unreachable: 'The portal cannot be reached. Check your connection and try again.',
  },
};
