import type { CustomTypeOptions } from 'i18next';
import { useTranslation } from 'react-i18next';

type Resources = CustomTypeOptions['resources'];
type Namespace = keyof Resources;

/** Dotted paths of the groups of texts in a namespace. */
type Group<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? never : Key | `${Key}.${Group<Tree[Key]>}`;
}[keyof Tree & string];

type Values = Readonly<Record<string, string>>;

/** Looks up texts by group and by a code that is only known at run time; null for a code without a text. */
export const useWordsOf = <NS extends Namespace>(namespace: NS) => {
  const { i18n } = useTranslation(namespace);
  return (group: Group<Resources[NS]>, code: string, values: Values = {}): string | null => {
    // Not one of the keys that are known when this is compiled.
    const key = `${namespace}:${group}.${code}` as never;
    return i18n.exists(key) ? i18n.t(key, values) : null;
  };
};

/** `useWordsOf` for one group. */
export const useWords = <NS extends Namespace>(namespace: NS, group: Group<Resources[NS]>) => {
  const words = useWordsOf(namespace);
  return (code: string, values?: Values) => words(group, code, values);
};
