import { NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLines, toLines } from './measurand-lines.ts';
import { settingInputs, type SettingName } from './settings.ts';
import { useSettingWords } from './use-setting-words.ts';

type Props = {
  readonly name: SettingName;
  /** `undefined`: left to what decides otherwise. */
  readonly value: unknown;
  /** What it is then. */
  readonly otherwise: unknown;
  readonly onChange: (value: unknown) => void;
};

/** One setting: left as it is otherwise, or given. */
export const SettingField = (props: Props) => {
  const { t } = useTranslation('quirks');
  const words = useSettingWords();
  const { name, value, otherwise, onChange } = props;
  const input = settingInputs[name];
  const inherit = t('inherit', { value: words(name, otherwise) });
  const shared = { label: t(`settings.${name}`), description: t(`help.${name}`) };
  if (input.kind === 'measurands') return <MeasurandsField {...props} placeholder={inherit} />;
  if (input.kind === 'number')
    return (
      <NumberInput
        {...shared}
        value={typeof value === 'number' ? value : ''}
        placeholder={inherit}
        min={input.min}
        max={input.max}
        allowDecimal={name === 'minimumCurrentA'}
        onChange={(typed) => onChange(typeof typed === 'number' ? typed : undefined)}
      />
    );
  const values = input.kind === 'yes-no' ? [true, false] : input.values;
  return (
    <NativeSelect
      {...shared}
      value={typeof value === 'string' || typeof value === 'boolean' ? String(value) : ''}
      data={[
        { value: '', label: inherit },
        ...values.map((each) => ({ value: String(each), label: words(name, each) })),
      ]}
      onChange={({ currentTarget: { value: chosen } }) =>
        onChange(values.find((each) => String(each) === chosen))
      }
    />
  );
};

const MeasurandsField = ({ name, value, onChange, placeholder }: Props & { placeholder: string }) => {
  const { t } = useTranslation('quirks');
  const [text, setText] = useState(value === undefined ? '' : toLines(value as Record<string, string>));
  return (
    <Textarea
      label={t(`settings.${name}`)}
      description={t(`help.${name}`)}
      placeholder={placeholder}
      autosize
      minRows={2}
      value={text}
      onChange={({ currentTarget: { value: typed } }) => {
        setText(typed);
        onChange(typed.trim() === '' ? undefined : fromLines(typed));
      }}
    />
  );
};
