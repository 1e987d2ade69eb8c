import type { Known } from './known'
import { Stretch } from './stretch'

/** Each module as its stretch of wire. */
export function ModuleTable({ modules, seen, unknown }: Known) {
  return (
    <ul className="index module-table">
      {modules.map(({ id, href, number, title, lessons }) => (
        <li key={id}>
          <a href={href}>
            {number} {title}
          </a>
          <Stretch
            stations={lessons.map((lesson) => seen.lessons[lesson.id]?.completed === true)}
            known={!unknown}
          />
        </li>
      ))}
    </ul>
  )
}
