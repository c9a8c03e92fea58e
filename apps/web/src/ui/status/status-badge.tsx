import { useTranslation } from 'react-i18next';
import { statusLooks, type StatusName } from './status-looks.ts';
import classes from './status-badge.module.css';

interface Props {
  readonly status: StatusName;
  readonly detail?: string;
  /** The charger's own word, where OCPP does not know it. */
  readonly otherStatus?: string | null;
}

/** The status of a charging point as colour, icon and word. Charging pulses, unless motion is reduced. */
export const StatusBadge = ({ status, detail, otherStatus }: Props) => {
  const { t } = useTranslation('ui');
  const { icon: Icon, tint } = statusLooks[status];
  return (
    <span
      className={classes['badge']}
      data-status={status}
      style={{
        background: `var(--mantine-color-${tint}-light)`,
        color: `var(--mantine-color-${tint}-light-color)`,
      }}
    >
      <Icon size={16} stroke={2} aria-hidden className={classes['icon']} />
      {otherStatus ? t('reportsStatus', { status: otherStatus }) : t(`status.${status}`)}
      {detail && <span className={classes['detail']}>{detail}</span>}
    </span>
  );
};
