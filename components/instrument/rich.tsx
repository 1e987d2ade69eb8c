type Props = { html: string; as?: 'span' | 'div' | 'p' | 'legend' | 'pre'; className?: string }

/** HTML compiled from our own content at build time; nothing that a reader typed may come here. */
export function Rich({ html, as: Tag = 'span', className }: Props) {
  return <Tag className={className} dangerouslySetInnerHTML={{ __html: html }} />
}
