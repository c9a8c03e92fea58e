import { useFormat } from '#lib/use-format.ts';

export const useUptime = () => {
  const format = useFormat();
  return (uptime: number | null) => (uptime === null ? '–' : format.uptime(uptime));
};
