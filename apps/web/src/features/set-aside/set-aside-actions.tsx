import { Button, Group } from '@mantine/core';
import type { SetAsideItem } from '@laadpoort/contract/sessions/set-aside';
import { useTranslation } from 'react-i18next';

interface ActionsProps {
  readonly item: SetAsideItem;
  readonly name: string;
  readonly onOpen: (dialog: 'assign' | 'dismiss') => void;
}

export const Actions = ({ item, name, onOpen }: ActionsProps) => {
  const { t } = useTranslation('setAside');
  const isProposal = item.kind === 'proposal';
  const assign = t(isProposal ? 'confirmOrExchange' : 'assign.button');
  return (
    <Group gap="xs">
      {item.possible.length > 0 && (
        <Button size="xs" aria-label={`${assign}: ${name}`} onClick={() => onOpen('assign')}>
          {assign}
        </Button>
      )}
      {!isProposal && (
        <Button
          size="xs"
          variant="default"
          aria-label={`${t('dismiss.button')}: ${name}`}
          onClick={() => onOpen('dismiss')}
        >
          {t('dismiss.button')}
        </Button>
      )}
    </Group>
  );
};
