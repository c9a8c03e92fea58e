import { SimpleGrid } from '@mantine/core';
import type { Quirks } from '@laadpoort/domain/stations/quirks';
import { SettingField } from './setting-field.tsx';
import { settingNames, withSetting, type GivenSettings } from './settings.ts';

interface Props {
  readonly value: GivenSettings;
  readonly otherwise: Quirks;
  readonly onChange: (settings: GivenSettings) => void;
}

/** All settings, each with an explanation. */
export const SettingsFields = ({ value, otherwise, onChange }: Props) => (
  <SimpleGrid cols={{ base: 1, sm: 2 }}>
    {settingNames.map((name) => (
      <SettingField
        key={name}
        name={name}
        value={value[name]}
        otherwise={otherwise[name]}
        onChange={(changed) => onChange(withSetting(value, name, changed))}
      />
    ))}
  </SimpleGrid>
);
