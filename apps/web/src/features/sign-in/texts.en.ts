export const en = {
  title: 'Sign in',
  intro: 'See your charging stations, set your rate, and look after your cards.',
  email: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  noAccount: 'No account yet?',
  toSignUp: 'Make one',
  signUp: {
    title: 'Make an account',
    intro: 'For your charging stations. You can add people later.',
    name: 'Your name or company',
    passwordHelp: 'At least 12 characters.',
    submit: 'Make account',
    haveAccount: 'You have an account already?',
  },
  demo: { title: 'This is a demo', intro: 'Choose a person to look around as.', as: 'Sign in as {{who}}' },
  failure: {
    taken: 'There is an account with this e-mail address already. Sign in instead.',
    wrong: 'E-mail address or password is not right. Check both and try again.',
    'too-many': 'Too many attempts. Wait a minute and try again.',
    unreachable: 'The portal cannot be reached. Check your connection and try again.',
  },
};
