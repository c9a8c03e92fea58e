import type { CallErrorCode } from '../messages/call-error.ts';

/** A call that got no CALLRESULT. */
export class CallFailed extends Error {
  readonly code: CallErrorCode | 'Timeout' | 'Disconnected';

  constructor(code: CallFailed['code'], message: string) {
    super(message);
    this.name = 'CallFailed';
    this.code = code;
  }
}

/** Thrown by a call handler to answer with a CALLERROR. */
export class CallRefused extends Error {
  readonly code: CallErrorCode;

  constructor(code: CallErrorCode, message: string = code) {
    super(message);
    this.name = 'CallRefused';
    this.code = code;
  }
}
