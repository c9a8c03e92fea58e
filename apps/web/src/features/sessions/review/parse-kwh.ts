/** Parses energy typed in kWh, with a comma or a point, into whole Wh; null if it is not a number. */
export const parseKwh = (typed: string): number | null => {
  const match = /^(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(typed.trim());
  return match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0')) : null;
};
