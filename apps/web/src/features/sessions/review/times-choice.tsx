import { Radio, Stack } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

interface Props {
  offered: {
    readonly proposed: SessionDetail['proposedTimes'];
    readonly told: SessionDetail['toldTimes'];
  };
  input: Omit<ComponentProps<typeof Radio.Group>, 'children' | 'label'>;
}

/** Other times than the session's, where some are known. */
export const TimesChoice = ({ offered, input }: Props) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  if (!offered.proposed && !offered.told) return null;
  return (
    <Radio.Group label={t('review.times.question')} {...input}>
      <Stack gap="xs" mt="xs">
        {(['proposed', 'told'] as const).map((each) => {
          const times = offered[each];
          if (times === null) return null;
          const span = { from: format.dateTime(times.startedAt), until: format.dateTime(times.endedAt) };
          return (
            <Radio
              key={each}
              value={each}
              label={t(`review.times.choice.${each}`, span)}
              description={t(`review.times.consequence.${each}`)}
            />
          );
        })}
        <Radio value="kept" label={t('review.times.choice.kept')} />
      </Stack>
    </Radio.Group>
  );
};
