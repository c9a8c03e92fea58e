/** Does the work of a sweep for one after the other; what fails for one is reported, and keeps none of the others from it. */
export const doEach = async <Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
  onFault: (error: unknown) => void,
): Promise<void> => {
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      onFault(error);
    }
  }
};
