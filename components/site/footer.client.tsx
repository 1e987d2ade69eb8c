'use client'

/** The colophon. A client component without props, so that it stands once in each page (see the header). */
export function Footer() {
  return (
    <footer className="colophon">
      <div className="page sheet">
        <p className="label">Colophon</p>
        <p>
          Serverside is free, asks for nothing and watches nobody. Set in IBM Plex Serif and Plex Mono. Every
          program printed here is run by the tests, or says why not; every figure names its source.
        </p>
        <nav aria-label="About this manual">
          <a href="/about">About</a>
          <a href="/notes">Notes</a>
          <a href="/settings">Settings</a>
          <a href="/feed.xml">Feed</a>
          <a href="/llms.txt">Plain text</a>
        </nav>
      </div>
    </footer>
  )
}
