/**
 * A charge point has the connectors that no person has removed: whatever is offered, counted or commanded there asks for
 * these. What belongs to a session, such as its rating and its status, is that of its own connector, removed or not.
 */
export const SHOWN_CONNECTORS = { setUp: { not: 'hidden' } } as const;

/** The same in SQL, of a connector by its alias. */
export const isShown = (connector: string): string => `${connector}.set_up <> 'hidden'`;
