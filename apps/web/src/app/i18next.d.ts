import 'i18next';
import type { texts as firstTexts } from './first-texts.en.ts';
import type { texts } from './texts.en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof firstTexts & typeof texts;
    returnNull: false;
  }
}
