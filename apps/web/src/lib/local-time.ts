/** The value of a `datetime-local` field, which has no zone, as the moment it is where the reader sits. */
export const fromLocalTime = (value: string) => new Date(value).toISOString();
