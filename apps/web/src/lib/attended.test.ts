import { expect, test, vi } from 'vitest';
import { isAttended, watchAttendance } from './attended.ts';

test('somebody is there for a minute after what they do, also by a screen reader or dictation', () => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  try {
    watchAttendance();
    vi.advanceTimersByTime(60_000);
    const afterwards = ['pointermove', 'keydown', 'click', 'input'].map((event) => {
      const before = isAttended();
      window.dispatchEvent(new Event(event));
      const after = isAttended();
      vi.advanceTimersByTime(60_000);
      return [event, before, after];
    });
    expect(afterwards).toEqual([
      ['pointermove', false, true],
      ['keydown', false, true],
      ['click', false, true],
      ['input', false, true],
    ]);
  } finally {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  }
});
