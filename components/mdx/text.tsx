import type { ReactNode } from 'react'
import type { StaticProps } from '@/lib/content/static-props'

type Inside = { children?: ReactNode }

/** A side note: in the margin where there is one, else indented under the line it belongs to. */
export function Aside({ block, children }: StaticProps['Aside'] & Inside) {
  const Tag = block ? 'div' : 'span'
  return (
    <Tag role="note" className="aside">
      {children}
    </Tag>
  )
}

/** The first use of a term, linked to the glossary. */
export function Term({ href, children }: StaticProps['Term'] & Inside) {
  return <a href={href}>{children}</a>
}

/** A citation mark; it leads to the page's list of sources. */
export function Source({ number, anchor }: StaticProps['Source']) {
  return (
    <sup>
      <a href={`#${anchor}`} aria-label={`Source ${number}`}>
        {number}
      </a>
    </sup>
  )
}

/** A number that the example sets: the mark is for authors and checks, readers see the number. */
export const Given = ({ children }: Inside) => children

/** Things to do one after the other. */
export const Steps = ({ children }: Inside) => <div className="steps">{children}</div>

/** What a prediction is compared with. The instrument above opens it; by hand it opens for everyone. */
export const Answer = ({ children }: Inside) => (
  <details className="answer">
    <summary>Compare with what happens</summary>
    {children}
  </details>
)

/** A table in a box that scrolls sideways by itself and can be reached by keyboard. */
export function Table({ children }: Inside) {
  return (
    <div className="table" tabIndex={0}>
      {children}
    </div>
  )
}
