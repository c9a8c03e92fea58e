import { Stack, Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { useWords } from '#ui/words/use-words.ts';

type Meter = SessionDetail['meter'];
type Told = NonNullable<NonNullable<Meter['begin']>['reading']>;

interface Props {
  edge: Meter['begin'] | Meter['end'];
  side: 'begin' | 'end';
}

/** A register at the begin or the end of a session, and in one line where it comes from. */
export const RegisterLine = ({ edge, side }: Props) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const beginWords = useWords('sessions', 'registerOfBegin');
  const endWords = useWords('sessions', 'registerOfEnd');
  const told = useToldWords();
  if (edge === null) return <>{t('detail.noRegister')}</>;
  const from = (side === 'begin' ? beginWords : endWords)(edge.from) ?? edge.from;
  return (
    <Stack gap={0}>
      <span>{format.register(edge.registerWh)}</span>
      <Text size="sm" c="dimmed">
        {[from, ...told(edge.reading)].join(', ')}
      </Text>
    </Stack>
  );
};

/** Which reading it was, and what is out of the ordinary about how it was measured. */
const useToldWords = () => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const locationWords = useWords('sessions', 'readingLocation');
  return (told: Told | null): string[] => {
    if (told === null) return [];
    const { place, at, location, phases, unit } = told;
    return [
      t(`detail.reading.${place}`, { at: format.timeWithSeconds(at) }),
      location === null ? null : (locationWords(location) ?? location),
      phases === null ? null : t('detail.reading.phases', { phases }),
      unit === null ? null : t('detail.reading.unit', { unit }),
    ].filter((words) => words !== null);
  };
};
