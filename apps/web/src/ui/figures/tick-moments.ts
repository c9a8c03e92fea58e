/** A day has a point every five minutes: the labels that may be shown are the hours, since each is measured in the page. */
const MAX_LABELS = 25;

/** The moments to label on an axis: of those with the same label only the first, and at most 25. */
export const tickMoments = (moments: readonly string[], labelOf: (moment: string) => string): string[] => {
  const labels = moments.map(labelOf);
  const firsts = moments.filter((_, index) => labels[index] !== labels[index - 1]);
  return firsts.filter((_, index) => index % Math.ceil(firsts.length / MAX_LABELS) === 0);
};
