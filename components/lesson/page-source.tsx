import { env } from '@/lib/env'

/** Where this page is written: a link to edit it where the portal knows of one, else the file's name. */
export function PageSource({ path }: { path: string }) {
  return (
    <p className="page-source">
      {env.editUrl ? (
        <a href={`${env.editUrl}/${path}`}>Edit this page</a>
      ) : (
        <>
          Written in <code>{path}</code>
        </>
      )}
    </p>
  )
}
