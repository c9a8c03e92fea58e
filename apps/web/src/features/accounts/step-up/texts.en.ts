export const en = {
  stepUp: {
    title: 'Is it you?',
    text: 'You signed in a while ago. Enter your password once more, so that nobody else at your device can do this.',
    password: 'Your password',
    codeText:
      'You signed in a while ago. Show once more that it is you, so that nobody else at your device can do this.',
    confirm: 'Continue',
  },
};
