import {
  IconAlertTriangle,
  IconBan,
  IconBolt,
  IconCircleCheck,
  IconCloudOff,
  IconFlagCheck,
  IconHelp,
  IconLock,
  IconPlayerPause,
  IconPlugConnected,
  IconPlugX,
  IconZzz,
  type Icon,
} from '@tabler/icons-react';
import type { PaletteName } from '../theme/palettes.ts';

interface StatusLook {
  readonly tint: PaletteName;
  readonly icon: Icon;
}

/** Colour and icon of every charging point status; its text is in the `ui` texts under `status`. */
export const statusLooks = {
  free: { tint: 'moss', icon: IconCircleCheck },
  preparing: { tint: 'amber', icon: IconPlugConnected },
  charging: { tint: 'sky', icon: IconBolt },
  'car-paused': { tint: 'petrol', icon: IconZzz },
  'station-paused': { tint: 'petrol', icon: IconPlayerPause },
  finished: { tint: 'moss', icon: IconFlagCheck },
  reserved: { tint: 'plum', icon: IconLock },
  'out-of-order': { tint: 'gray', icon: IconBan },
  fault: { tint: 'red', icon: IconAlertTriangle },
  'other-status': { tint: 'amber', icon: IconHelp },
  offline: { tint: 'amber', icon: IconCloudOff },
  'never-connected': { tint: 'gray', icon: IconPlugX },
} as const satisfies Record<string, StatusLook>;

export type StatusName = keyof typeof statusLooks;
