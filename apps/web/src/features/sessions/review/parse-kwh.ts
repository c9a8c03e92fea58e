/** Energy as a person types it, in kWh with a comma or a point, in whole Wh; null when it is none. */
export const parseKwh = (typed: string): number | null => {
  const match = /^(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(typed.trim());
  return match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0')) : null;
};
