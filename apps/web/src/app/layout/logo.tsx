/** A gate with a charge running through it. */
export const Logo = ({ size = 30 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
    <rect width="32" height="32" rx="8" fill="var(--mantine-color-petrol-7)" />
    <path
      d="M9 25V13a7 7 0 0 1 14 0v12"
      fill="none"
      stroke="var(--mantine-color-petrol-0)"
      strokeWidth="3"
      strokeLinecap="round"
    />
    <path d="M17.5 12.5 13 19h3.2L15 24.5l4.500-6.500h-3.200z" fill="var(--mantine-color-amber-3)" />
  </svg>
);
