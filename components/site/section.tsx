import type { ReactNode } from 'react'

type Props = { id: string; title: string; note?: ReactNode; children: ReactNode }

/** A section of a manual page: its heading stands in the rail column, a note may follow it there. */
export function Section({ id, title, note, children }: Props) {
  return (
    <section className="section" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        {note && <div className="note">{note}</div>}
      </div>
      <div>{children}</div>
    </section>
  )
}
