import { ImportFile } from './import-file.client'

/** Taking everything away, bringing it back, and deleting it. */
export function YourData() {
  return (
    <>
      <p className="acts">
        <a className="button" href="/api/export" download>
          Export everything
        </a>
      </p>
      <ImportFile />
      <p className="acts">
        <a className="button" href="/settings/delete">
          Delete everything…
        </a>
      </p>
    </>
  )
}
