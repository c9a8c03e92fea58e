import {
  IconActivity,
  IconAdjustments,
  IconAffiliate,
  IconAlertTriangle,
  IconBook,
  IconChargingPile,
  IconCreditCard,
  IconDownload,
  IconGauge,
  IconInbox,
  IconListCheck,
  IconChecklist,
  IconMail,
  IconPlugConnectedX,
  IconReceipt,
  IconReportAnalytics,
  IconSearch,
  IconUser,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { Me } from '@laadpoort/contract/accounts/account';
import type { Permission } from '@laadpoort/domain/accounts/roles';
import { mayIn } from '#lib/me.ts';
import type { en } from '../texts/app.en.ts';

export interface PageLink {
  readonly to: string;
  readonly name: keyof (typeof en)['nav'];
  readonly icon: Icon;
  /** Only for people who have it. */
  readonly permission?: Permission;
}
export type PortalName = 'chargingPoints' | 'mobility' | 'support';

/** The pages of each portal, in the order of the flyer. */
const pagesOf: Record<PortalName, readonly PageLink[]> = {
  chargingPoints: [
    { to: '/status', name: 'status', icon: IconGauge },
    { to: '/stations', name: 'stations', icon: IconChargingPile },
    { to: '/whitelist', name: 'whitelist', icon: IconListCheck },
    { to: '/activity', name: 'activity', icon: IconActivity },
    { to: '/account', name: 'account', icon: IconUser },
    { to: '/reports', name: 'reports', icon: IconReportAnalytics },
  ],
  mobility: [
    { to: '/mobility/sessions', name: 'sessions', icon: IconActivity },
    { to: '/mobility/cards', name: 'cards', icon: IconCreditCard },
    { to: '/mobility/claims', name: 'claims', icon: IconReceipt },
    { to: '/mobility/profile', name: 'profile', icon: IconUser },
  ],
  support: [
    { to: '/support', name: 'search', icon: IconSearch },
    { to: '/support/alerts', name: 'alerts', icon: IconAlertTriangle },
    { to: '/support/set-aside', name: 'setAside', icon: IconInbox },
    { to: '/support/firmware', name: 'firmware', icon: IconDownload },
    { to: '/support/unknown-chargers', name: 'unknownChargers', icon: IconPlugConnectedX },
    { to: '/support/quirk-profiles', name: 'quirks', icon: IconAdjustments },
    { to: '/support/mails', name: 'mails', icon: IconMail },
    { to: '/support/jobs', name: 'jobs', icon: IconChecklist },
    { to: '/support/settlement', name: 'settlement', icon: IconReceipt },
    { to: '/support/bookkeeping', name: 'bookkeeping', icon: IconBook },
    { to: '/support/networks', name: 'networks', icon: IconAffiliate },
    { to: '/support/staff', name: 'staff', icon: IconUsers, permission: 'staff.manage' },
  ],
};

/** Those that a person may see. */
export const pagesFor = (me: Me, portal: PortalName): readonly PageLink[] =>
  pagesOf[portal].filter(({ permission }) => permission === undefined || mayIn(me, permission));

/** Where a portal begins. */
export const firstPageOf = (portal: PortalName): string => pagesOf[portal][0]?.to ?? '/';

export const portalOf = (pathname: string): PortalName =>
  pathname.startsWith('/mobility')
    ? 'mobility'
    : pathname.startsWith('/support')
      ? 'support'
      : 'chargingPoints';

/** Whether an address belongs to a page; a device is reached through its station. */
export const isWithin = (pathname: string, page: string) =>
  page === '/support'
    ? pathname === page || pathname.startsWith('/support/devices')
    : pathname.startsWith(page) || (page === '/stations' && pathname.startsWith('/devices'));
