import { WrittenDate } from '@/components/site/written-date'
import { List } from '@/components/ui/list'
import type { LessonRef, LessonView } from '@/lib/content/view'

/** Number, title, what the reader will be able to do; beside it what there is to know before starting. */
export function LessonHead({ lesson }: { lesson: LessonView }) {
  return (
    <header className="lesson-head">
      <div className="head">
        <p className="label">{lesson.number}</p>
        <h1>{lesson.title}</h1>
        <p className="lede">{lesson.summary}</p>
        <h2 className="label">You will be able to</h2>
        <List className="lines" of={lesson.objectives.map(asLine)} />
      </div>
      <Facts lesson={lesson} />
    </header>
  )
}

const asLine = (text: string) => <li>{text}</li>

function Facts({ lesson: { minutes, readingMinutes, requires, updated } }: { lesson: LessonView }) {
  return (
    <dl className="facts">
      <dt>Time</dt>
      <dd>{`${minutes} min, ${readingMinutes} of them reading`}</dd>
      {requires.length > 0 && <dt>Know first</dt>}
      {requires.map(asRequired)}
      {updated && <dt>Last change</dt>}
      {updated && (
        <dd>
          <WrittenDate iso={updated} />
        </dd>
      )}
    </dl>
  )
}

const asRequired = ({ id, href, title }: LessonRef) => (
  <dd key={id}>
    <a href={href}>{title}</a>
  </dd>
)
