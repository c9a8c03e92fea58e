import { Stack, Text } from '@mantine/core';
import type { TariffVersion } from '@laadpoort/contract/tariff-version';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Figure } from '#ui/figures/figure.tsx';
import { useComponentWords } from './component-words.ts';
import { rateOf } from './rate-of.ts';

/** The whole price of a version: per kWh, then what else it charges for. */
export const VersionPrice = ({ version }: { version: TariffVersion }) => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  const others = useComponentWords()(version);
  return (
    <Stack gap="xs">
      <Figure strong value={format.rate(rateOf(version))} label={t(`vat.${version.vatBasis}`)} />
      {others.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
          {others.map(({ name, price }) => (
            <li key={name}>
              <Text span>{`${name}: ${price}`}</Text>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
};
