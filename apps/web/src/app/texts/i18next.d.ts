import 'i18next';
import type { texts as firstTexts } from './first-page.en.ts';
import type { texts } from './other-pages.en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof firstTexts & typeof texts;
    returnNull: false;
  }
}
