import fs from 'node:fs'

/** A static page as long as the one it is compared with: text alone. */
export default function Page() {
  const paragraphs: string[] = JSON.parse(fs.readFileSync('paragraphs.json', 'utf8'))
  return Object.entries(paragraphs).map(([place, text]) => <p key={place}>{text}</p>)
}
