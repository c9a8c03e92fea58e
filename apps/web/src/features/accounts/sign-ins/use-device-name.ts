import { useTranslation } from 'react-i18next';
import { deviceOf } from './device-name.ts';

/** What people know a device by, from its User-Agent header. */
export const useDeviceName = () => {
  const { t } = useTranslation('accounts');
  return (userAgent: string): string => {
    const device = deviceOf(userAgent);
    return device ? t('signIns.browserOn', device) : t('signIns.unknownDevice');
  };
};
