import type { ModuleRef, ModuleView } from '@/lib/content/view'

/** One module on the path map: an interchange, then its lessons as stations on the same wire. */
export function Leg({ module }: { module: ModuleView }) {
  const { number, title, href, summary, requires, lessons, minutes } = module
  return (
    <section className="leg" aria-labelledby={module.id}>
      <p className="label">
        {number}{' '}
        <span>
          {lessons.length} lessons, {hours(minutes)}
        </span>
      </p>
      <div>
        <h2 id={module.id}>
          <a href={href}>{title}</a>
        </h2>
        <p className="note">{summary}</p>
        {requires.length > 0 && <Needs modules={requires} />}
        <ol>
          {lessons.map((lesson) => (
            <li key={lesson.id} data-lesson={lesson.id}>
              <a href={lesson.href}>{lesson.title}</a>
              <span className="label">{lesson.minutes} min</span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

/** Gates are soft: nothing is locked, the reader is told. */
export function Needs({ modules }: { modules: ModuleRef[] }) {
  return (
    <p className="needs">
      <span className="label">Builds on </span>
      {modules.map(({ id, href, number, title }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a href={href}>
            {number} {title}
          </a>
        </span>
      ))}
    </p>
  )
}

/** Study time as one says it: “50 min”, “1 h 40 min”. */
export function hours(minutes: number): string {
  const rest = minutes % 60
  if (minutes < 60) return `${minutes} min`
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`
}
