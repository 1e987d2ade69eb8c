import { List } from '@/components/ui/list'
import type { RoleView } from '@/lib/content/view'

type Skill = RoleView['skills'][number]

/** The role's skills with the level each needs; those taught here link to where. */
export function Skills({ skills }: { skills: Skill[] }) {
  return (
    <>
      <List className="skills" of={skills.map(asItem)} />
      <p className="note">
        Aware: knows what it is for. Working: does it with the manual open. Strong: does it well and reviews
        others. Leads: decides how the team does it.
      </p>
    </>
  )
}

/** The style sheet draws four stations before the level, filled as far as it reaches. */
const asItem = ({ name, level, lesson, term }: Skill) => {
  const place = lesson ?? term
  return (
    <li>
      <b>{name}</b>
      <span className={`level ${level}`}>{level}</span>
      {place ? <a href={place.href}>{place.title}</a> : <span>not in this manual yet</span>}
    </li>
  )
}
