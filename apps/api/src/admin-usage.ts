import type { Writable } from 'node:stream';
import type { Database } from '#platform/database/database.ts';

export const ADMIN_USAGE = `Usage: npm run admin -- <command>

  invite <e-mail address> [support]   prints a link that makes somebody an administrator, or support
  staff                               who has a platform role
  reset-second-factor <e-mail address>
                                      for anybody who has lost the app, the passkeys and the recovery codes
  sign-out <e-mail address>           ends every sign-in of somebody, everywhere
  suspend <e-mail address>            ends every sign-in of somebody and refuses new ones, until:
  reinstate <e-mail address>
  mails                               e-mails that could not be sent, with their links
  audit-export [--after <position>] [--since <moment>] [--names]
                                      the audit as JSON lines, for another system to keep
  erase-names <e-mail address>        what the audit says about somebody; who did what, by ids, stays
  remove-demo-people                  so that Laadpoort can start without the demo
`;

export interface AdminMachine {
  readonly db: Database;
  readonly publicUrl: string;
  readonly say: (text: string) => void;
  /** For what may be long. */
  readonly out: Writable;
}
