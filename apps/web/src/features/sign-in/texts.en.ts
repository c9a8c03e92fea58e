export const en = {
  title: 'Sign in',
  intro: 'See your charging stations, set your rate, and look after your cards.',
  email: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  demo: { title: 'This is a demo', intro: 'Choose a person to look around as.', as: 'Sign in as {{who}}' },
  failure: {
    wrong: 'E-mail address or password is not right. Check both and try again.',
    'too-many': 'Too many attempts. Wait a minute and try again.',
    unreachable: 'The portal cannot be reached. Check your connection and try again.',
  },
};
