import { en as accounts } from '#features/accounts/texts.en.ts';
import { en as alerts } from '#features/alerts/texts.en.ts';
import { en as commands } from '#features/commands/texts.en.ts';
import { en as diagnostics } from '#features/diagnostics/texts.en.ts';
import { en as configuration } from '#features/configuration/texts.en.ts';
import { en as events } from '#features/events/texts.en.ts';
import { en as firmware } from '#features/firmware/texts.en.ts';
import { en as loadManagement } from '#features/load-management/texts.en.ts';
import { en as mail } from '#features/mail/texts.en.ts';
import { en as mobility } from '#features/mobility/texts.en.ts';
import { en as onboarding } from '#features/onboarding/texts.en.ts';
import { en as quirks } from '#features/quirks/texts.en.ts';
import { en as reports } from '#features/reports/texts.en.ts';
import { en as reservations } from '#features/reservations/texts.en.ts';
import { en as security } from '#features/security/texts.en.ts';
import { en as setAside } from '#features/set-aside/texts.en.ts';
import { en as sessions } from '#features/sessions/texts.en.ts';
import { en as settlement } from '#features/settlement/texts.en.ts';
import { en as smartCharging } from '#features/smart-charging/texts.en.ts';
import { en as staff } from '#features/staff/texts.en.ts';
import { en as stations } from '#features/stations/texts.en.ts';
import { en as support } from '#features/support/texts.en.ts';
import { en as tariffs } from '#features/tariffs/texts.en.ts';
import { en as whitelist } from '#features/whitelist/texts.en.ts';

/** Words of every page but the first. */
export const texts = {
  accounts,
  alerts,
  commands,
  configuration,
  diagnostics,
  events,
  firmware,
  loadManagement,
  mail,
  mobility,
  onboarding,
  quirks,
  reports,
  reservations,
  security,
  sessions,
  setAside,
  settlement,
  smartCharging,
  staff,
  stations,
  support,
  tariffs,
  whitelist,
};
