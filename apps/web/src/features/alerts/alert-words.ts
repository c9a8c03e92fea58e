import type { Alert } from '@laadpoort/contract/alerts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

const events = [
  'FirmwareUpdated',
  'SettingSystemTime',
  'StartupOfTheDevice',
  'ResetOrReboot',
  'SecurityLogWasCleared',
  'MemoryExhaustion',
  'TamperDetectionActivated',
] as const;

/** The text of an alert: what happened, what is not affected, what to do next. */
export const useAlertWords = () => {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  return ({ kind, detail }: Pick<Alert, 'kind' | 'detail'>) => {
    const type = String(detail['type'] ?? '');
    const event = events.find((each) => each === type);
    const { notAfter, offered, device, setting, address } = detail;
    const next =
      kind === 'foreign-protocol'
        ? t(setting ? 'protocol.known' : 'protocol.unknown', {
            device: device ?? t('protocol.device'),
            setting: String(setting),
          })
        : t(`next.${kind}`);
    return {
      what: t(`what.${kind}`, {
        type: event ? t(`event.${event}`) : t('event.other', { type }),
        from: address ?? t('unknownAddress'),
        offered: offered ?? t('protocol.none'),
        date: typeof notAfter === 'string' ? format.date(notAfter) : '',
      }),
      next: kind === 'clock' && detail['localTime'] === true ? t('localTime') : next,
    };
  };
};
