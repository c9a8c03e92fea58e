import { MantineProvider } from '@mantine/core';
import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { en } from '../texts.en.ts';
import { RoundingNote } from './rounding-note.tsx';

const shown = async (amounts: readonly string[], total: string) => {
  const i18n = createInstance();
  await i18n.init({
    lng: 'en',
    resources: { en: { ui: en } },
    interpolation: { escapeValue: false },
  });
  const rows = amounts.map((amount) => ({ energyWh: 0, amount }));
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <MantineProvider>
        <RoundingNote rows={rows} total={{ energyWh: 0, amount: total }} />
      </MantineProvider>
    </I18nextProvider>,
  );
};

test('says by how much rounded rows differ from their rounded total, and nothing where they do not', async () => {
  expect(await shown(['1.485', '1.485'], '2.97')).toContain('by €0.01: each row is rounded');
  expect(await shown(['1.48', '1.49'], '2.97')).not.toContain('rounded');
});
