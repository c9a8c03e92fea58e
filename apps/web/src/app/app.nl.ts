import type { Texts } from '#lib/texts.ts';
import type { en } from './app.en.ts';

export const nl: Texts<typeof en> = {
  skip: 'Naar de inhoud',
  chargingPoints: 'My Charging Points',
  mobility: 'My Mobility',
  support: 'Support',
  portals: 'Portaal',
  pages: 'Pagina’s',
  nav: {
    status: 'Status',
    stations: 'Stations',
    whitelist: 'Whitelist',
    activity: 'Activiteit',
    account: 'Account',
    reports: 'Rapporten',
    more: 'Meer',
    sessions: 'Sessies',
    cards: 'Passen',
    claims: 'Declaraties',
    profile: 'Profiel',
    search: 'Zoeken',
    alerts: 'Meldingen',
    unknownChargers: 'Onbekende laders',
  },
  menu: {
    label: 'Account en instellingen',
    accounts: 'Werk in account',
    language: 'Taal',
    scheme: 'Weergave',
    light: 'Licht',
    dark: 'Donker',
    auto: 'Zoals het apparaat',
    signOut: 'Uitloggen',
  },
  palette: {
    open: 'Zoek',
    placeholder: 'Ga naar een pagina, station of lader',
    nothing: 'Niets gevonden',
    pages: 'Pagina’s',
    stations: 'Stations',
    devices: 'Laders',
  },
  connection: {
    lost: 'De verbinding met het portaal is weg. Wat je ziet kan verouderd zijn; het ververst vanzelf.',
  },
  notFound: {
    title: 'Deze pagina bestaat niet',
    text: 'Het adres is misschien verkeerd getypt, of de pagina is verplaatst.',
    home: 'Naar de startpagina',
  },
  failed: { title: 'Deze pagina kon niet worden getoond' },
};
