'use client'

import { usePathname } from 'next/navigation'
import { NetworkSign } from '@/components/offline/network-sign'
import { SaveState } from '@/components/progress/save-state'
import { SearchButton } from '@/components/search/search-button.client'
import { Glyph } from './glyph'
import { PersonLink } from './person-link'
import { ThemeSwitch } from './theme-switch.client'

const sections = [
  ['/learn', 'Learn'],
  ['/roles', 'Roles'],
  ['/stacks', 'Stacks'],
  ['/glossary', 'Glossary'],
  ['/dashboard', 'Dashboard'],
] as const

function current(pathname: string, href: string) {
  if (pathname === href) return 'page'
  return pathname.startsWith(`${href}/`) ? 'true' : undefined
}

/** A client component without props: its HTML stands once in each page, and not again in the flight payload. */
export function Header() {
  const pathname = usePathname()
  return (
    <header className="bar">
      <div className="page">
        <a className="wordmark" href="/" aria-current={pathname === '/' ? 'page' : undefined}>
          <Glyph />
          Serverside
        </a>
        <nav id="menu" popover="auto" aria-label="Site">
          {sections.map(([href, name]) => (
            <a key={href} href={href} aria-current={current(pathname, href)}>
              {name}
            </a>
          ))}
          <PersonLink />
        </nav>
        <PersonLink />
        <div className="tools">
          <NetworkSign />
          <SaveState />
          <SearchButton />
          <ThemeSwitch />
          <button type="button" className="tool menu-button" popoverTarget="menu">
            Menu
          </button>
        </div>
      </div>
    </header>
  )
}
