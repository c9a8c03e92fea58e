import { refuse } from './route.ts';

/** The cursor is none that this product has given out for the list. */
export const UNKNOWN_CURSOR = refuse('invalid-request', [{ path: 'query.cursor', code: 'unknown-cursor' }]);
