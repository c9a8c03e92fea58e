import { useTranslation } from 'react-i18next';
import type { en } from './texts.en.ts';
import { useFaultWords } from './fault-words.ts';
import { useRuleWords } from './rule-words.ts';

export type Detail = Readonly<Record<string, string | number | boolean | null>>;

type Words = (detail: Detail) => string;
type Key<Group extends keyof typeof en> = keyof (typeof en)[Group];

const text = (detail: Detail, name: string): string => String(detail[name] ?? '');
const sentences = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');
const facts = (detail: Detail, ...names: readonly string[]): string =>
  names
    .map((name) => text(detail, name))
    .filter(Boolean)
    .join(' · ');

/** Something that happened at a charger, as a sentence. A kind or a state without words shows its facts. */
export const useEventWords = () => {
  const { t, i18n } = useTranslation('ui');
  const status = useStatusWords();
  const security = useSecurityWords();
  const ruleWords = useRuleWords();
  const has = (key: string) => i18n.exists(`ui:${key}`);

  const boot: Words = (detail) => {
    const reason = text(detail, 'reason');
    const [from, to] = [text(detail, 'previousFirmware'), text(detail, 'firmware')];
    const known = has(`bootReason.${reason}`) ? t(`bootReason.${reason as Key<'bootReason'>}`) : reason;
    return sentences(
      known === '' ? t('event.boot') : t('event.bootAgain', { reason: known }),
      from !== '' && from !== to ? t('event.firmwareChanged', { from, to }) : '',
      facts(detail, 'vendor', 'model', 'firmware'),
    );
  };
  const authorization: Words = (detail) =>
    sentences(
      t(detail['status'] === 'Accepted' ? 'event.cardAccepted' : 'event.cardRefused', {
        card: text(detail, 'idTag'),
      }),
      ruleWords(text(detail, 'rule')),
    );
  const followed = (group: 'firmware' | 'log') => (detail: Detail) => {
    const state = text(detail, 'state') || 'reported';
    const words = has(`${group}.${state}`)
      ? t(`${group}.${state as Key<'firmware' | 'log'>}`, { report: text(detail, 'report') })
      : state;
    return sentences(words, facts(detail, 'version'));
  };
  const reservation: Words = (detail) => {
    const state = text(detail, 'state');
    return has(`reservation.${state}`)
      ? t(`reservation.${state as Key<'reservation'>}`, { card: text(detail, 'idTag') })
      : state;
  };
  const localList: Words = (detail) => {
    const state = text(detail, 'state');
    return has(`localList.${state}`) ? t(`localList.${state as Key<'localList'>}`) : state;
  };
  const certificate: Words = (detail) => {
    const state = text(detail, 'state');
    const words = has(`certificate.${state}`) ? t(`certificate.${state as Key<'certificate'>}`) : state;
    return sentences(words, facts(detail, 'problem'));
  };
  const alert: Words = (detail) => {
    const kind = text(detail, 'kind');
    return has(`alert.${kind}`) ? t(`alert.${kind as Key<'alert'>}`) : kind;
  };

  const ofKind: Readonly<Record<string, Words>> = {
    connected: () => t('event.connected'),
    disconnected: (detail) => sentences(t('event.disconnected'), facts(detail, 'reason')),
    boot,
    status,
    authorization,
    security,
    'data-transfer': (detail) => sentences(t('event.data-transfer'), facts(detail, 'vendorId', 'messageId')),
    quarantine: (detail) => sentences(t('event.quarantine'), facts(detail, 'action', 'reason')),
    command: (detail) => sentences(t('event.command'), facts(detail, 'action', 'state')),
    firmware: followed('firmware'),
    log: followed('log'),
    reservation,
    'local-list': localList,
    certificate,
    alert,
  };
  return (kind: string, detail: Detail) =>
    ofKind[kind]?.(detail) ?? sentences(kind, facts(detail, ...Object.keys(detail)));
};

/** A status, and when it comes with an error what that means and what to do. */
const useStatusWords = (): Words => {
  const { t, i18n } = useTranslation('ui');
  const faultWords = useFaultWords();
  return (detail) => {
    const name = text(detail, 'status');
    const known = i18n.exists(`ui:ocppStatus.${name}`) ? t(`ocppStatus.${name as Key<'ocppStatus'>}`) : name;
    const codes = facts(detail, 'errorCode', 'vendorErrorCode', 'info').replace(/^NoError( · )?/, '');
    const fault = text(detail, 'fault');
    if (fault === '') return sentences(known, codes);
    return sentences(
      name === 'Faulted' ? t('event.fault') : sentences(known, t('event.warning')),
      faultWords(fault),
      codes && `(${codes})`,
    );
  };
};

const doorEvents = ['WrongKey', 'TlsRequired', 'BelowProfile', 'IdentityConflict'] as const;

const useSecurityWords = (): Words => {
  const { t } = useTranslation('ui');
  return (detail) => {
    const type = text(detail, 'type');
    const atTheDoor = doorEvents.find((each) => each === type);
    if (atTheDoor) return sentences(t(`security.${atTheDoor}`), facts(detail, 'info'));
    const words = detail['criticality'] === 'critical' ? 'security.critical' : 'security.other';
    return sentences(t(words, { type }), facts(detail, 'info'));
  };
};
