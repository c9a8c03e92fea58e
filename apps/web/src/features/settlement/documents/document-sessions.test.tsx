import { MantineProvider } from '@mantine/core';
import type { DocumentSession } from '@laadpoort/domain/settlement/documents/document';
import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { SessionTable } from './document-sessions.tsx';

const session = (sessionId: number, timeZone: string): DocumentSession => ({
  sessionId,
  stationId: 'station',
  stationName: 'Office',
  charger: 'C1',
  connectorId: 1,
  startedAt: '2026-11-22T20:00:00.000Z',
  endedAt: '2026-11-22T23:30:00.000Z',
  timeZone,
  energyWh: 1_000,
  meterStartWh: 0,
  meterStopWh: 1_000,
  label: '',
  tariffVersionId: null,
  basis: 'excl',
  amount: '0.000000',
  energyAmount: '0.000000',
  timeAmount: '0.000000',
  idleAmount: '0.000000',
  startAmount: '0.000000',
  limitAmount: '0.000000',
  late: null,
});

test('each session has ended by the clock of its station', async () => {
  const i18n = createInstance();
  await i18n.init({ lng: 'en', resources: {} });
  const page = renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <MantineProvider>
        <SessionTable sessions={[session(1, 'Europe/Amsterdam'), session(2, 'America/New_York')]} />
      </MantineProvider>
    </I18nextProvider>,
  );
  expect(page).toContain('23 Nov 2026, 00:30');
  expect(page).toContain('22 Nov 2026, 18:30');
});
