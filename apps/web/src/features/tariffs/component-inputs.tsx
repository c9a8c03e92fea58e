import { Button, Checkbox, Fieldset, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { TariffComponent } from '@laadpoort/domain/tariffs/tariff';
import { useTranslation } from 'react-i18next';
import type { Field } from '#ui/forms/use-schema-form.ts';
import { WindowInputs } from '#ui/forms/window-inputs.tsx';
import { newComponent, NIGHT_WINDOW, PRICE_FIELD, type ComponentValues } from './pricing-values.ts';

const KINDS = ['energy', 'time', 'start', 'idle', 'minimum', 'maximum'] as const;
const SEVERAL: ReadonlySet<TariffComponent['kind']> = new Set(['energy', 'time', 'idle']);

interface Props {
  readonly components: readonly ComponentValues[];
  readonly onChange: (components: ComponentValues[]) => void;
  readonly field: Field;
}

/** What a rate consists of beside its price per kWh: one group of fields each. */
export const ComponentInputs = ({ components, onChange, field }: Props) => {
  const { t } = useTranslation('tariffs');
  const offered = KINDS.filter(
    (kind) => SEVERAL.has(kind) || components.every((component) => component.kind !== kind),
  );
  return (
    <Stack>
      {components.map((component, index) => (
        // Components have no name but their place.
        // eslint-disable-next-line react/no-array-index-key
        <Fieldset key={index} legend={t(`component.${component.kind}`)}>
          <Stack gap="sm">
            <OneComponent
              component={component}
              path={`further.${index}`}
              onChange={(changed) => onChange(components.with(index, changed))}
              field={field}
            />
            <Group justify="flex-end">
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => onChange(components.toSpliced(index, 1))}
              >
                {t('form.remove')}
              </Button>
            </Group>
          </Stack>
        </Fieldset>
      ))}
      <Group gap="xs">
        <Text size="sm">{t('form.add')}</Text>
        {offered.map((kind) => (
          <Button
            key={kind}
            variant="default"
            size="compact-sm"
            onClick={() => onChange([...components, newComponent(kind)])}
          >
            {t(`component.${kind}`)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
};

interface OneProps extends Pick<Props, 'field'> {
  readonly component: ComponentValues;
  readonly path: string;
  readonly onChange: (component: ComponentValues) => void;
}

const OneComponent = ({ component, path, onChange, field }: OneProps) => {
  const { kind, window } = component;
  const { t } = useTranslation('tariffs');
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t(`form.${PRICE_FIELD[kind]}`)}
          inputMode="decimal"
          autoComplete="off"
          required
          {...field(`${path}.${PRICE_FIELD[kind]}`)}
        />
        {kind === 'idle' && (
          <TextInput
            label={t('form.grace')}
            inputMode="numeric"
            autoComplete="off"
            required
            {...field(`${path}.graceMinutes`)}
          />
        )}
      </SimpleGrid>
      {(kind === 'time' || kind === 'idle') && (
        <Checkbox
          label={t('form.windowed')}
          checked={window !== null}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ ...component, window: checked ? NIGHT_WINDOW : null })
          }
        />
      )}
      {window !== null && <WindowInputs path={`${path}.window`} field={field} />}
    </>
  );
};
