/** The wire as a sign: two stations, the line through them, the far one reached. */
export function Glyph() {
  return (
    <svg className="glyph" viewBox="0 0 32 16" aria-hidden="true">
      <path d="M0 8h5m6 0h10" />
      <circle cx="8" cy="8" r="3" />
      <circle cx="25" cy="8" r="5" />
    </svg>
  )
}
