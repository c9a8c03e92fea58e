export const en = {
  secondFactor: {
    title: 'Second factor',
    intro:
      'A code from an app on your phone, or a passkey, in addition to your password. Somebody who finds out your password then cannot sign in with it.',
    begin: 'Set up an app',
    app: 'App for codes',
    scan: 'Scan this with an app for codes, such as Aegis, 2FAS, 1Password or Google Authenticator.',
    qr: 'QR code for your app',
    secret: 'Or type this key into the app',
    code: 'Code',
    codeHelp: 'The six digits that the app shows now.',
    confirm: 'Turn on',
    codes: 'Recovery codes',
    codesText:
      'Keep these codes where you can find them without your phone. Each of them works once, instead of a code from the app. They are not shown again.',
    inUse_one: 'On. You have {{count}} recovery code left.',
    inUse_other: 'On. You have {{count}} recovery codes left.',
    renew: 'New recovery codes',
    remove: 'Remove',
    removeTitle: 'Remove the app?',
    removeText:
      'You are then no longer asked for its codes. Without a passkey, your password is enough to sign in, and your recovery codes no longer work.',
    removed: 'The second factor was removed.',
  },
  passkeys: {
    add: 'Add a passkey',
    addText:
      'Your device asks for your finger, your face or a PIN. You can have a passkey on each device, and on a security key.',
    name: 'Name',
    nameHelp: 'So that you recognise it in this list, for example the name of the device.',
    make: 'Continue',
    unmade: 'No passkey was made. This device may have one of yours already, or the prompt was closed.',
    added: 'Added on {{day}}',
    used: 'Last used on {{day}}',
    rename: 'Rename',
    save: 'Save',
    removeTitle: 'Remove “{{name}}”?',
    removeText:
      'It no longer works here; delete it on the device too. If it is your last second factor, your password is then enough to sign in.',
    removed: 'The passkey was removed.',
  },
};
