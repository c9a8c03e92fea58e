import { Button, List, Modal, Stack, Text } from '@mantine/core';
import { remediesOf, REMEDY_PERMISSION, type Remedy } from '@laadpoort/domain/whitelist/remedies';
import { Fragment, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#lib/me.ts';
import { useWords } from '#ui/words/use-words.ts';

interface Props {
  rule: string;
  hasEntry: boolean;
  /** The button or link for a remedy; support only passes it on to the driver. */
  renderRemedy?: (remedy: Remedy, close: () => void) => ReactNode;
  /** Names the card for people who cannot see the row. */
  label: string;
}

/** Explains a refusal: the rule, what to tell the driver, and the remedies. */
export const CardRefused = ({ label, ...refusal }: Props) => {
  const { t } = useTranslation('whitelist');
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button variant="default" size="compact-sm" aria-label={label} onClick={() => setOpened(true)}>
        {t('help.open')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('help.title')}>
        {opened && <Help {...refusal} close={close} />}
      </Modal>
    </>
  );
};

const Help = ({ rule, hasEntry, renderRemedy, close }: Omit<Props, 'label'> & { close: () => void }) => {
  const { t } = useTranslation('whitelist');
  const driverWords = useWords('whitelist', 'driver');
  const ruleWords = useWords('ui', 'rule');
  const { permissions } = useMe();
  const remedies = remediesOf(rule, { hasEntry });
  const ownRemedies = remedies.filter((each) => permissions.includes(REMEDY_PERMISSION[each]));
  return (
    <Stack>
      <Text>{ruleWords(rule) ?? rule}</Text>
      <Text>
        <Text span fw={650}>
          {t('help.tellDriver')}
        </Text>{' '}
        {driverWords(rule) ?? t('driver.other')}
      </Text>
      {remedies.length === 0 && <Text>{t('help.noRemedy')}</Text>}
      {remedies.length > 0 && (!renderRemedy || ownRemedies.length === 0) && (
        <>
          <Text>{t(renderRemedy ? 'help.notYours' : 'help.ownerCan')}</Text>
          <List>
            {remedies.map((each) => (
              <List.Item key={each}>{t(`remedies.${each}`)}</List.Item>
            ))}
          </List>
        </>
      )}
      {renderRemedy && ownRemedies.map((each) => <Fragment key={each}>{renderRemedy(each, close)}</Fragment>)}
    </Stack>
  );
};
