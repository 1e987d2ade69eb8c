import type { StackView } from '@/lib/content/view'

/** Languages as one writes them. */
export const languageNames: Record<StackView['language'], string> = {
  javascript: 'JavaScript',
  php: 'PHP',
  python: 'Python',
  ruby: 'Ruby',
}

/** All stacks with their languages, one a row. */
export function StackTable({ stacks }: { stacks: StackView[] }) {
  return (
    <ul className="index">
      {stacks.map(({ id, href, title, language, summary }) => (
        <li key={id} className="sheet">
          <span className="label">{languageNames[language]}</span>
          <div>
            <a href={href}>{title}</a>
            <p>{summary}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
