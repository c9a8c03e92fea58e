/**
 * Calls `stop` once our parent is gone. npm that is told to terminate kills its shell, but not what that runs: us.
 * Only under npm (or pnpm): started by hand in the background, outliving the shell is what was asked for.
 * @param {() => void} stop
 */
export const whenParentIsGone = (stop) => {
  if (!process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 300);
  watch.unref();
};
