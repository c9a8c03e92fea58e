import { useWords } from './use-words.ts';

/** The text for a field's error code; codes without one are simply not valid. */
export const useFieldWords = () => {
  const words = useWords('ui', 'field');
  return (code: unknown) =>
    typeof code === 'string' && code !== '' ? (words(code) ?? words('invalid') ?? undefined) : undefined;
};
