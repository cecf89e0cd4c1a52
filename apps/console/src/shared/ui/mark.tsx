/** The sign of Presage: a solid dot (what happened) and a dashed wave (what is believed). */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden
      fill="none"
      stroke="var(--accent)"
      strokeWidth="3"
      strokeLinecap="round"
    >
      <circle cx="9" cy="16" r="5" fill="var(--accent)" stroke="none" />
      <path d="M18 9a10 10 0 0 1 0 14" />
      <path d="M23.5 5a16 16 0 0 1 0 22" strokeDasharray="0.5 5.5" />
    </svg>
  );
}
