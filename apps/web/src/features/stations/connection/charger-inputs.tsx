import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  TextInput,
} from '@mantine/core';
import {
  socketTypeSchema,
  type chargePointBodySchema,
  type connectorBodySchema,
} from '@laadpoort/contract/charge-points/charge-point';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { socketName } from '@laadpoort/domain/stations/power-type';
import type { Field } from '#ui/forms/use-schema-form.ts';

export type ChargerValues = z.input<typeof chargePointBodySchema>;
type ConnectorValues = z.input<typeof connectorBodySchema>;

const newConnector = (): ConnectorValues => ({
  socketType: 'type-2',
  phases: 3,
  maxCurrentA: 32,
  fixedCable: false,
  publiclyAvailable: false,
});

export const newCharger = (): ChargerValues => ({ serialNumber: '', connectors: [newConnector()] });

/** With an empty identity, the serial number is the identity. */
export const withoutEmptyIdentity = ({ ocppIdentity, ...charger }: ChargerValues): ChargerValues =>
  ocppIdentity?.trim() ? { ...charger, ocppIdentity } : charger;

interface Props {
  field: Field;
  /** Path of the charger in the form: `chargePoint.`, or empty. */
  prefix: string;
  connectors: readonly ConnectorValues[];
  onConnectors: (connectors: ConnectorValues[]) => void;
}

/** Serial number, identity and charging points of a charger. */
export const ChargerInputs = ({ field, prefix, connectors, onConnectors }: Props) => {
  const { t } = useTranslation('stations');
  return (
    <Stack>
      <TextInput
        label={t('form.serialNumber')}
        description={t('form.serialHelp')}
        required
        {...field(`${prefix}serialNumber`)}
      />
      <TextInput
        label={t('form.identity')}
        description={t('form.identityHelp')}
        {...field(`${prefix}ocppIdentity`)}
      />
      {connectors.map((_, index) => (
        // Before it is saved, a charging point has no id except its number.
        <ConnectorInputs
          key={`point ${index + 1}`}
          field={field}
          path={`${prefix}connectors.${index}`}
          number={index + 1}
          {...(connectors.length > 1
            ? { onRemove: () => onConnectors(connectors.filter((_each, at) => at !== index)) }
            : {})}
        />
      ))}
      <Button
        variant="default"
        onClick={() => onConnectors([...connectors, newConnector()])}
        disabled={connectors.length >= 8}
      >
        {t('form.addPoint')}
      </Button>
    </Stack>
  );
};

interface ConnectorProps {
  field: Field;
  path: string;
  number: number;
  onRemove?: () => void;
}

const ConnectorInputs = ({ field, path, number, onRemove }: ConnectorProps) => {
  const { t } = useTranslation('stations');
  const phases = field(`${path}.phases`);
  return (
    <Fieldset legend={t('form.point', { number })}>
      <Stack gap="sm">
        <Group align="flex-start" grow>
          <NativeSelect
            label={t('form.socketType')}
            data={socketTypeSchema.options.map((value) => ({ value, label: socketName(value) }))}
            {...field(`${path}.socketType`)}
          />
          <NativeSelect
            label={t('form.phases')}
            data={['1', '3']}
            {...phases}
            value={String(phases.value)}
            onChange={(event) => phases.onChange(Number(event.currentTarget.value))}
          />
          <NumberInput
            label={t('form.current')}
            min={6}
            max={500}
            allowDecimal={false}
            {...field(`${path}.maxCurrentA`)}
          />
        </Group>
        <Checkbox label={t('form.fixedCable')} {...field(`${path}.fixedCable`, 'checkbox')} />
        <Checkbox label={t('form.publiclyAvailable')} {...field(`${path}.publiclyAvailable`, 'checkbox')} />
        {onRemove && (
          <Button variant="subtle" color="red" size="xs" onClick={onRemove}>
            {t('form.removePoint', { number })}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
};
