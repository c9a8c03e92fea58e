/** What the log takes of one charge point on one day (UTC). A restart of the process begins the day anew. */
export const createLogBudget = (bytesPerDay: number) => {
  let today = '';
  const taken = new Map<string, number>();
  return {
    /** Whether the message still fits; only then is it counted. */
    take(chargePointId: string, bytes: number, at: Date): boolean {
      const day = at.toISOString().slice(0, 10);
      if (day > today) {
        today = day;
        taken.clear();
      }
      const all = (taken.get(chargePointId) ?? 0) + bytes;
      if (all > bytesPerDay) return false;
      taken.set(chargePointId, all);
      return true;
    },
  };
};
