import localFont from 'next/font/local'

// All three faces stand on the first screen of every page (wordmark, text, labels), so all three are preloaded.
// `optional`: a face that comes late waits for the next page instead of moving this one.

const plexSerif = localFont({
  src: [
    {
      path: '../../node_modules/@fontsource/ibm-plex-serif/files/ibm-plex-serif-latin-400-normal.woff2',
      weight: '400',
    },
    {
      path: '../../node_modules/@fontsource/ibm-plex-serif/files/ibm-plex-serif-latin-600-normal.woff2',
      weight: '600',
    },
  ],
  display: 'optional',
  adjustFontFallback: 'Times New Roman',
  variable: '--plex-serif',
})

const plexMono = localFont({
  src: '../../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2',
  weight: '400',
  display: 'optional',
  adjustFontFallback: false,
  variable: '--plex-mono',
})

/** Class names that bring the faces' variables; they belong on `<html>`. */
export const fontVariables = `${plexSerif.variable} ${plexMono.variable}`
