import type { Texts } from '#lib/texts.ts';
import { nl as accounts } from '#features/accounts/texts.nl.ts';
import { nl as alerts } from '#features/alerts/texts.nl.ts';
import { nl as commands } from '#features/commands/texts.nl.ts';
import { nl as diagnostics } from '#features/diagnostics/texts.nl.ts';
import { nl as configuration } from '#features/configuration/texts.nl.ts';
import { nl as events } from '#features/events/texts.nl.ts';
import { nl as firmware } from '#features/firmware/texts.nl.ts';
import { nl as loadManagement } from '#features/load-management/texts.nl.ts';
import { nl as mobility } from '#features/mobility/texts.nl.ts';
import { nl as onboarding } from '#features/onboarding/texts.nl.ts';
import { nl as quirks } from '#features/quirks/texts.nl.ts';
import { nl as reports } from '#features/reports/texts.nl.ts';
import { nl as reservations } from '#features/reservations/texts.nl.ts';
import { nl as security } from '#features/security/texts.nl.ts';
import { nl as sessions } from '#features/sessions/texts.nl.ts';
import { nl as smartCharging } from '#features/smart-charging/texts.nl.ts';
import { nl as stations } from '#features/stations/texts.nl.ts';
import { nl as support } from '#features/support/texts.nl.ts';
import { nl as tariffs } from '#features/tariffs/texts.nl.ts';
import { nl as whitelist } from '#features/whitelist/texts.nl.ts';
import type { texts as english } from './other-pages.en.ts';

/** Words of every page but the first. */
export const texts: Texts<typeof english> = {
  accounts,
  alerts,
  commands,
  configuration,
  diagnostics,
  events,
  firmware,
  loadManagement,
  mobility,
  onboarding,
  quirks,
  reports,
  reservations,
  security,
  sessions,
  smartCharging,
  stations,
  support,
  tariffs,
  whitelist,
};
