/** Where this page is written: a link to edit it where the portal knows of one, else the file's name. */
export function PageSource({ path, editUrl }: { path: string; editUrl: string | undefined }) {
  return (
    <p className="page-source">
      {editUrl ? (
        <a href={`${editUrl}/${path}`}>Edit this page</a>
      ) : (
        <>
          Written in <code>{path}</code>
        </>
      )}
    </p>
  )
}
