import type { chargePointEventSchema } from '@laadpoort/contract/charge-points/charge-point';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { en } from '../texts.en.ts';
import { useWords, useWordsOf } from '../words/use-words.ts';

export type Detail = Readonly<Record<string, string | number | boolean | null>>;

type Words = (detail: Detail) => string;
/** The timeline of a session also has commands. */
type Kind = z.output<typeof chargePointEventSchema>['kind'] | 'command';
/** Groups of texts with a sentence for each code. */
type CodeGroup = keyof Pick<
  typeof en,
  'alert' | 'bootReason' | 'certificate' | 'firmware' | 'localList' | 'log' | 'ocppStatus' | 'reservation'
>;

const text = (detail: Detail, name: string): string => String(detail[name] ?? '');
const sentences = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');
const facts = (detail: Detail, ...names: readonly string[]): string =>
  names
    .map((name) => text(detail, name))
    .filter(Boolean)
    .join(' · ');

/** Our own close codes; all others mean a lost connection. */
const ENDED_BY = new Map<number, 'flood' | 'restart' | 'newer'>([
  [1008, 'flood'],
  [1012, 'restart'],
  [4001, 'newer'],
]);

/** Something that happened at a charger, as a sentence. A kind without a text shows its raw facts. */
export const useEventWords = () => {
  const { t } = useTranslation('ui');
  const code = useCodeWords();
  const ruleWords = useWords('ui', 'rule');
  const followed = (group: 'firmware' | 'log', detail: Detail) =>
    code(group, text(detail, 'state') || 'reported', { report: text(detail, 'report') });
  const ofKind: Readonly<Record<Kind, Words>> = {
    connected: () => t('event.connected'),
    disconnected({ code: closedWith }) {
      const by = ENDED_BY.get(Number(closedWith));
      return by === undefined ? t('event.disconnected') : t(`event.disconnectedBy.${by}`);
    },
    boot: useBootWords(),
    status: useStatusWords(),
    security: useSecurityWords(),
    authorization(detail) {
      const answer = detail['status'] === 'Accepted' ? 'event.cardAccepted' : 'event.cardRefused';
      return sentences(
        t(answer, { card: text(detail, 'idTag') }),
        ruleWords(text(detail, 'rule')) ?? text(detail, 'rule'),
      );
    },
    'data-transfer': (detail) => sentences(t('event.data-transfer'), facts(detail, 'vendorId', 'messageId')),
    quarantine: (detail) => sentences(t('event.quarantine'), facts(detail, 'action')),
    command: useCommandWords(),
    firmware: (detail) => sentences(followed('firmware', detail), facts(detail, 'version')),
    log: (detail) => followed('log', detail),
    reservation: (detail) => code('reservation', text(detail, 'state'), { card: text(detail, 'idTag') }),
    'local-list': (detail) => code('localList', text(detail, 'state')),
    certificate: (detail) => sentences(code('certificate', text(detail, 'state')), facts(detail, 'problem')),
    alert: (detail) => code('alert', text(detail, 'kind')),
  };
  const words: Readonly<Record<string, Words | undefined>> = ofKind;
  return (kind: string, detail: Detail) =>
    words[kind]?.(detail) ?? sentences(kind, facts(detail, ...Object.keys(detail)));
};

/** The sentence for a code; a code without one is shown as it is. */
const useCodeWords = () => {
  const words = useWordsOf('ui');
  return (group: CodeGroup, code: string, values?: { readonly card?: string; readonly report?: string }) =>
    words(group, code, values) ?? code;
};

const useBootWords = (): Words => {
  const { t } = useTranslation('ui');
  const code = useCodeWords();
  return (detail) => {
    const reason = code('bootReason', text(detail, 'reason'));
    const [from, to] = [text(detail, 'previousFirmware'), text(detail, 'firmware')];
    const hardwareBefore = facts(detail, 'previousVendor', 'previousModel', 'previousSerialNumber');
    return sentences(
      reason === '' ? t('event.boot') : t('event.bootAgain', { reason }),
      from !== '' && from !== to ? t('event.firmwareChanged', { from, to }) : '',
      hardwareBefore === '' ? '' : t('event.hardwareChanged', { before: hardwareBefore }),
      facts(detail, 'vendor', 'model', 'firmware', 'serialNumber'),
    );
  };
};

/** A command by the name of its operation, and how far it got. */
const useCommandWords = (): Words => {
  const { t } = useTranslation('ui');
  const words = useWordsOf('commands');
  return (detail) => {
    const [action, type, state] = ['action', 'type', 'state'].map((name) => text(detail, name));
    return t('event.command', {
      action: words('action', type ? `${action}-${type}` : `${action}`) ?? action,
      state: words('state', `${state}`) ?? state,
    });
  };
};

/** A status and, if it comes with an error, what that means and what to do. */
const useStatusWords = (): Words => {
  const { t } = useTranslation('ui');
  const words = useWordsOf('ui');
  const faultWords = useWords('ui', 'fault');
  return (detail) => {
    const name = text(detail, 'status');
    const status = words('ocppStatus', name) ?? t('reportsStatus', { status: name });
    const codes = facts(detail, 'errorCode', 'vendorErrorCode', 'info').replace(/^NoError( · )?/, '');
    const fault = text(detail, 'fault');
    if (fault === '') return sentences(status, codes);
    return sentences(
      name === 'Faulted' ? t('event.fault') : sentences(status, t('event.warning')),
      faultWords(fault) ?? '',
      codes && `(${codes})`,
    );
  };
};

const useSecurityWords = (): Words => {
  const { t } = useTranslation('ui');
  return (detail) => {
    const type = text(detail, 'type');
    if (type === 'WrongKey' || type === 'IdentityConflict')
      return sentences(t(`security.${type}`), facts(detail, 'info'));
    const words = detail['criticality'] === 'critical' ? 'security.critical' : 'security.other';
    return sentences(t(words, { type }), facts(detail, 'info'));
  };
};
