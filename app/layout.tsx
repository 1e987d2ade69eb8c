import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { LessonMarks } from '@/components/progress/lesson-marks.client'
import { ProgressProvider } from '@/components/progress/progress-provider.client'
import '@/components/site/broken.client'
import { fontVariables } from '@/components/site/fonts'
import { Footer } from '@/components/site/footer.client'
import { Header } from '@/components/site/header.client'
import { icon } from '@/components/site/icon'
import { Navigate } from '@/components/site/navigate.client'
import { env } from '@/lib/env'
import { headScript } from '@/lib/preferences'
import { recordProgressAction } from '@/lib/progress/actions'
import { site } from '@/lib/site'
import '@/.content/site.css'
// Named here so that their few kB come with the scripts of the layout and not as a request of their own.
import '@/components/lesson/body.client'
import '@/components/quiz/what-follows.client'
import './error'
import './global-error'

export const metadata: Metadata = {
  metadataBase: new URL(env.siteUrl),
  title: { default: site.title, template: `%s · ${site.name}` },
  description: site.description,
  applicationName: site.name,
  icons: { icon: { url: icon, type: 'image/svg+xml' } },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f6ef' },
    { media: '(prefers-color-scheme: dark)', color: '#11161e' },
  ],
}

export default function Layout({ children }: { children: ReactNode }) {
  return (
    // The head script writes the reader's choices on <html> before React arrives.
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: headScript }} />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the text
        </a>
        <ProgressProvider record={recordProgressAction}>
          <Header />
          {children}
          <Footer />
          <LessonMarks />
        </ProgressProvider>
        <Navigate />
      </body>
    </html>
  )
}
