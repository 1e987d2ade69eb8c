import type { ReactNode } from 'react'
import type { StaticProps } from '@/lib/content/static-props'

type Inside = { children?: ReactNode }

/** A block of code; children are the notes to its marked lines. */
export function Code(props: StaticProps['Code'] & Inside) {
  const { title, language, label, codeHtml, notRunBecause, children } = props
  return (
    <figure className={language === 'console' ? 'code console' : 'code'}>
      <figcaption>
        {title ? <b>{title}</b> : label}
        {notRunBecause && <span>not run: {notRunBecause}</span>}
      </figcaption>
      <Pre html={codeHtml} />
      {children}
    </figure>
  )
}

/** What a program prints. */
export function Output({ title, outputHtml }: StaticProps['Output']) {
  return (
    <figure className="code output">
      <figcaption>{title}</figcaption>
      <Pre html={outputHtml} />
    </figure>
  )
}

/** What changed between two files: added and removed lines carry their sign, not only a colour. */
export function Diff({ title, codeHtml }: StaticProps['Diff']) {
  return (
    <figure className="code diff">
      <figcaption>
        <b>{title}</b>
      </figcaption>
      <Pre html={codeHtml} />
    </figure>
  )
}

/** A request and its response, side by side where there is room. */
export function Exchange({ title, requestHtml, responseHtml }: StaticProps['Exchange']) {
  return (
    <div className="exchange">
      {title && <p className="exchange-title">{title}</p>}
      <figure className="code">
        <figcaption>Request</figcaption>
        <Pre html={requestHtml} />
      </figure>
      <figure className="code">
        <figcaption>Response</figcaption>
        <Pre html={responseHtml} />
      </figure>
    </div>
  )
}

/** One program in several languages. Radio buttons and CSS choose the panel, so that it works without a script. */
export function CodeTabs({ label, group, tabs, children }: StaticProps['CodeTabs'] & Inside) {
  return (
    <fieldset className="tabs">
      <legend>{label}</legend>
      <div className="tabs-bar">
        {tabs.map((tab, index) => (
          <label key={tab.language}>
            <input type="radio" name={group} value={tab.language} defaultChecked={index === 0} />
            {tab.label}
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  )
}

/** One language of a group. */
export function CodePanel({ language, children }: StaticProps['CodePanel'] & Inside) {
  return (
    <div className="panel" data-language={language}>
      {children}
    </div>
  )
}

/** Focusable, so that long lines can be scrolled by keyboard. */
function Pre({ html }: { html: string }) {
  return (
    <pre tabIndex={0}>
      <code dangerouslySetInnerHTML={{ __html: html }} />
    </pre>
  )
}
