import { weekdayRuns } from '@laadpoort/domain/tariffs/weekday-runs';

/** The stations' time zone, unless a station has another: the reader may be travelling. */
export const stationTimeZone = 'Europe/Amsterdam';

/** Every number, amount and time in the portal is formatted here; times by the clock of `ofPage`, unless told another. */
export const createFormat = (locale: string, ofPage: string = stationTimeZone) => {
  const decimals = (places: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places });
  const three = decimals(3);
  const two = decimals(2);
  const one = decimals(1);
  const upToThree = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const euro = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const euroRate = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const dateTimeIn = (timeZone = ofPage, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  /** 1 is Monday. */
  const weekday = (day: number) =>
    dateTimeIn('UTC', { weekday: 'short' }).format(new Date(Date.UTC(2024, 0, day)));
  const runName = ([first, last]: readonly [number, number]) =>
    first === last ? weekday(first) : `${weekday(first)}${last - first > 1 ? '–' : ', '}${weekday(last)}`;

  return {
    locale,
    /** `4250` Wh is `4.25 kWh`. */
    energy: (energyWh: number) => `${two.format(energyWh / 1000)} kWh`,
    /** `1004250` Wh on a meter is `1,004.250 kWh`. */
    register: (registerWh: number) => `${three.format(registerWh / 1000)} kWh`,
    /** `4250` W is `4.3 kW`. */
    power: (powerW: number) => `${one.format(powerW / 1000)} kW`,
    /** `250` W is `0.25 kW`: marks on an axis may be nearer to each other than 0.1 kW. */
    powerOnAxis: (powerW: number) => `${upToThree.format(powerW / 1000)} kW`,
    /** Decimal text with up to 6 places, shown with 2. */
    money: (amount: string) => euro.format(amount as Intl.StringNumericLiteral),
    /** A price per kWh: 2 to 4 places, with a discount up to 6. */
    rate: (pricePerKwh: string) => `${euroRate.format(pricePerKwh as Intl.StringNumericLiteral)} / kWh`,
    /** A price per hour: 2 to 4 places, with a discount up to 6. */
    hourlyRate: (pricePerHour: string) => `${euroRate.format(pricePerHour as Intl.StringNumericLiteral)} / h`,
    /** A price without a unit: 2 to 4 places, with a discount up to 6. */
    price: (price: string) => euroRate.format(price as Intl.StringNumericLiteral),
    /** `Mon–Fri 23:00–07:00`; of every day only the times. */
    window: ({ weekdays, from, until }: Window) =>
      weekdays.length === 7
        ? `${from}–${until}`
        : `${weekdayRuns(weekdays).map(runName).join(', ')} ${from}–${until}`,
    weekday,
    count: (value: number) => whole.format(value),
    /** `4250000` bytes are `4.3 MB`. */
    fileSize: (sizeBytes: number) =>
      sizeBytes < 1e6 ? `${one.format(sizeBytes / 1e3)} kB` : `${one.format(sizeBytes / 1e6)} MB`,
    ...ratiosIn(locale),
    tenths: (value: number) => one.format(value),
    /** `4502` seconds are `1:15:02`, as on the flyer. */
    duration: formatDuration,
    date: (at: string | Date, timeZone?: string) =>
      dateTimeIn(timeZone, { dateStyle: 'medium' }).format(new Date(at)),
    dateTime: (at: string | Date, timeZone?: string) =>
      dateTimeIn(timeZone, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at)),
    time: (at: string | Date, timeZone?: string) =>
      dateTimeIn(timeZone, { timeStyle: 'short' }).format(new Date(at)),
    timeWithSeconds: (at: string | Date, timeZone?: string) =>
      dateTimeIn(timeZone, { timeStyle: 'medium' }).format(new Date(at)),
    /** `2026-11` is `November 2026`. */
    month: (month: string) =>
      dateTimeIn('UTC', { month: 'long', year: 'numeric' }).format(new Date(`${month}-01T00:00:00Z`)),
    /** `2026-11` is `Nov 26`, for axes. */
    shortMonth: (month: string) =>
      dateTimeIn('UTC', { month: 'short', year: '2-digit' }).format(new Date(`${month}-01T00:00:00Z`)),
    /** `2026-11-22` is `22 November`. */
    day: (day: string) =>
      dateTimeIn('UTC', { day: 'numeric', month: 'long' }).format(new Date(`${day}T00:00:00Z`)),
    relative: (at: string | Date, now: Date) => {
      const { value, unit } = largestUnit((new Date(at).getTime() - now.getTime()) / 1000);
      return relative.format(value, unit);
    },
  };
};

const ratiosIn = (locale: string) => {
  const change = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const uptime = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return {
    /** A change: `+5%`. */
    percent: (ratio: number) => change.format(ratio),
    /** `0.125` of a whole is `12.5%`. */
    share: (ratio: number) => share.format(ratio),
    /** Of times that are nearly all of a whole, as files have it: `0.9999` is `99.99%`. */
    uptime: (ratio: number) => uptime.format(ratio),
  };
};

interface Window {
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly until: string;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** `h:mm:ss`, never negative: a charger's clock may run ahead of ours. */
export const formatDuration = (seconds: number) => {
  const total = Math.max(0, Math.floor(seconds));
  return `${Math.floor(total / 3600)}:${pad(Math.floor(total / 60) % 60)}:${pad(total % 60)}`;
};

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

const largestUnit = (seconds: number): { value: number; unit: Intl.RelativeTimeFormatUnit } => {
  for (const [unit, length] of units)
    if (Math.abs(seconds) >= length) return { value: Math.trunc(seconds / length), unit };
  return { value: Math.trunc(seconds), unit: 'second' };
};
