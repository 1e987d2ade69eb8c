import { kindNames } from '@/components/site/kind'
import { Section } from '@/components/site/section'
import { Pairs } from '@/components/ui/pairs'
import type { TermView } from '@/lib/content/view'
import { asPair } from './term-list'

type Props = { see: TermView['see']; used: TermView['backLinks'] }

/** Where to go from a term: its neighbours, and every page whose text uses it. */
export function BackLinks({ see, used }: Props) {
  return (
    <>
      {see.length > 0 && (
        <Section id="see" title="See also">
          <Pairs pairs={see.map(asPair)} />
        </Section>
      )}
      {used.length > 0 && (
        <Section id="used" title="Used in">
          <ul className="used">
            {used.map(({ id, href, title, kind }) => (
              <li key={id} className="row">
                <a href={href}>{title}</a>
                <span className="label">{kindNames[kind]}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
