import type { Card } from './find-card'

/*
 * Drawn by next/og, which knows neither style sheets nor classes: this is the one place with inline styles.
 * Colours are those of the paper theme, written in sRGB.
 */
const paper = '#f8f6ef'
const ink = '#201f25'
const muted = '#5f574f'
const wire = '#ad2271'
const width = 1040

/** The wire with its stations; the page's own is filled. */
function Wire({ at, of }: Pick<Card, 'at' | 'of'>) {
  const stations = Array.from({ length: of }, (_, index) =>
    of === 1 ? width / 2 : 12 + (index * (width - 24)) / (of - 1),
  )
  return (
    <svg width={width} height={28} viewBox={`0 0 ${width} 28`} role="presentation">
      <path d={`M0 14H${width}`} stroke={wire} strokeWidth={3} />
      {stations.map((x, index) => (
        <circle
          key={x}
          cx={x}
          cy={14}
          r={index === at ? 12 : 7}
          fill={index === at ? wire : paper}
          stroke={wire}
          strokeWidth={3}
        />
      ))}
    </svg>
  )
}

export function ShareCard({ label, title, summary, at, of }: Card) {
  const size = title.length > 44 ? 60 : 76
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        padding: 80,
        background: paper,
        color: ink,
        fontFamily: 'Plex Serif',
      }}
    >
      <div style={{ display: 'flex', fontFamily: 'Plex Mono', fontSize: 28, color: wire }}>{label}</div>
      <div style={{ display: 'flex', marginTop: 20, fontSize: size, lineHeight: 1.15 }}>{title}</div>
      <div style={{ display: 'flex', marginTop: 24, fontSize: 30, lineHeight: 1.4, color: muted }}>
        {summary}
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', marginTop: 'auto', gap: 28 }}>
        <Wire at={at} of={of} />
        <div style={{ display: 'flex', fontSize: 32 }}>Serverside</div>
      </div>
    </div>
  )
}
