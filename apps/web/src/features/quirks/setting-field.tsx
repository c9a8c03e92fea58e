import { NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLines, toLines } from './measurand-lines.ts';
import { fromList, toList } from './number-list.ts';
import { settingInputs, type SettingName } from './settings.ts';
import { useSettingWords } from './use-setting-words.ts';

interface Props {
  readonly name: SettingName;
  /** `undefined`: inherited. */
  readonly value: unknown;
  /** The inherited value. */
  readonly otherwise: unknown;
  readonly onChange: (value: unknown) => void;
}

/** One setting: inherited, or set here. */
export const SettingField = (props: Props) => {
  const { t } = useTranslation('quirks');
  const words = useSettingWords();
  const { name, value, otherwise, onChange } = props;
  const input = settingInputs[name];
  const inherit = t('inherit', { value: words(name, otherwise) });
  const shared = { label: t(`settings.${name}`), description: t(`help.${name}`) };
  if (input.kind === 'measurands')
    return <TypedField {...props} placeholder={inherit} write={toLines} read={fromLines} />;
  if (input.kind === 'numbers')
    return <TypedField {...props} placeholder={inherit} write={toList} read={fromList} />;
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

type Typed<T> = Props & {
  readonly placeholder: string;
  readonly write: (value: T) => string;
  readonly read: (text: string) => T;
};

/** A value typed as text; while it is not finished it stays as typed. */
const TypedField = <T,>({ name, value, onChange, placeholder, write, read }: Typed<T>) => {
  const { t } = useTranslation('quirks');
  const [text, setText] = useState(value === undefined ? '' : write(value as T));
  return (
    <Textarea
      label={t(`settings.${name}`)}
      description={t(`help.${name}`)}
      placeholder={placeholder}
      autosize
      value={text}
      onChange={({ currentTarget: { value: typed } }) => {
        setText(typed);
        onChange(typed.trim() === '' ? undefined : read(typed));
      }}
    />
  );
};
