import type { JourneyFile } from '@/lib/content/schema'

/** A journey as the page shows it: Markdown compiled, actors by index, empty fields left out to keep the page small. */
export type JourneyView = {
  title: string
  basis: JourneyFile['basis']
  /** Where measured or cited times come from. */
  source?: { title: string; href: string }
  actors: { name: string; role: string; href?: string }[]
  steps: JourneyStepView[]
}

export type JourneyStepView = {
  /** Index into `actors`; `from === to` is work that an actor does by itself. */
  from: number
  to: number
  label: string
  saysHtml: string
  detail?: string
  ms?: number
}

type Rendering = { markdown: (source: string) => string; source?: JourneyView['source'] }

/** Turns a checked journey (every `from` and `to` names an actor) into what the instrument receives. */
export function journeyViewOf(file: JourneyFile, { markdown, source }: Rendering): JourneyView {
  const place = (id: string) => file.actors.findIndex((actor) => actor.id === id)
  return {
    title: file.title,
    basis: file.basis,
    ...(source && { source }),
    actors: file.actors.map(({ name, role, href }) => ({ name, role, ...(href && { href }) })),
    steps: file.steps.map(({ from, to, label, says, detail, ms }) => ({
      from: place(from),
      to: place(to),
      label,
      saysHtml: markdown(says),
      ...(detail !== undefined && { detail: detail.replace(/\n$/, '') }),
      ...(ms !== undefined && { ms }),
    })),
  }
}

/** Props of the island `Journey`. */
export type JourneyProps = { journey: JourneyView; hero?: boolean }
