import { createInstance } from 'i18next';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { StationZone } from './station-zone.ts';
import { useFormat } from './use-format.ts';

const AT = '2026-11-22T23:30:00Z';

const Times = () => {
  const format = useFormat();
  return `${format.time(AT)}, ${format.time(AT, 'Europe/London')}`;
};

test('times are those of the clock of the station that the page is about, unless told another', async () => {
  const i18n = createInstance();
  await i18n.init({ lng: 'en', resources: {} });
  const shown = (page: ReactNode) =>
    renderToStaticMarkup(<I18nextProvider i18n={i18n}>{page}</I18nextProvider>);
  expect(shown(<Times />)).toBe('00:30, 23:30');
  const inNewYork = (
    <StationZone value="America/New_York">
      <Times />
    </StationZone>
  );
  expect(shown(inNewYork)).toBe('18:30, 23:30');
});
