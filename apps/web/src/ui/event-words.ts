import { useTranslation } from 'react-i18next';
import type { en } from './texts.en.ts';
import { useRuleWords } from './rule-words.ts';

type EventKey = keyof (typeof en)['event'];
type StatusKey = keyof (typeof en)['ocppStatus'];
export type Detail = Readonly<Record<string, string | number | boolean | null>>;

const text = (value: Detail[string] | undefined) =>
  value === undefined || value === null ? '' : String(value);

/** Something that happened at a charger, as a sentence. A kind without words shows its facts. */
export const useEventWords = () => {
  const { t, i18n } = useTranslation('ui');
  const ruleWords = useRuleWords();

  const status = (detail: Detail) => {
    const name = text(detail['status']);
    const known = i18n.exists(`ui:ocppStatus.${name}`) ? t(`ocppStatus.${name as StatusKey}`) : name;
    const code = text(detail['errorCode']);
    const problem = code === 'NoError' ? '' : code;
    return [known, problem, text(detail['vendorErrorCode']), text(detail['info'])]
      .filter(Boolean)
      .join(' · ');
  };
  const authorization = (detail: Detail) => {
    const key = detail['status'] === 'Accepted' ? 'cardAccepted' : 'cardRefused';
    return `${t(`event.${key}`, { card: text(detail['idTag']) })} ${ruleWords(text(detail['rule']))}`;
  };
  return (kind: string, detail: Detail) => {
    if (kind === 'status') return status(detail);
    if (kind === 'authorization') return authorization(detail);
    const words = i18n.exists(`ui:event.${kind}`) ? t(`event.${kind as EventKey}`) : kind;
    const facts = [
      'vendor',
      'model',
      'firmware',
      'reason',
      'type',
      'action',
      'state',
      'vendorId',
      'messageId',
      'info',
    ];
    return [words, ...facts.map((name) => text(detail[name]))].filter(Boolean).join(' · ');
  };
};
