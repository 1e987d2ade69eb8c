/** The least that a static page of Next can be. */
export default function Page() {
  return <p>Hello</p>
}
