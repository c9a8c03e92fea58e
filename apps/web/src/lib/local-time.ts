/** Converts the value of a `datetime-local` input, which has no zone, into a moment in the reader's zone. */
export const fromLocalTime = (value: string) => new Date(value).toISOString();
