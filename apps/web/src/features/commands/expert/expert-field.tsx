import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWords } from '#ui/words/use-words.ts';
import type { ExpertField } from './expert-fields.ts';
import type { PeriodInput } from './expert-request.ts';
import { PeriodsInput } from './periods-input.tsx';
import type { en } from '../texts.en.ts';

type FieldName = keyof (typeof en)['expert']['fields'];

interface Props {
  /** Distinguishes its inputs from those of another form on the page. */
  formId: string;
  field: ExpertField;
  value: string | readonly PeriodInput[];
  /** Error texts by path, of this field or of its parts. */
  errors: Readonly<Record<string, string>>;
  onChange: (value: string | readonly PeriodInput[]) => void;
}

/** One member of a request, with its label and below that its OCPP name. */
export const ExpertFieldInput = ({ formId, field, value, errors, onChange }: Props) => {
  const { t } = useTranslation('commands');
  const helpWords = useWords('commands', 'expert.help');
  const { name, path, kind, required, choices, hinted } = field;
  const help = hinted ? helpWords(name) : null;
  const shared = {
    label: t(`expert.fields.${name as FieldName}`),
    description: help === null ? path : `${path} · ${help}`,
    required,
    error: errors[path],
    id: `${formId}-${path}`,
  };
  if (kind === 'periods') {
    const periods = typeof value === 'string' ? [] : value;
    return <PeriodsInput {...shared} path={path} value={periods} errors={errors} onChange={onChange} />;
  }
  const text = {
    ...shared,
    value: typeof value === 'string' ? value : '',
    autoComplete: 'off',
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  switch (kind) {
    case 'choice':
      return <NativeSelect {...text} data={required ? [...choices] : ['', ...choices]} />;
    case 'long-text':
    case 'json':
      return (
        <Textarea
          {...text}
          autosize
          minRows={3}
          maxRows={12}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
      );
    case 'time':
      return <TextInput {...text} type="datetime-local" step={1} />;
    default:
      return <TextInput {...text} {...(kind === 'number' ? { inputMode: 'decimal' } : {})} />;
  }
};
